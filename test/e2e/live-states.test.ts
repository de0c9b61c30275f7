import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createTranslator } from '../../shared/messages/index.ts';
import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';
import { BAD_DAYS, keepAccount, staleEntry } from './support/bad-days.ts';
import { readOofBySoap } from './support/second-client.ts';

/** Goes on with Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true });
  const focused = () => wanted.evaluate((button) => button === document.activeElement);
  for (let presses = 0; presses < 40 && !(await focused()); presses += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}

/** Each day in one of them, by turns: views.test.ts judges every view in all. */
const LOOKS = [
  ['en', 'light'],
  ['fr', 'dark'],
] as const;

for (const [index, [name, day]] of Object.entries(BAD_DAYS).entries()) {
  for (const [language, theme] of LOOKS.filter((_, look) => look === index % LOOKS.length)) {
    test(`${name} in ${language}, ${theme}, is said over every view and can be read by everybody`, async ({
      start,
      profile,
      exchange,
      desktop,
    }) => {
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme }));
      const t = createTranslator(language);
      const presently = await start();
      const { app, window } = presently;
      await addMira(presently, exchange);
      await expect(window.getByText('Stand-up').first()).toBeVisible();
      await day.begin(presently, exchange, t);
      await expect(window.getByText(day.says(t)).first()).toBeVisible();
      await expect(window.getByText('Stand-up').first()).toBeVisible();
      await expect.poll(() => desktop.tray()).toContain(t('tray.asOf', { time: '' }));
      expect(await violations(window), 'today').toEqual([]);
      await window.getByRole('navigation').getByText(t('app.accounts'), { exact: true }).click();
      await expect(window.getByRole('article').getByText(t('accounts.state'), { exact: true })).toBeVisible();
      expect(await violations(window), 'accounts').toEqual([]);
      const opened = app.waitForEvent('window');
      await desktop.activateTray();
      const flyout = await opened;
      await expect(flyout.getByText('Stand-up').first()).toBeVisible();
      expect(await violations(flyout), 'flyout').toEqual([]);
    });
  }
}

test('an entry that the server didn’t take is said over every view, and put there after all by the keyboard alone', async ({
  start,
  profile,
  exchange,
  desktop,
}) => {
  keepAccount(profile, exchange, staleEntry('Lunch', true));
  const presently = await start();
  const { window } = presently;
  const notice = window.getByText('“Lunch”, couldn’t be put into your calendar');
  await expect(notice).toBeVisible();
  await window.getByRole('navigation').getByText('Settings').click();
  await expect(notice).toBeVisible();
  // Elsewhere it is private.
  await expect.poll(() => desktop.tray()).toContain('Not in your calendar: Private appointment');
  expect(await desktop.tray()).not.toContain('Lunch');
  await expect(window.getByText('Presently has no password', { exact: false }).first()).toBeVisible();
  expect(await violations(window), 'sign-in').toEqual([]);
  await addMira(presently, exchange);
  await expect(window.getByText(/Up to date/)).toBeVisible();
  await expect(notice).toBeVisible();
  expect(await violations(window)).toEqual([]);
  const made = async () =>
    (await exchange.client.list(exchange.mira.address)).filter(({ subject }) => subject === 'Lunch');
  expect(await made()).toEqual([]);
  await tabTo(window, 'Send now: “Lunch”');
  await window.keyboard.press('Enter');
  await expect.poll(made).toHaveLength(1);
  await expect(notice).toHaveCount(0);
  await window.getByRole('navigation').getByText('Today').click();
  await expect(window.getByText('Lunch', { exact: true }).first()).toBeVisible();
});

test('an entry that its owner leaves is gone, and not sent', async ({ start, profile, exchange }) => {
  keepAccount(profile, exchange, staleEntry('Lunch'));
  const presently = await start();
  const { window } = presently;
  await addMira(presently, exchange);
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await tabTo(window, 'Leave it: “Lunch”');
  await window.keyboard.press('Enter');
  await expect(window.getByText('“Lunch”')).toHaveCount(0);
  await presently.ask({ command: 'refresh' });
  const subjects = (await exchange.client.list(exchange.mira.address)).map(({ subject }) => subject);
  expect(subjects).not.toContain('Lunch');
});

test('a change of OOF that came back is sent after all by the keyboard alone', async ({ start, exchange }) => {
  const presently = await start();
  const { window } = presently;
  await addMira(presently, exchange);
  await expect(window.getByText(/Up to date/)).toBeVisible();
  const { begin, says } = BAD_DAYS['oof-given-back'];
  const t = createTranslator('en');
  await begin(presently, exchange, t);
  await expect(window.getByText(says(t))).toBeVisible();
  await exchange.client.startAnswering();
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText(/Up to date/)).toBeVisible();
  expect(await readOofBySoap(exchange)).toContain('OofState>Disabled<');
  await tabTo(window, 'Send now');
  await window.keyboard.press('Enter');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Enabled<');
  await expect(window.getByText(says(t))).toHaveCount(0);
});

test('a cache that was damaged is set aside, said once, and read anew from the server', async ({
  start,
  profile,
  exchange,
}) => {
  const first = await start();
  await addMira(first, exchange);
  await expect(first.window.getByText('Stand-up').first()).toBeVisible();
  await expect(first.window.getByText(/Up to date/)).toBeVisible();
  await first.app.close();
  const folder = join(profile, 'mailbox-cache');
  const file = join(folder, 'cache-1.db');
  truncateSync(file, Math.floor(statSync(file).size / 2));

  const presently = await start();
  const { window, app } = presently;
  const notice = window.getByText('What Presently had kept on this computer couldn’t be used', { exact: false });
  await expect(notice).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(['cache-1.db', 'cache-2.db']);
  await addMira(presently, exchange);
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await expect(notice).toBeVisible();
  expect(await violations(window)).toEqual([]);
  await tabTo(window, 'Understood');
  await window.keyboard.press('Enter');
  await expect(notice).toHaveCount(0);
  // A window that is opened anew doesn't say it again.
  await window.close();
  const opened = app.waitForEvent('window');
  await presently.again();
  const second = await opened;
  await expect(second.getByText('Stand-up').first()).toBeVisible();
  await expect(second.getByText('What Presently had kept', { exact: false })).toHaveCount(0);
});
