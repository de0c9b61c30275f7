import type { Page } from '@playwright/test';
import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

const subject = 'Lighthouse budget';
const entry = (window: Page) => window.locator('.pr-event', { hasText: subject });
const dots = (window: Page) =>
  entry(window)
    .locator('.pr-categories > *')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
const FINANCE = { light: 'rgb(7, 141, 16)', dark: 'rgb(81, 205, 79)' };
const TRAVEL = { light: 'rgb(7, 135, 130)', dark: 'rgb(22, 201, 194)' };
const NONE = 'rgba(0, 0, 0, 0)';

test('categories are chosen in the form, shown by colour and name, and read back', async ({ start, exchange }) => {
  const presently = await start();
  const { window } = presently;
  await presently.ask({ command: 'settings set', key: 'theme', value: 'light' });
  await addMira(presently, exchange);
  await window.getByRole('navigation').getByText('Calendar').click();
  await window.getByRole('group', { name: 'Calendar view' }).getByText('Day', { exact: true }).click();

  await window.getByRole('button', { name: 'New', exact: true }).click();
  const form = window.getByRole('dialog', { name: 'New entry' });
  await form.getByLabel('Subject').fill(subject);
  const known = form.getByRole('group', { name: 'Categories of this mailbox' });
  const typed = form.getByLabel('Categories', { exact: true });
  await typed.fill('Typed by hand, travel');
  await expect(known.getByRole('button', { name: 'Travel' })).toHaveAttribute('aria-pressed', 'true');
  await known.getByRole('button', { name: 'Design' }).click();
  await known.getByRole('button', { name: 'Finance' }).click();
  await known.getByRole('button', { name: 'Design' }).click();
  await expect(typed).toHaveValue('Typed by hand, travel, Finance');
  expect(await violations(window), 'the form').toEqual([]);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();

  // Dots on the entry, a ring for what the mailbox doesn't know; their names for everybody who can't see them.
  await expect(entry(window)).toContainText('Typed by hand, travel, Finance');
  await expect(entry(window).getByTitle('Typed by hand · travel · Finance')).toBeVisible();
  await expect.poll(() => dots(window)).toEqual([NONE, TRAVEL.light, FINANCE.light]);
  await entry(window).click();
  const details = window.getByRole('region', { name: 'Details' });
  for (const name of ['Typed by hand', 'travel', 'Finance']) {
    await expect(details.getByText(name, { exact: true })).toBeVisible();
  }
  expect(await violations(window), 'the day').toEqual([]);

  // Another program takes one away and adds one.
  const listed = (await exchange.client.list(exchange.mira.address)).find((each) => each.subject === subject);
  await exchange.client.change(exchange.mira.address, listed?.id ?? '', { categories: ['FINANCE', 'Private life'] });
  await expect(details.getByText('FINANCE', { exact: true })).toBeVisible();
  await expect(details.getByText('travel', { exact: true })).toBeHidden();
  await expect.poll(() => dots(window)).toEqual([FINANCE.light, NONE]);

  // Where the system chooses all colours a ring is left of each.
  await window.emulateMedia({ forcedColors: 'active' });
  const rings = entry(window).locator('.pr-categories > *');
  for (const ring of await rings.all()) await expect(ring).toHaveCSS('border-top-width', '2px');
  await window.emulateMedia({ forcedColors: null });

  await presently.ask({ command: 'settings set', key: 'theme', value: 'dark' });
  await expect.poll(() => dots(window)).toEqual([FINANCE.dark, NONE]);
  expect(await violations(window), 'the day in the dark').toEqual([]);

  // The list shows them too.
  await window.getByRole('group', { name: 'Calendar view' }).getByText('Agenda', { exact: true }).click();
  const row = window.getByRole('list', { name: 'Agenda' }).getByRole('button', { name: subject });
  await expect(row).toContainText('FINANCE · Private life');
  await expect(row.locator('.pr-categories > *')).toHaveCount(2);
});
