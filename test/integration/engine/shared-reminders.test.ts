import { describe, expect, it } from 'vitest';
import { attributeOf } from '../../../electron/demo/xml.ts';
import { useDesk, type EngineOptions } from '../../support/engine.ts';
import { all, ask, one, texts } from '../../support/soap.ts';
import { networkQuiet } from '../../support/network.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;

/** Tuesday 09:00 in Berlin, with nothing in the calendar but what a test puts there. */
const start = async (options: EngineOptions = {}) => {
  const { address } = exchange().mira;
  if (options.profile === undefined) {
    for (const { id } of await exchange().client.list(address)) await exchange().client.remove(address, id);
    await put('Review', '07:15', '07:45');
  }
  const desk = open({ ...options, profile: options.profile ?? withAccount() });
  await desk.engine.ready();
  const titles = () => desk.toasts().map(({ title }) => title);
  const dismiss = () => desk.engine.dismissToasts(desk.toasts().map(({ id }) => id));
  return { ...desk, titles, dismiss };
};
const put = (subject: string, from: string, to: string, more: object = {}) =>
  exchange().client.put(exchange().mira.address, {
    kind: 'appointment',
    subject,
    start: `2026-10-20T${from}:00Z`,
    end: `2026-10-20T${to}:00Z`,
    reminderMinutes: 10,
    ...more,
  });

/** As another program of the same mailbox: what the server keeps, and what is done to it there. */
const kept = async () => {
  const { root } = await ask(exchange(), '<m:GetReminders/>');
  return all(root, 'Reminder').map((each) => ({
    text: `${texts(each, 'Subject')[0]} at ${texts(each, 'ReminderTime')[0]?.slice(11, 16)}`,
    id: attributeOf(one(each, 'ItemId'), 'Id') ?? '',
  }));
};
const texted = async () => (await kept()).map(({ text }) => text);
const elsewhere = async (action: 'Dismiss' | 'Snooze', until?: string) => {
  const [reminder] = await kept();
  const time = until === undefined ? '' : `<t:NewReminderTime>2026-10-20T${until}:00Z</t:NewReminderTime>`;
  await ask(
    exchange(),
    `<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction><t:ActionType>${action}</t:ActionType><t:ItemId Id="${reminder?.id}"/>${time}</t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>`,
  );
};
/** Until the feed has told and everything was read. */
const heard = async () => {
  await clock().advance(2000);
  await networkQuiet();
};

