import { addMira, expect, test } from './support/app.ts';
import { readOofBySoap } from './support/second-client.ts';

test('OOF is switched on and off by a press on the tray’s menu, and a second client reads it from the server', async ({
  start,
  desktop,
  exchange,
}) => {
  const presently = await start({ hidden: true, args: ['--hidden'] });
  await addMira(presently, exchange);
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
  expect(await readOofBySoap(exchange)).toContain('OofState>Disabled<');

  await desktop.pressTray('Out of office', 'On until turned off');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Enabled<');
  await expect.poll(() => desktop.tray()).toContain('Out of office on');

  await desktop.pressTray('Out of office', 'Off');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Disabled<');
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
});

test('the form says what will happen, saves it, and shows what the server kept', async ({ start, exchange }) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await expect(window.getByRole('heading', { level: 1, name: 'Out of office' })).toBeVisible();
  await window.getByRole('radio', { name: 'On until turned off' }).check();
  await window.getByLabel('Reply to colleagues').fill('Back on Monday.\nAsk Theo.');
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText('Saved. The server has it.')).toBeVisible();
  const kept = await readOofBySoap(exchange);
  expect(kept).toContain('OofState>Enabled<');
  expect(kept).toMatch(/Back on Monday\.[\s\S]*Ask Theo\./);
  await expect(window.getByLabel('Reply to colleagues')).toHaveValue('Back on Monday.\nAsk Theo.');
});

test('a form that is being written is not overwritten when the server changes meanwhile', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await window.getByLabel('Reply to colleagues').fill('My own words');
  await exchange.client.oof(exchange.mira.address, { internal: '<p>From elsewhere</p>' });
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText('The server’s settings changed meanwhile.', { exact: false })).toBeVisible();
  await expect(window.getByLabel('Reply to colleagues')).toHaveValue('My own words');
});

test('OOF that is saved while the server is away is shown as waiting, and arrives when it is back', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await window.getByRole('radio', { name: 'On until turned off' }).check();
  await window.getByLabel('Reply to colleagues').fill('Back on Monday.');
  await exchange.client.stopAnswering();
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText(/hasn’t taken your change/)).toBeVisible();
  await exchange.client.startAnswering();
  // Out of reach it is looked for every half minute.
  await expect.poll(() => readOofBySoap(exchange), { timeout: 60_000 }).toContain('OofState>Enabled<');
  await expect(window.getByText(/hasn’t taken your change/)).toHaveCount(0);
});
