import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributeOf } from '../../electron/demo/xml.ts';
import type { TestExchange } from '../support/exchange.ts';
import { all, ask, one, texts } from '../support/soap.ts';
import { addMira, closedBy, expect } from './support/app.ts';
import { violations } from './support/axe.ts';
import { test } from './support/logind.ts';
import { installPrograms } from './support/programs.ts';

const MINUTE = 60_000;
const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d';

const iso = (at: number) => new Date(Math.ceil(at / MINUTE) * MINUTE).toISOString();

/** What every other program of the mailbox sees: subject and time, by raw SOAP. */
async function kept(exchange: TestExchange) {
  const { root } = await ask(exchange, '<m:GetReminders/>');
  return all(root, 'Reminder').map((each) => ({
    subject: texts(each, 'Subject')[0],
    time: Date.parse(texts(each, 'ReminderTime')[0] ?? ''),
    start: Date.parse(texts(each, 'StartDate')[0] ?? ''),
    id: attributeOf(one(each, 'ItemId'), 'Id') ?? '',
  }));
}

test('several reminders stand as one list: joined, put off and dismissed, here and in the mailbox alike, and after a sleep', async ({
  start,
  profile,
  exchange,
  logind,
}) => {
  const programs = installPrograms('msteams', 'https');
  writeFileSync(
    join(profile, 'settings.json'),
    JSON.stringify({ language: 'en', toastStyle: 'window', remindBy: 'outlook' }),
  );
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const presently = await start({ args: ['--hidden'], hidden: true, env: { ...logind.env, ...programs.env } });
  await addMira(presently, exchange);
  const put = (subject: string, from: number, more: object = {}) =>
    exchange.client.put(address, {
      kind: 'appointment',
      subject,
      start: iso(Date.now() + from * MINUTE),
      end: iso(Date.now() + (from + 30) * MINUTE),
      reminderMinutes: 30,
      ...more,
    });
  await put('Handover', 3);
  await put('Review', 10, { joinUrl: teams });
  await put('Retro', 20);
  const opening = presently.app.waitForEvent('window', (page) => page.url().includes('window=toast'));
  await presently.ask({ command: 'settings set', key: 'remindBy', value: 'ask' });
  const toasts = await opening;
  await expect(toasts.getByRole('heading', { name: '3 reminders' })).toBeVisible();
  await expect(toasts.getByRole('button', { name: 'Dismiss all, also in Outlook' })).toBeVisible();
  expect(await violations(toasts)).toEqual([]);

  // Who reminds is asked once.
  await toasts.getByRole('button', { name: 'Presently', exact: true }).click();
  await expect(toasts.getByText('Who should?')).toHaveCount(0);

  // By keyboard alone.
  await toasts.getByRole('button', { name: 'Snooze Retro' }).press('Enter');
  await toasts.keyboard.press('Escape');
  await expect(toasts.getByRole('button', { name: 'Snooze Retro' })).toBeFocused();
  await toasts.keyboard.press('Enter');
  await expect(toasts.getByRole('button', { name: 'Until the start' })).toBeFocused();
  await toasts.keyboard.press('Enter');
  await expect(toasts.getByText('Retro')).toHaveCount(0);
  await expect
    .poll(async () => (await kept(exchange)).find(({ subject }) => subject === 'Retro'))
    .toMatchObject({ time: (await kept(exchange)).find(({ subject }) => subject === 'Retro')?.start });

  await toasts.getByRole('button', { name: 'Join Review' }).click();
  await expect.poll(() => programs.opened()).toEqual([teams.replace('https', 'msteams')]);
  await expect
    .poll(async () => (await kept(exchange)).map(({ subject }) => subject).sort())
    .toEqual(['Handover', 'Retro']);

  // Dismissed in another program it goes here, and with it the window.
  const closed = toasts.waitForEvent('close');
  const handover = (await kept(exchange)).find(({ subject }) => subject === 'Handover');
  await ask(
    exchange,
    `<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction><t:ActionType>Dismiss</t:ActionType><t:ItemId Id="${handover?.id}"/></t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>`,
  );
  await closed;

  // One command joins as well: where the app is not wanted, in the browser.
  await presently.ask({ command: 'settings set', key: 'joinIn', value: 'browser' });
  expect(await presently.ask({ command: 'join' })).toMatchObject({ subject: 'Review', joinable: true });
  await expect.poll(() => programs.opened()).toEqual([teams.replace('https', 'msteams'), teams]);
  programs.remove();

  // What comes in while the machine sleeps stands once it is awake. (The tests' own line to the windows doesn't survive that.)
  await logind.sleep(true);
  await put('Missed', -20);
  await put('Not yet over', -10);
  await logind.sleep(false);
  const shown = () =>
    presently.app.evaluate(({ BrowserWindow }) =>
      Promise.all(
        BrowserWindow.getAllWindows().map(
          (window) => window.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
        ),
      ),
    );
  await expect.poll(shown).toEqual([expect.stringMatching(/2 reminders[^]*Missed[^]*Not yet over/)]);
});

test('a meeting that begins is said in the middle of the screen until it is dismissed', async ({
  start,
  profile,
  exchange,
}) => {
  writeFileSync(
    join(profile, 'settings.json'),
    JSON.stringify({ language: 'en', remindBy: 'outlook', toastStyle: 'window', startAlert: 'window' }),
  );
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const presently = await start({ args: ['--hidden'], hidden: true });
  await addMira(presently, exchange);
  const opening = presently.app.waitForEvent('window', (page) => page.url().includes('window=alert'));
  await exchange.client.put(address, {
    kind: 'appointment',
    subject: 'Board meeting',
    start: new Date(Date.now() + 2000).toISOString(),
    end: new Date(Date.now() + 30 * MINUTE).toISOString(),
    joinUrl: teams,
  });
  const alert = await opening;
  await expect(alert.getByRole('heading', { name: 'Board meeting' })).toBeVisible();
  expect(await violations(alert)).toEqual([]);
  await closedBy(alert, () => alert.getByRole('button', { name: 'Dismiss' }).click());
});
