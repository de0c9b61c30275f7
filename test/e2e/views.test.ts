import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/index.ts';
import { expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

/** Named content of each view, by message key or subject: what must be there before it is judged. */
const CONTENT = {
  today: /Stand-up/,
  calendar: /Stand-up/,
  people: /Theo Lindqvist/,
  voicemail: /0:\d\d/,
  oof: /Mira|./,
  accounts: /mira\.voss@contoso\.example/,
  settings: /./,
} as const;

for (const [language, theme] of [
  ['en', 'light'],
  ['en', 'dark'],
  ['fr', 'light'],
  ['fr', 'dark'],
] as const) {
  test(`each view in ${language}, ${theme}, has its content and no violation of accessibility`, async ({
    start,
    profile,
    desktop,
  }) => {
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme }));
    const t = createTranslator(language);
    const { app, window } = await start();
    await expect(window.getByRole('heading', { level: 1, name: t('app.today') })).toBeVisible();
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    const background = await window
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((provider) => getComputedStyle(provider).backgroundColor);
    const [red = 0] = (background.match(/\d+/g) ?? []).map(Number);
    expect(red > 128).toBe(theme === 'light');
    for (const [view, content] of Object.entries(CONTENT) as [keyof typeof CONTENT, RegExp][]) {
      await window
        .getByRole('navigation')
        .getByText(t(`app.${view}`))
        .click();
      await expect(window.getByRole('heading', { level: 1, name: t(`app.${view}`) })).toBeVisible();
      await expect(window.getByRole('main').getByText(content).first()).toBeVisible();
      expect(await violations(window), view).toEqual([]);
    }
    await window.getByRole('button', { name: t('presence.whyAll') }).click();
    await expect(window.getByRole('heading', { name: t('presence.sources') })).toBeVisible();
    expect(await violations(window), 'why').toEqual([]);
    await window.keyboard.press('Escape');
    await window.getByRole('navigation').getByText(t('app.people')).click();
    await window.locator('[data-contact="theo.lindqvist@contoso.example"]').first().click();
    await expect(window.getByRole('region', { name: t('contacts.card', { name: 'Theo Lindqvist' }) })).toContainText(
      t('contacts.department'),
    );
    expect(await violations(window), 'card').toEqual([]);
    await window.getByRole('button', { name: t('contacts.viewGrid') }).click();
    await expect(window.getByRole('slider', { name: /Theo Lindqvist/ })).toBeVisible();
    await expect(window.getByText(t('contacts.looking'))).toHaveCount(0);
    expect(await violations(window), 'grid').toEqual([]);
    const opened = app.waitForEvent('window');
    await desktop.activateTray();
    const flyout = await opened;
    await expect(flyout.getByText('Stand-up').first()).toBeVisible();
    expect(await violations(flyout), 'flyout').toEqual([]);
    const closed = flyout.waitForEvent('close');
    // The page may be gone before the key is up again, which the press then complains about.
    await Promise.all([closed, flyout.keyboard.press('Escape').catch(() => undefined)]);
  });
}

test('the calendar shows day, work week, week, month and agenda, and opens an appointment beside it', async ({
  start,
}) => {
  const { window } = await start();
  await window.getByRole('navigation').getByText('Calendar').click();
  const views = window.getByRole('group', { name: 'Calendar view' });
  for (const name of ['Day', 'Work week', 'Week', 'Month', 'Agenda']) {
    await views.getByText(name, { exact: true }).click();
    await expect(window.getByText('Stand-up').first()).toBeVisible();
  }
  await views.getByText('Day', { exact: true }).click();
  await window.getByText('Stand-up').first().click();
  const details = window.getByRole('region', { name: 'Details' });
  await expect(details.getByText('Organiser')).toBeVisible();
  expect(await violations(window)).toEqual([]);
});

test('voicemail plays in the window', async ({ start }) => {
  const { window } = await start();
  await window.getByRole('navigation').getByText('Voicemail').click();
  await window.getByRole('button', { name: /^Play/ }).first().click();
  await expect
    .poll(() =>
      window.evaluate(() => Math.max(...[...document.querySelectorAll('audio')].map((audio) => audio.currentTime))),
    )
    .toBeGreaterThan(0);
});
