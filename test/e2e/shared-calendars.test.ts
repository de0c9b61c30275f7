import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

const team = 'product.team@contoso.example';

test('the team’s calendar is added, lies over the own one in its colour, is hidden, and let go', async ({
  start,
  exchange,
}) => {
  const now = new Date();
  now.setMinutes(0, 0, 0);
  const at = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
  await exchange.client.put(team, { kind: 'appointment', subject: 'Team launch', start: at(0), end: at(1) });
  await exchange.client.put(exchange.mira.address, {
    kind: 'appointment',
    subject: 'My own hour',
    start: at(0),
    end: at(1),
  });
  const presently = await start();
  const { window } = presently;
  await addMira(presently, exchange);
  const rail = window.getByRole('navigation');
  await rail.getByText('Accounts').click();
  const others = window.getByRole('region', { name: 'Other calendars that mira.voss@contoso.example reads' });
  const field = others.getByLabel('Address of a shared mailbox, a room or a colleague');

  await field.fill('theo.lindqvist@contoso.example');
  await window.keyboard.press('Enter');
  await expect(others.getByText(/doesn’t show you the calendar of theo\.lindqvist@contoso\.example/)).toBeVisible();
  await field.fill(team);
  await window.keyboard.press('Enter');
  await expect(others.getByText(`Product Team · ${team}`)).toBeVisible();
  await expect(field).toHaveValue('');
  expect(await violations(window), 'accounts').toEqual([]);

  await rail.getByText('Calendar').click();
  await window.getByRole('group', { name: 'Calendar view' }).getByText('Day', { exact: true }).click();
  const entry = (subject: string) => window.locator('.pr-event', { hasText: subject });
  await expect(entry('Team launch')).toBeVisible();
  const edge = (subject: string) =>
    entry(subject).evaluate((element) => getComputedStyle(element).borderInlineStartColor);
  expect(await edge('Team launch')).not.toBe(await edge('My own hour'));
  await expect(entry('Team launch')).toHaveClass(/pr-colour-teal/);
  expect(await violations(window), 'calendar').toEqual([]);

  const boxes = window.getByRole('group', { name: 'Calendars shown' });
  await boxes.getByRole('checkbox', { name: 'Product Team' }).click();
  await expect(entry('Team launch')).toBeHidden();
  await expect(entry('My own hour')).toBeVisible();
  await boxes.getByRole('checkbox', { name: 'Product Team' }).click();
  await boxes.getByRole('checkbox', { name: 'Mine' }).click();
  await expect(entry('Team launch')).toBeVisible();
  await expect(entry('My own hour')).toBeHidden();
  const { appointments } = await presently.ask({ command: 'agenda', days: 2 });
  expect(appointments.map(({ subject }) => subject)).not.toContain('Team launch');

  await entry('Team launch').click();
  const details = window.getByRole('region', { name: 'Details' });
  await expect(details.getByText('Product Team').first()).toBeVisible();

  await presently.ask({ command: 'account unshare', address: team });
  await expect(boxes).toBeHidden();
  await expect(entry('Team launch')).toBeHidden();
  // The only calendar left is shown, though it was hidden beside the other.
  await expect(entry('My own hour')).toBeVisible();
});
