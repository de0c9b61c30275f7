import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMira, addUser, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';
import { installPrograms } from './support/programs.ts';

const theo = 'theo.lindqvist@contoso.example';
const subject = 'Lighthouse plan';

/** `YYYY-MM-DDTHH:MM` of this machine's clock, some hours after the last full one. */
function wall(hours: number): string {
  const time = new Date(Date.now() + hours * 3_600_000);
  time.setMinutes(0, 0, 0);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

async function openDay(window: Page): Promise<void> {
  await window.getByRole('navigation').getByText('Calendar').click();
  await window.getByRole('group', { name: 'Calendar view' }).getByText('Day', { exact: true }).click();
}

const entry = (window: Page, name = subject) => window.locator('.pr-event', { hasText: name });
const details = (window: Page) => window.getByRole('region', { name: 'Details' });
const form = (window: Page, title: string) => window.getByRole('dialog', { name: title });

test('a meeting is made, answered, dragged, answered again and called off between two people', async ({
  start,
  exchange,
}) => {
  const second = mkdtempSync(join(tmpdir(), 'presently-e2e-'));
  const [miras, theos] = [await start(), await start({ profile: second })];
  await addMira(miras, exchange);
  await addUser(theos, exchange, theo);
  const [mine, his] = [miras.window, theos.window];
  await openDay(mine);
  await openDay(his);

  await mine.getByRole('button', { name: 'New', exact: true }).click();
  const made = form(mine, 'New entry');
  await made.getByLabel('Subject').fill(subject);
  await made.getByLabel('Starts').fill(wall(1));
  await made.getByLabel('Invite people').fill('lindqvist');
  await made.getByRole('list', { name: 'Found' }).getByText(theo).click();
  await expect(made.getByText('Theo Lindqvist', { exact: true })).toBeVisible();
  expect(await violations(mine), 'the form').toEqual([]);
  await made.getByRole('button', { name: 'Send invitation' }).click();
  await expect(made).toBeHidden();
  await expect(entry(mine)).toBeVisible();

  // He hears of it by the connection that is held open, and says yes.
  await expect(entry(his)).toBeVisible();
  await entry(his).click();
  await details(his).getByRole('button', { name: 'Accept: “Lighthouse plan”' }).click();
  await expect(his.getByText('Accepting “Lighthouse plan”')).toBeVisible();
  await entry(mine).click();
  await expect(details(mine).getByRole('img', { name: 'Accepted' })).toBeVisible({ timeout: 20_000 });
  await details(mine).getByRole('button', { name: 'Close details' }).click();

  // Dragged two hours later; everybody is told, and asked anew.
  const before = await entry(mine).boundingBox();
  if (before === null) throw new Error('the entry has no place');
  await mine.mouse.move(before.x + 20, before.y + 10);
  await mine.mouse.down();
  await mine.mouse.move(before.x + 20, before.y + before.height * 1.5 + 10, { steps: 8 });
  await mine.mouse.up();
  await mine.getByRole('button', { name: 'Send update to 1 person' }).click();
  await expect(details(his).getByText('No answer yet').first()).toBeVisible();
  const start2 = (await miras.ask({ command: 'agenda', days: 2 })).appointments.find(
    (each) => each.subject === subject,
  );
  await expect
    .poll(
      async () =>
        (await theos.ask({ command: 'agenda', days: 2 })).appointments.find((each) => each.subject === subject)?.start,
    )
    .toBe(start2?.start);
  expect(new Date(start2?.start ?? '').getTime()).toBeGreaterThan(new Date(wall(1)).getTime());

  // An answer can be taken back while it waits; then he says no, and it leaves his calendar.
  await details(his).getByRole('button', { name: 'Decline: “Lighthouse plan”' }).click();
  await his.getByRole('button', { name: 'Undo: “Lighthouse plan”' }).click();
  await expect(his.getByText('Declining “Lighthouse plan”')).toBeHidden();
  await details(his).getByRole('button', { name: 'Tentative: “Lighthouse plan”' }).click();
  await entry(mine).click();
  await expect(details(mine).getByRole('img', { name: 'Tentative' })).toBeVisible({ timeout: 20_000 });

  await details(mine).getByRole('button', { name: 'Cancel the meeting' }).click();
  await details(mine).getByLabel('A word with it').fill('Sorry, another time');
  await details(mine).getByRole('button', { name: 'Send cancellation' }).click();
  await expect(entry(mine)).toBeHidden({ timeout: 20_000 });
  await expect(entry(his, 'Canceled: Lighthouse plan')).toBeVisible();
  await details(his).getByRole('button', { name: 'Remove from calendar' }).click();
  await expect(entry(his, 'Canceled: Lighthouse plan')).toBeHidden();
  rmSync(second, { recursive: true, force: true });
});

test('an entry is made with a file, changed over somebody else’s change, followed up and deleted; notes show as written', async ({
  start,
  exchange,
}) => {
  const programs = installPrograms('text/plain');
  const presently = await start({ env: programs.env });
  const { window, app, profile } = presently;
  await addMira(presently, exchange);
  await openDay(window);

  // All by keyboard: the form, its fields, its end.
  await window.getByRole('button', { name: 'New', exact: true }).press('Enter');
  const made = form(window, 'New entry');
  await expect(made.getByLabel('Subject')).toBeFocused();
  await window.keyboard.type(subject);
  await made.getByLabel('Starts').fill(wall(1));
  await made.getByLabel('Add a file').setInputFiles({
    name: 'plan.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('the plan'),
  });
  await made.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(made).toBeHidden();
  await entry(window).click();
  await expect(details(window).getByRole('button', { name: 'Open plan.txt' })).toBeVisible();

  // The system's program gets a copy that it can't write to: what is changed there would go with the app.
  await details(window).getByRole('button', { name: 'Open plan.txt' }).click();
  await expect.poll(() => programs.opened()).toEqual([expect.stringMatching(/plan\.txt$/)]);
  const copy = (programs.opened()[0] ?? '').replace(/^file:\/\//, '');
  expect(read(copy)).toBe('the plan');
  expect(statSync(copy).mode & 0o777).toBe(0o400);
  programs.remove();

  // Saved where its user wants it; the system's own dialog answers with that place.
  const target = join(profile, 'saved.txt');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await details(window).getByRole('button', { name: 'Save plan.txt' }).click();
  await expect.poll(() => read(target)).toBe('the plan');

  // Somebody else changes it while the form is open: both versions are shown, and mine is saved over it on purpose.
  await details(window).getByRole('button', { name: 'Change', exact: true }).click();
  const changed = form(window, 'Change entry');
  await changed.getByLabel('Place').fill('Room Ada');
  const listed = (await exchange.client.list(exchange.mira.address)).find((each) => each.subject === subject);
  await exchange.client.change(exchange.mira.address, listed?.id ?? '', { location: 'Canteen' });
  await changed.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = form(window, 'Somebody changed this entry meanwhile');
  await expect(conflict.getByRole('cell', { name: 'Canteen' })).toBeVisible();
  await expect(conflict.getByRole('cell', { name: 'Room Ada' })).toBeVisible();
  expect(await violations(window), 'the conflict').toEqual([]);
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(conflict).toBeHidden();
  await expect(details(window).getByText('Room Ada')).toBeVisible();

  await details(window).getByRole('button', { name: 'More' }).click();
  await window.getByRole('menuitem', { name: 'Make it a task' }).click();
  await expect(details(window).getByText('The task is in your list.')).toBeVisible();
  const items = await exchange.client.list(exchange.mira.address);
  expect(items.filter(({ folder }) => folder === 'tasks').map((task) => task.subject)).toEqual([
    `Follow up: ${subject}`,
  ]);

  await details(window).getByRole('button', { name: 'Delete' }).click();
  await expect(entry(window)).toBeHidden();
  await expect(details(window)).toBeHidden();

  // What others wrote is shown as they wrote it, in a frame where nothing runs.
  await entry(window, 'Stand-up').first().click();
  const notes = details(window).frameLocator('iframe[title="Notes as they were written"]');
  await expect(notes.getByText('What moved, what is stuck')).toBeVisible();
  await expect(notes.getByRole('link', { name: 'Join the meeting now' })).toHaveAttribute('rel', 'noopener noreferrer');
  expect(await violations(window), 'an opened entry').toEqual([]);
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
