import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestExchange } from '../support/exchange.ts';
import { all, ask, texts } from '../support/soap.ts';
import { addMira, closedBy, expect, test, type Presently, type StartOptions } from './support/app.ts';
import { installPrograms } from './support/programs.ts';

/** Nothing but a meeting that begins in five minutes and reminds a quarter of an hour before. */
async function putHandover(exchange: TestExchange, more: object = {}): Promise<void> {
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  await exchange.client.put(address, handover('Handover', more));
}

/** The app with that meeting, which it doesn't remind of yet. */
async function startUnreminded({ start, profile, exchange }: Parts): Promise<Presently> {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  await putHandover(exchange);
  const presently = await start({ args: ['--hidden'], hidden: true });
  await addMira(presently, exchange);
  return presently;
}

interface Parts {
  readonly start: (options: StartOptions) => Promise<Presently>;
  readonly profile: string;
  readonly exchange: TestExchange;
}

function handover(subject: string, more: object = {}) {
  const begins = Math.ceil(Date.now() / 60_000 + 5) * 60_000;
  const [start, end] = [begins, begins + 1_800_000].map((at) => new Date(at).toISOString()) as [string, string];
  return { kind: 'appointment', subject, start, end, reminderMinutes: 15, ...more } as const;
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
    const dismiss = toast.getByRole('button', { name: /Dismiss/ }).first();
    await closedBy(toast, () => dismiss.click());
  });
}

test('a reminder in the system’s notifications is joined, put off and answered there', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  const programs = installPrograms('https');
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  const joinUrl = 'https://meet.google.com/abc-defg-hij';
  await putHandover(exchange, { joinUrl });
  const presently = await start({ args: ['--hidden'], hidden: true, env: programs.env });
  await addMira(presently, exchange);
  await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
  await expect.poll(() => desktop.standing()).toBe(1);
  const reminders = async () => {
    const { root } = await ask(exchange, '<m:GetReminders/>');
    return all(root, 'Reminder').map((each) => [texts(each, 'ReminderTime')[0], texts(each, 'StartDate')[0]]);
  };
  await desktop.pressNotification('Snooze');
  await expect.poll(async () => (await reminders()).every(([time, start]) => time === start)).toBe(true);
  await expect.poll(() => desktop.standing()).toBe(0);

  await exchange.client.put(exchange.mira.address, handover('Another', { joinUrl }));
  await expect.poll(() => desktop.standing()).toBe(1);
  await desktop.pressNotification('Join');
  await expect.poll(() => programs.opened()).toEqual([joinUrl]);
  await expect.poll(async () => (await reminders()).length).toBe(1);

  // Two are one notification, and a press on it opens the list.
  await exchange.client.put(exchange.mira.address, handover('Third'));
  await expect.poll(() => desktop.standing()).toBe(1);
  await exchange.client.put(exchange.mira.address, handover('Fourth'));
  await expect.poll(() => desktop.pastNotifications()).toContain('Third');
  await expect.poll(() => desktop.standing()).toBe(1);
  const opening = presently.app.waitForEvent('window', (page) => page.url().includes('window=toast'));
  await desktop.pressNotification();
  const list = await opening;
  await expect(list.getByRole('heading', { name: '2 reminders' })).toBeVisible();
  await closedBy(list, () => list.getByRole('button', { name: /Dismiss all/ }).click());
  await expect.poll(async () => (await reminders()).length).toBe(1);
  programs.remove();
});

test('a reminder goes to the system’s notifications, and once only', async ({ start, desktop, exchange, profile }) => {
  const presently = await startUnreminded({ start, profile, exchange });
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

test('a reminder comes in the toast window where the system’s notifications hang', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  const presently = await startUnreminded({ start, profile, exchange });
  desktop.freezeNotifications();
  const opening = presently.app.waitForEvent('window', (page) => page.url().includes('window=toast'));
  await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
  await expect((await opening).getByText('Handover')).toBeVisible();
});

test('a reminder stands again when the system’s notifications broke down, and is answered there', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  const presently = await startUnreminded({ start, profile, exchange });
  await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
  await expect.poll(() => desktop.standing()).toBe(1);
  await desktop.loseNotifications();
  await expect.poll(() => desktop.standing().catch(() => 0)).toBe(1);
  await desktop.pressNotification('Dismiss');
  await expect.poll(() => desktop.standing()).toBe(0);
  await presently.ask({ command: 'refresh' });
  expect(await desktop.standing()).toBe(0);
  expect(presently.app.windows()).toEqual([]);
});

test('news is answered on the system’s notifications: an invitation, a press on out of office, an offer', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  const presently = await start();
  await addMira(presently, exchange);
  const { address } = exchange.mira;
  const put = (subject: string, hours: number, more: object) => {
    const [from, to] = [hours, hours + 5].map((hour) => new Date(Date.now() + hour * 3_600_000).toISOString());
    return exchange.client.put(address, { kind: 'appointment', subject, start: from, end: to, ...more } as never);
  };
  const oofState = async () => {
    const { accounts } = await presently.ask({ command: 'oof show' });
    return accounts.find(({ account }) => account === address)?.state;
  };
  // What is there when a calendar is read first is no news.
  await presently.ask({ command: 'refresh' });
  await put('Kick-off', 50, {
    organizer: { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' },
    attendees: [{ name: 'Mira Voss', address }],
  });
  await expect.poll(() => desktop.standing()).toBe(1);
  await desktop.pressNotification('Accept');
  await expect.poll(() => desktop.standing()).toBe(0);
  await expect(presently.window.getByRole('button', { name: /^Undo/ })).toBeVisible();

  await desktop.pressTray('Out of office', 'On until turned off');
  await expect.poll(oofState).toBe('enabled');
  await expect.poll(() => desktop.standing()).toBe(1);
  await desktop.pressNotification('Undo');
  await expect.poll(oofState).toBe('disabled');
  await expect.poll(() => desktop.standing()).toBe(0);

  await put('Vacation', 30, { busy: 'OOF' });
  await expect.poll(() => desktop.standing()).toBe(1);
  await desktop.pressNotification('Switch on for it');
  await expect.poll(oofState).toBe('scheduled');
});
