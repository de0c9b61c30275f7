import { addMira, expect, test } from './support/app.ts';

test('a refused password leads to a form that knows the account, and the new password mends it', async ({
  start,
  exchange,
}) => {
  // A password that worked gets one more try, a minute later.
  test.setTimeout(150_000);
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  const { address, password } = exchange.mira;
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  const renewed = `${password}-renewed`;
  await exchange.client.password(address, renewed);
  await presently.ask({ command: 'refresh' });
  await expect
    .poll(async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.state, { timeout: 100_000 })
    .toBe('sign-in');
  await window.getByRole('main').getByRole('button', { name: 'Sign in again' }).click();

  const card = window.getByRole('article', { name: address });
  await expect(card.getByText(/didn’t accept the password/)).toBeVisible();
  await expect(card.getByRole('button', { name: `Sign in again as ${address}` })).toBeVisible();
  const panel = window.getByRole('region', { name: 'Sign in', exact: true });
  await expect(panel.getByText(`as ${address} on ${new URL(exchange.url).host}`)).toBeVisible();
  await expect(panel.getByLabel('Password')).toBeFocused();
  await panel.getByLabel('Password').fill(renewed);
  await window.keyboard.press('Enter');
  await expect(window.getByText(`${address} is connected.`)).toBeVisible();
  await expect(card.getByText(/Up to date/)).toBeVisible();
  await expect(window.getByRole('article')).toHaveCount(1);
});
