import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

const row = (window: Page, name: string) =>
  window.getByRole('listitem').filter({ hasText: name }).getByRole('button').first();
const openPeople = async (window: Page) => {
  await window.getByRole('navigation').getByText('People', { exact: true }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
};

test('the people one works with are there with their state; who keeps their calendar to themselves isn’t shown as free', async ({
  start,
}) => {
  const { window } = await start();
  await openPeople(window);
  await expect(row(window, 'Theo Lindqvist')).toBeVisible();
  await expect(row(window, 'Dana Whitfield')).toContainText('Their calendar may not be read');
  await expect(row(window, 'Chloe Nguyen')).toContainText(/there/);
  await expect(window.getByText('Not known yet')).toHaveCount(0);
  await expect(window.locator('[data-contact] img').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);

  await row(window, 'Theo Lindqvist').click();
  const card = window.getByRole('region', { name: 'About Theo Lindqvist' });
  await expect(card.getByText('Engineering')).toBeVisible();
  await expect(card.getByText('theo.lindqvist@contoso.example')).toBeVisible();
  expect(await violations(window)).toEqual([]);
});

test('somebody is found in the directory, added, grouped and taken away by the keyboard alone', async ({ start }) => {
  const { window } = await start();
  await openPeople(window);
  await expect(row(window, 'Theo Lindqvist')).toBeVisible();

  await window.getByRole('searchbox', { name: 'Search people' }).focus();
  await window.keyboard.type('kavya');
  const add = window.getByRole('button', { name: 'Add Kavya Iyer' });
  await expect(add).toBeVisible();
  await add.focus();
  await window.keyboard.press('Enter');
  await expect(window.locator('[data-contact="kavya.iyer@contoso.example"]')).toBeVisible();
  await window.getByRole('searchbox', { name: 'Search people' }).fill('');

  // Theo is the first line; Tab comes to one line only.
  await row(window, 'Theo Lindqvist').focus();
  await window.keyboard.press('End');
  await expect(row(window, 'Kavya Iyer')).toBeFocused();
  await window.keyboard.press('Alt+ArrowUp');
  await expect(row(window, 'Kavya Iyer')).toBeFocused();
  const names = () =>
    window.locator('[data-contact]').evaluateAll((all) => all.map((one) => one.getAttribute('data-contact')));
  await expect.poll(async () => (await names()).at(-1)).toBe('all.hands@contoso.example');

  await window.keyboard.press('Enter');
  const card = window.getByRole('region', { name: 'About Kavya Iyer' });
  await expect(card).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await row(window, 'Kavya Iyer').focus();
  await window.keyboard.press('Delete');
  await expect(row(window, 'Kavya Iyer')).toHaveCount(0);
});

test('the list is in the mailbox: a second machine has it', async ({ start, exchange, profile }) => {
  const first = await start();
  await addMira(first, exchange);
  await openPeople(first.window);
  await expect(row(first.window, 'Theo Lindqvist')).toBeVisible();
  await first.window.getByRole('button', { name: 'New group' }).click();
  await first.window.getByRole('textbox', { name: 'Name of the group' }).fill('Ski club');
  await first.window.getByRole('button', { name: 'Save' }).click();
  await expect(first.window.getByRole('heading', { name: 'Ski club' })).toBeVisible();
  await expect
    .poll(
      async () =>
        (await exchange.client.log()).filter(({ operation }) => operation === 'UpdateUserConfiguration').length,
    )
    .toBeGreaterThan(0);
  await first.app.close();

  // Another machine knows the mailbox alone.
  rmSync(join(profile, 'contacts.json'));
  const second = await start();
  await addMira(second, exchange);
  await openPeople(second.window);
  await expect(second.window.getByRole('heading', { name: 'Ski club' })).toBeVisible({ timeout: 20_000 });
});

test('whoever is waited for is marked in the list', async ({ start, exchange }) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  const theo = 'theo.lindqvist@contoso.example';
  const now = Date.now();
  const busy = { start: new Date(now - 3_600_000).toISOString(), end: new Date(now + 3_600_000).toISOString() };
  await exchange.client.put(theo, { kind: 'appointment', subject: 'Deep work', ...busy });
  await openPeople(window);
  await expect(row(window, 'Theo Lindqvist')).toContainText('Busy');
  await row(window, 'Theo Lindqvist').click();
  await window.getByRole('combobox', { name: 'Tell me when free' }).click();
  await window.getByRole('option', { name: 'Every time' }).click();
  await expect(row(window, 'Theo Lindqvist').getByLabel('Tell me when free')).toBeVisible();
});

test('the grid shows who has time, proposes times, and takes a choice by the keyboard', async ({ start }) => {
  const { window } = await start();
  await openPeople(window);
  await window.getByRole('button', { name: 'Free/busy' }).click();
  const line = window.getByRole('slider', { name: /^Theo Lindqvist/ });
  await expect(line).toBeVisible();
  const times = window.getByRole('region', { name: 'Suggested times' });
  await expect(times.getByRole('button').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);
  await times.getByRole('button').first().press('Enter');
  await expect(window.getByText(/^Chosen: /)).toBeVisible();
  const before = await window.getByText(/^Chosen: /).textContent();
  await line.focus();
  await window.keyboard.press('ArrowRight');
  await expect(window.getByText(/^Chosen: /)).not.toHaveText(before ?? '');
  await window.getByRole('button', { name: 'Copy time and people' }).click();
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible();
});