describe('a reminder', () => {
  it('dismissed here is dismissed in the mailbox, and says so', async () => {
    const desk = await start();
    await clock().advance(5 * MINUTE);
    await heard();
    expect(desk.toasts()).toMatchObject([{ title: 'Review', shared: true }]);
    desk.dismiss();
    await heard();
    expect(await texted()).toEqual([]);
    expect(desk.titles()).toEqual([]);
  });

  it('put off here is put off in the mailbox', async () => {
    const desk = await start();
    await clock().advance(5 * MINUTE);
    desk.engine.snoozeToast(desk.toasts()[0]?.id ?? '', { beforeStart: 0 });
    await heard();
    expect(await texted()).toEqual(['Review at 07:15']);
    expect(desk.titles()).toEqual([]);
    await clock().advance(10 * MINUTE);
    expect(desk.titles()).toEqual(['Review']);
  });

  it('dismissed in another program goes here, and stays away after a restart', async () => {
    const desk = await start();
    await clock().advance(5 * MINUTE);
    expect(desk.titles()).toEqual(['Review']);
    await elsewhere('Dismiss');
    await heard();
    expect(desk.titles()).toEqual([]);
  });

  it('of a series dismissed in another program goes here and comes for the next day; the series is never written', async () => {
    const { address } = exchange().mira;
    for (const { id } of await exchange().client.list(address)) await exchange().client.remove(address, id);
    await put('Daily', '07:15', '07:30', { recurrence: { pattern: 'daily' } });
    const profile = withAccount();
    const desk = await start({ profile });
    await clock().advance(5 * MINUTE);
    await heard();
    expect(desk.titles()).toEqual(['Daily']);
    await elsewhere('Dismiss');
    await heard();
    expect(desk.titles()).toEqual([]);
    await desk.close();
    const again = await start({ profile });
    expect(again.titles()).toEqual([]);
    await clock().advance(24 * 60 * MINUTE);
    await heard();
    expect(again.titles()).toEqual(['Daily']);
    again.dismiss();
    await heard();
    expect(again.titles()).toEqual([]);
    expect(await texted()).toEqual(['Daily at 07:05']);
    expect(await asked()).not.toContain('UpdateItem');
  });

  it('put off in another program comes back here when it does there', async () => {
    const desk = await start();
    await clock().advance(5 * MINUTE);
    await elsewhere('Snooze', '07:12');
    await heard();
    expect(desk.titles()).toEqual([]);
    await clock().advance(7 * MINUTE);
    expect(desk.titles()).toEqual(['Review']);
  });

  it('dismissed while the server was away is dismissed there once it is back, after a restart too', async () => {
    const profile = withAccount();
    await start().then((desk) => desk.close());
    const desk = await start({ profile });
    await clock().advance(5 * MINUTE);
    await exchange().client.stopAnswering();
    desk.dismiss();
    await clock().advance(MINUTE);
    await desk.close();
    await exchange().client.startAnswering();
    expect(await texted()).toEqual(['Review at 07:05']);
    const again = await start({ profile });
    expect(again.titles()).toEqual([]);
    await heard();
    expect(await texted()).toEqual([]);
  });

  it('is asked about when something moved, and not by the clock', async () => {
    const desk = await start();
    await clock().advance(5 * MINUTE);
    await heard();
    expect((await asked()).filter((operation) => /Reminder/.test(operation))).toEqual(['GetReminders']);
    expect(desk.titles()).toEqual(['Review']);
    await clock().advance(60 * MINUTE);
    expect((await asked()).filter((operation) => /Reminder/.test(operation))).toEqual([]);
  });

  it('without the operation is dismissed here alone, and nobody is promised more', async () => {
    await exchange().client.fault({ kind: 'soap-fault', operation: 'GetReminders', code: 'ErrorInvalidRequest' });
    const desk = await start();
    await clock().advance(5 * MINUTE);
    await heard();
    expect(desk.toasts()).toMatchObject([{ title: 'Review' }]);
    expect(desk.toasts()[0]).not.toHaveProperty('shared');
    desk.dismiss();
    await clock().advance(10 * MINUTE);
    expect(desk.titles()).toEqual([]);
    await exchange().client.clearFaults();
    expect(await texted()).toEqual(['Review at 07:05']);
    expect((await asked()).filter((operation) => operation === 'PerformReminderAction')).toEqual([]);
  });

  it('that can’t be asked about at the moment stands all the same', async () => {
    await exchange().client.fault({ kind: 'http-status', operation: 'GetReminders', status: 500 });
    const desk = await start();
    await clock().advance(15 * MINUTE);
    expect(desk.titles()).toEqual(['Review']);
    expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('ok');
  });
});

it('a refused password is the session’s business: two tries in all, none by the way', async () => {
  const desk = await start();
  await asked();
  await exchange().client.password(exchange().mira.address, 'another');
  await clock().advance(60 * MINUTE);
  expect(await asked()).toEqual(['401', '401']);
  expect(desk.titles()).toContain('Review');
  expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('sign-in');
});

describe('after a sleep', () => {
  it('all that was missed stands at once, oldest first, and what other programs dealt with doesn’t', async () => {
    const desk = await start();
    await put('Stand-up', '08:00', '08:15');
    await put('Lunch', '10:00', '11:00');
    await put('Dinner', '18:00', '19:00');
    await desk.engine.refresh();
    desk.engine.setMachine('asleep');
    await exchange().client.stopAnswering();
    await clock().advance(4 * 60 * MINUTE);
    await exchange().client.startAnswering();
    await elsewhere('Dismiss');
    desk.engine.setMachine('active');
    desk.engine.checkEverything();
    await heard();
    expect(desk.toasts().map(({ title, body }) => `${title}: ${body}`)).toEqual([
      'Stand-up: 10:00 · over',
      'Lunch: 12:00 · over',
    ]);
    desk.dismiss();
    expect(desk.titles()).toEqual([]);
    await heard();
    expect(await texted()).toEqual(['Dinner at 17:50']);
  });
});

it('on a locked screen no reminder says what it is about', async () => {
  const desk = await start();
  desk.engine.setMachine('locked');
  await clock().advance(5 * MINUTE);
  expect(desk.titles()).toEqual(['Private appointment']);
  desk.engine.setMachine('active');
  expect(desk.titles()).toEqual(['Review']);
});
