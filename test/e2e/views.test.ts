import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/index.ts';
import { Temporal } from 'temporal-polyfill';
import { addMira, closedBy, expect, test } from './support/app.ts';
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
    await closedBy(flyout, () => flyout.keyboard.press('Escape'));
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

test('fifteen entries at one time stay legible; they are searched, and a new one is begun, by keyboard alone', async ({
  start,
  profile,
  exchange,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ secondZone: 'Asia/Kathmandu' }));
  const noon = Temporal.Now.zonedDateTimeISO().startOfDay().add({ hours: 12 });
  const [from, to] = [noon, noon.add({ hours: 1 })].map((time) => time.toInstant().toString());
  const items = Array.from({ length: 15 }, (_, index) => {
    return { kind: 'appointment' as const, subject: `Audition ${index + 1}`, start: from ?? '', end: to ?? '' };
  });
  await exchange.client.send('put-all', { mailbox: exchange.mira.address, items });
  const presently = await start();
  const { window } = presently;
  await addMira(presently, exchange);
  await window.getByRole('navigation').getByText('Calendar').click();
  const views = window.getByRole('group', { name: 'Calendar view' });
  for (const [view, widest] of [
    ['Week', 20],
    ['Day', 60],
  ] as const) {
    await views.getByText(view, { exact: true }).click();
    const drawn = window.locator('.pr-event', { hasText: 'Audition' });
    await expect(drawn.first()).toBeVisible();
    const widths = await drawn.evaluateAll((events) => events.map((event) => event.getBoundingClientRect().width));
    expect(Math.min(...widths), view).toBeGreaterThan(widest);
    await expect(window.getByText('Kathmandu')).toBeVisible();
  }
  // A month's days are filled to the last line that fits, and none is cut.
  await views.getByText('Month', { exact: true }).click();
  const more = window.getByRole('button', { name: /^\+\d+ more$/ });
  await expect(more.first()).toBeVisible();
  const room = await more.evaluateAll((links) =>
    links.map((link) => {
      const row = link.closest('[role=row]')?.getBoundingClientRect();
      return Math.round((row?.bottom ?? NaN) - link.getBoundingClientRect().bottom);
    }),
  );
  expect(Math.min(...room), 'over the edge').toBeGreaterThanOrEqual(0);
  expect(Math.min(...room), 'a line left empty').toBeLessThan(21);
  await views.getByText('Day', { exact: true }).click();
  await window
    .getByRole('button', { name: /^\+\d+$/ })
    .first()
    .click();
  const day = window.getByRole('list', { name: 'Agenda' });
  await expect(day.getByText('Audition 1', { exact: true })).toBeVisible();
  await expect(day.getByRole('button').first()).toBeFocused();
  expect(await violations(window), 'more').toEqual([]);
  await window.keyboard.press('Control+f');
  await window.keyboard.type('audition 1');
  await expect(window.getByText('7 appointments found')).toBeVisible();
  await window.getByRole('button', { name: /^Search the server/ }).click();
  await expect(window.getByRole('button', { name: /^Search the server/ })).toHaveCount(0);
  await expect(window.getByRole('list', { name: 'Appointments found' }).getByText('Audition 12')).toBeVisible();
  expect(await violations(window), 'search').toEqual([]);
  await window.keyboard.press('Control+f');
  await window.keyboard.press('Escape');
  await views.getByText('Day', { exact: true }).click();
  const time = window.getByRole('slider', { name: 'Time for a new appointment' });
  await time.focus();
  await time.press('ArrowDown');
  await time.press('Shift+ArrowDown');
  await time.press('Enter');
  await expect(window.getByRole('textbox', { name: 'Subject' })).toBeVisible();
});
