import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

/** Monday 10:00 in Berlin. */
const NOW = Date.parse('2026-11-23T09:00:00Z');
let now = NOW;
let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ zone: 'Europe/Berlin', now: () => now });
});
afterAll(() => exchange.stop());
beforeEach(async () => {
  now = NOW;
  await exchange.client.reset();
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
});

const put = (subject: string, start: string, more: object = {}) =>
  exchange.client.put(exchange.mira.address, {
    kind: 'appointment',
    subject,
    start: `2026-11-${start}:00Z`,
    end: `2026-11-${start.slice(0, 5)}:59:00Z`,
    reminderMinutes: 15,
    ...more,
  });

/** `subject at time`, in the order of time. */
const standing = async (range = ''): Promise<readonly string[]> => {
  const { root } = await ask(exchange, `<m:GetReminders>${range}</m:GetReminders>`);
  return all(root, 'Reminder')
    .map((each) => `${texts(each, 'Subject')[0]} at ${texts(each, 'ReminderTime')[0]?.slice(5, 16)}`)
    .sort();
};
const idOf = async (subject: string) => {
  const { root } = await ask(exchange, '<m:GetReminders/>');
  const reminder = all(root, 'Reminder').find((each) => texts(each, 'Subject')[0] === subject);
  const id = reminder === undefined ? undefined : one(reminder, 'ItemId');
  return { id: attributeOf(id, 'Id') ?? '', version: attributeOf(id, 'ChangeKey') ?? '' };
};
/** How many reminders the server says it changed. */
const act = async (action: 'Dismiss' | 'Snooze', { id, version }: Awaited<ReturnType<typeof idOf>>, time?: string) => {
  const until = time === undefined ? '' : `<t:NewReminderTime>2026-11-${time}:00Z</t:NewReminderTime>`;
  const { root } = await ask(
    exchange,
    `<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction><t:ActionType>${action}</t:ActionType><t:ItemId Id="${id}" ChangeKey="${version}"/>${until}</t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>`,
  );
  return all(root, 'ItemId').filter((each) => attributeOf(each, 'Id') !== '').length;
};

describe('reminders', () => {
  test('that stand and that are to come are told within the time asked about, private ones too', async () => {
    await put('Past', '23T08:00');
    await put('Soon', '23T09:10', { private: true });
    await put('Later', '25T09:00');
    await put('Silent', '23T09:30', { reminderMinutes: undefined });
    const until = '<m:EndTime>2026-11-24T00:00:00Z</m:EndTime>';
    expect(await standing(until)).toEqual(['Past at 11-23T07:45', 'Soon at 11-23T08:55']);
    expect(await standing(`<m:BeginTime>2026-11-23T08:00:00Z</m:BeginTime>${until}`)).toEqual(['Soon at 11-23T08:55']);
    expect(await standing()).toHaveLength(3);
  });

  test('that are dismissed are gone, and their entry has none any more', async () => {
    await put('Soon', '23T09:10');
    expect(await act('Dismiss', await idOf('Soon'))).toBe(1);
    expect(await standing()).toEqual([]);
    const { root } = await ask(
      exchange,
      '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:ReminderIsSet"/></t:AdditionalProperties></m:ItemShape><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>',
    );
    expect(texts(root, 'ReminderIsSet')).toEqual(['false']);
  });

  test('that are put off come at their new time', async () => {
    await put('Soon', '23T09:10');
    expect(await act('Snooze', await idOf('Soon'), '23T09:05')).toBe(1);
    expect(await standing()).toEqual(['Soon at 11-23T09:05']);
  });

  test('aren’t changed by an old change key, nor to a time that isn’t later', async () => {
    await put('Soon', '23T09:10');
    const old = await idOf('Soon');
    expect(await act('Snooze', old, '23T08:55')).toBe(0);
    expect(await act('Snooze', old, '23T09:05')).toBe(1);
    expect(await act('Dismiss', old)).toBe(0);
    expect(await standing()).toEqual(['Soon at 11-23T09:05']);
  });
});

describe('a series', () => {
  const daily = () => put('Daily', '22T09:10', { recurrence: { pattern: 'daily' } });

  test('has one reminder at a time: the last that is due, else the next', async () => {
    await daily();
    expect(await standing()).toEqual(['Daily at 11-23T08:55']);
    now = Date.parse('2026-11-24T08:55:00Z');
    expect(await standing()).toEqual(['Daily at 11-24T08:55']);
  });

  test('of which one occurrence is dismissed goes on with the next, and keeps its reminder', async () => {
    await daily();
    expect(await act('Dismiss', await idOf('Daily'))).toBe(1);
    expect(await standing()).toEqual(['Daily at 11-24T08:55']);
  });

  test('of which one occurrence is put off past the next one’s reminder goes on with that', async () => {
    await daily();
    expect(await act('Snooze', await idOf('Daily'), '23T09:05')).toBe(1);
    expect(await standing()).toEqual(['Daily at 11-23T09:05']);
    expect(await act('Snooze', await idOf('Daily'), '25T10:00')).toBe(1);
    expect(await standing()).toEqual(['Daily at 11-24T08:55']);
  });
});
