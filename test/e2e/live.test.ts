import { addMira, expect, test } from './support/app.ts';

/** An entry today, whatever the time is. */
function today(subject: string) {
  const noon = new Date();
  noon.setHours(12, 0, 0, 0);
  const start = noon.toISOString();
  return { kind: 'appointment', subject, start, end: new Date(noon.getTime() + 1_800_000).toISOString() } as const;
}

test('what is made, changed and deleted on the server reaches the window without a click', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  const { address } = exchange.mira;
  await expect
    .poll(async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.feed)
    .toBe('streaming');
  const { id } = await exchange.client.put(address, today('Fire drill'));
  await expect(window.getByText('Fire drill').first()).toBeVisible();
  await exchange.client.change(address, id, { subject: 'Fire drill, floor 3' });
  await expect(window.getByText('Fire drill, floor 3').first()).toBeVisible();
  await exchange.client.remove(address, id);
  await expect(window.getByText(/Fire drill/)).toHaveCount(0);
});

test('started from its profile while the server is away, everything is there with its age; it is current when the server is back', async ({
  start,
  desktop,
  exchange,
}) => {
  test.setTimeout(120_000);
  await desktop.openKeyring();
  const first = await start();
  await addMira(first, exchange);
  await expect(first.window.getByText('Stand-up').first()).toBeVisible();
  expect((await first.ask({ command: 'status' })).accounts[0]?.secretKept).toBe('keyring');
  await first.ask({ command: 'refresh' });
  await first.app.close();
  await exchange.client.stopAnswering();

  const presently = await start();
  const { window } = presently;
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await expect(window.getByText(/Showing what we knew at/).first()).toBeVisible();
  const agenda = await presently.ask({ command: 'agenda', days: 1 });
  expect(agenda.asOf).toBeDefined();
  expect(agenda.error?.kind).toBe('unreachable');
  expect(await presently.ask({ command: 'voicemail' })).toMatchObject({ unheard: 3 });

  await exchange.client.put(exchange.mira.address, today('Fire drill'));
  await exchange.client.startAnswering();
  await expect(window.getByText('Fire drill').first()).toBeVisible({ timeout: 45_000 });
  await expect(window.getByText(/Showing what we knew at/)).toHaveCount(0);
});
