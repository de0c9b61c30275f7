import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestExchange } from '../support/exchange.ts';
import { addMira, expect, test } from './support/app.ts';

/** Nothing but a meeting that begins in five minutes and reminds a quarter of an hour before. */
async function putHandover(exchange: TestExchange): Promise<void> {
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const begins = Date.now() + 5 * 60_000;
  await exchange.client.put(address, {
    kind: 'appointment',
    subject: 'Handover',
    start: new Date(begins).toISOString(),
    end: new Date(begins + 1_800_000).toISOString(),
    reminderMinutes: 15,
  });
}

for (const [name, settings, env] of [
  ['where the user chose so', { toastStyle: 'window' }, {}],
  ['where the system has no notifications', { toastStyle: 'system' }, { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }],
] as const) {
  test(`a reminder stands in the toast window until it is dismissed, ${name}`, async ({ start, profile, exchange }) => {
    // The demo company, which is there before the account, shall not remind of anything of its own.
    const quiet = { ...settings, language: 'en', remindBy: 'outlook' };
    writeFileSync(join(profile, 'settings.json'), JSON.stringify(quiet));
    await putHandover(exchange);
    const presently = await start({ args: ['--hidden'], hidden: true, env });
    const shown = async () => {
      const known = presently.app.windows().find((page) => page.url().includes('window=toast'));
      return known ?? presently.app.waitForEvent('window', (page) => page.url().includes('window=toast'));
    };
    await addMira(presently, exchange);
    await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
    const toast = await shown();
    await expect(toast.getByText('Handover')).toBeVisible();
    const closed = toast.waitForEvent('close');
    await toast
      .getByRole('button', { name: /Dismiss/ })
      .first()
      .click();
    await closed;
  });
}

test('a reminder goes to the system’s notifications, and once only', async ({ start, desktop, exchange, profile }) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  await putHandover(exchange);
  const presently = await start({ args: ['--hidden'], hidden: true });
  await addMira(presently, exchange);
  await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
  await expect.poll(() => desktop.standing()).toBe(1);
  await presently.ask({ command: 'refresh' });
  await presently.ask({ command: 'refresh' });
  expect(await desktop.standing()).toBe(1);
  expect(await desktop.closeNotifications()).toEqual(['Handover']);
  // Closed is dismissed: a new look at the calendar doesn't bring it back.
  await presently.ask({ command: 'refresh' });
  expect(await desktop.standing()).toBe(0);
});
