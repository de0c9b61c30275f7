import { addMira, expect, test } from './support/app.ts';

test('presence changes by itself at the second a meeting begins', async ({ start, desktop, exchange }) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window, ask } = presently;
  // What the feed has read once more when it opens is none of the clock's business.
  await expect.poll(async () => (await ask({ command: 'status' })).accounts[0]?.health.feed).toBe('streaming');
  for (const { id } of await exchange.client.list(exchange.mira.address))
    await exchange.client.remove(exchange.mira.address, id);
  const begins = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4000);
  const ends = new Date(begins.getTime() + 3_600_000);
  await exchange.client.put(exchange.mira.address, {
    kind: 'appointment',
    subject: 'Surprise review',
    start: begins.toISOString(),
    end: ends.toISOString(),
    busy: 'Busy',
    attendees: [{ name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' }],
  });
  await ask({ command: 'refresh' });
  expect((await ask({ command: 'status' })).availability).toBe(3500);
  await exchange.client.clearLog();

  await expect(window.getByText(/In “Surprise review” until/).first()).toBeVisible();
  const status = await ask({ command: 'status' });
  expect(status).toMatchObject({ availability: 6500, state: 'busy', activity: 'meeting' });
  expect(Date.parse(status.since)).toBe(begins.getTime());
  await expect.poll(() => desktop.tray()).toContain('Surprise review');
  const reads = (await exchange.client.log()).filter((entry) => entry.operation === 'FindItem');
  expect(reads, 'the clock alone changed it').toEqual([]);
});

test('a state set by hand shows its end and why, and Reset takes it back', async ({ start }) => {
  const { window } = await start();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  await window
    .getByRole('button', { name: /presence|state/i })
    .first()
    .click();
  await window.getByRole('menuitemradio', { name: /Do not disturb/ }).click();
  await expect(window.getByText(/You set it by hand, until/).first()).toBeVisible();
  await window
    .getByRole('button', { name: /presence|state/i })
    .first()
    .click();
  await window.getByRole('menuitem', { name: 'Reset' }).click();
  await expect(window.getByText(/You set it by hand/)).toHaveCount(0);
});
