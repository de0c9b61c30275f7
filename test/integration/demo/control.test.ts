import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, childText } from '../../../electron/demo/xml.ts';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, fixture, one, texts } from '../../support/soap.ts';

const mira = 'mira.voss@contoso.example';
let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterEach(() => exchange.stop());

const oof = fixture('05-getuseroofsettings-request.xml');
const shape = [
  'item:Subject',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:IsMeeting',
  'calendar:IsCancelled',
  'calendar:MyResponseType',
  'calendar:Location',
  'item:Sensitivity',
  'item:ReminderMinutesBeforeStart',
  'calendar:CalendarItemType',
  'calendar:Organizer',
]
  .map((uri) => `<t:FieldURI FieldURI="${uri}"/>`)
  .join('');

/** What Mira sees between two instants, without her own scenario. */
async function seen(from: string, to: string): Promise<readonly (readonly (string | undefined)[])[]> {
  const { root } = await ask(
    exchange,
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${shape}</t:AdditionalProperties></m:ItemShape><m:CalendarView StartDate="${from}" EndDate="${to}"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>`,
  );
  return all(root, 'CalendarItem')
    .filter((item) => childText(item, 'Subject')?.startsWith('Test') === true)
    .map((item) =>
      ['Start', 'End', 'LegacyFreeBusyStatus', 'MyResponseType', 'CalendarItemType'].map((name) =>
        childText(item, name),
      ),
    );
}

describe('who may', () => {
  test.each([[''], ['Bearer'], ['Bearer wrong'], ['Basic abc']])('nobody with "%s"', async (authorization) => {
    const response = await fetch(exchange.control.url, {
      method: 'POST',
      headers: { authorization },
      body: '{"action":"reset"}',
    });
    expect(response.status).toBe(401);
  });

  test('only by POST', async () => {
    const response = await fetch(exchange.control.url, {
      headers: { authorization: `Bearer ${exchange.control.token}` },
    });
    expect(response.status).toBe(405);
  });
});

describe('what cannot be understood is refused with the reason', () => {
  test.each<[string, unknown, string]>([
    ['no object', [], 'request must be an object'],
    ['an unknown action', { action: 'dance' }, 'request.action must be one of put, put-all, change'],
    ['a stray key', { action: 'reset', hard: true }, 'request has no hard'],
    ['a missing key', { action: 'list' }, 'request.mailbox must be a string'],
    ['an unknown mailbox', { action: 'list', mailbox: 'x@y.example' }, 'there is no mailbox x@y.example'],
    [
      'an unknown kind of item',
      { action: 'put', mailbox: mira, item: { kind: 'telegram' } },
      'request.item.kind must be one of appointment, voicemail',
    ],
    [
      'a bad status',
      { action: 'put', mailbox: mira, item: { kind: 'appointment', subject: 'a', start: '', end: '', busy: 'Bored' } },
      'request.item.busy must be one of Free',
    ],
    [
      'a bad time',
      { action: 'put', mailbox: mira, item: { kind: 'appointment', subject: 'a', start: 'noon', end: 'one' } },
      'start must be an instant such as',
    ],
    [
      'a date that is none',
      {
        action: 'put',
        mailbox: mira,
        item: { kind: 'appointment', subject: 'a', allDay: true, start: '2026-02-30', end: '2026-03-01' },
      },
      'start must be a date such as',
    ],
    [
      'an end before the start',
      {
        action: 'put',
        mailbox: mira,
        item: { kind: 'appointment', subject: 'a', start: '2026-11-23T10:00:00Z', end: '2026-11-23T09:00:00Z' },
      },
      'end is before start',
    ],
    [
      'half a second',
      { action: 'put', mailbox: mira, item: { kind: 'voicemail', seconds: 0.5 } },
      'request.item.seconds must be a whole number',
    ],
    [
      'a list that is none',
      {
        action: 'put',
        mailbox: mira,
        item: { kind: 'appointment', subject: 'a', start: '', end: '', attendees: 'all' },
      },
      'request.item.attendees must be a list',
    ],
    [
      'an attendee without address',
      {
        action: 'put',
        mailbox: mira,
        item: { kind: 'appointment', subject: 'a', start: '', end: '', attendees: [{ name: 'A' }] },
      },
      'request.item.attendees[0].address must be a string',
    ],
    ['an unknown item', { action: 'delete', mailbox: mira, id: 'x' }, 'there is no item x in'],
    ['an unknown fault', { action: 'fault', fault: { kind: 'fire' } }, 'request.fault.kind must be one of http-status'],
    [
      'a fault without its number',
      { action: 'fault', fault: { kind: 'huge' } },
      'request.fault.bytes must be a whole number',
    ],
    [
      'a status out of range',
      { action: 'fault', fault: { kind: 'http-status', status: 99 } },
      'request.fault.status must be a whole number from 200 to 599',
    ],
    [
      'a switch that is none',
      { action: 'change', mailbox: mira, id: '', set: { heard: 'yes' } },
      'request.set.heard must be true or false',
    ],
  ])('%s', async (_, content, message) => {
    const { status, body } = await exchange.client.raw(content);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: expect.stringContaining(message) as string });
  });

  test('what is no JSON', async () => {
    const response = await fetch(exchange.control.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${exchange.control.token}` },
      body: '{',
    });
    expect([response.status, await response.json()]).toEqual([400, { error: 'the request is not JSON' }]);
  });
});

describe('items', () => {
  test('an appointment is there once it is put, moved once it is changed, gone once it is deleted', async () => {
    const { id, changeKey } = await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test',
      start: '2027-02-01T09:00:00Z',
      end: '2027-02-01T10:00:00Z',
      busy: 'OOF',
    });
    expect(await seen('2027-02-01T00:00:00Z', '2027-02-02T00:00:00Z')).toEqual([
      ['2027-02-01T09:00:00Z', '2027-02-01T10:00:00Z', 'OOF', 'Unknown', 'Single'],
    ]);
    const changed = await exchange.client.change(mira, id, {
      start: '2027-02-01T12:00:00Z',
      end: '2027-02-01T12:30:00Z',
      busy: 'Tentative',
    });
    expect(changed.id).toBe(id);
    expect(changed.changeKey).not.toBe(changeKey);
    expect(await seen('2027-02-01T00:00:00Z', '2027-02-02T00:00:00Z')).toEqual([
      ['2027-02-01T12:00:00Z', '2027-02-01T12:30:00Z', 'Tentative', 'Unknown', 'Single'],
    ]);
    await exchange.client.remove(mira, id);
    expect(await seen('2027-02-01T00:00:00Z', '2027-02-02T00:00:00Z')).toEqual([]);
  });

  test('all-day entries are dates in the owner’s zone', async () => {
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test',
      allDay: true,
      start: '2026-10-25',
      end: '2026-10-26',
    });
    expect(await seen('2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z')).toEqual([
      ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Free', 'Unknown', 'Single'],
    ]);
  });

  test('a meeting of somebody else waits for an answer, one’s own doesn’t', async () => {
    const theo = { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' };
    const time = { start: '2027-02-01T09:00:00Z', end: '2027-02-01T10:00:00Z' };
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test 1',
      ...time,
      organizer: theo,
      attendees: [{ name: 'Mira Voss', address: mira }],
    });
    await exchange.client.put(mira, { kind: 'appointment', subject: 'Test 2', ...time, attendees: [theo] });
    const responses = (await seen(time.start, time.end)).map(([, , , response]) => response);
    expect(responses).toEqual(['NoResponseReceived', 'Organizer']);
  });

  test('series come with exceptions and deletions', async () => {
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test',
      start: '2027-02-01T09:00:00Z',
      end: '2027-02-01T10:00:00Z',
      recurrence: {
        pattern: 'daily',
        interval: 2,
        until: '2027-02-09',
        deleted: ['2027-02-03'],
        exceptions: [{ original: '2027-02-05', start: '2027-02-05T15:00:00Z', end: '2027-02-05T15:30:00Z' }],
      },
    });
    const found = await seen('2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z');
    expect(found.map(([start, , , , type]) => `${start ?? ''} ${type ?? ''}`)).toEqual([
      '2027-02-01T09:00:00Z Occurrence',
      '2027-02-05T15:00:00Z Exception',
      '2027-02-07T09:00:00Z Occurrence',
      '2027-02-09T09:00:00Z Occurrence',
    ]);
  });

  test('messages and calls come now unless another time is said', async () => {
    await exchange.client.put(mira, { kind: 'missed-call', callerNumber: '+33 6 39 98 00 00' });
    await exchange.client.put(mira, { kind: 'message', subject: 'Hello', received: '2026-11-01T08:00:00Z' });
    const items = await exchange.client.list(mira);
    expect(items.find(({ itemClass }) => itemClass === 'IPM.Note.Microsoft.Missed.Voice')).toBeDefined();
    expect(items.find(({ subject }) => subject.includes('+33 6 39 98 00 00'))).toMatchObject({
      received: '2026-11-23T09:40:00Z',
      isRead: false,
    });
    expect(items.find(({ subject }) => subject === 'Hello')).toMatchObject({ received: '2026-11-01T08:00:00Z' });
  });

  test('what an item does not have cannot be set', async () => {
    const { id } = await exchange.client.put(mira, { kind: 'voicemail', seconds: 2 });
    await expect(exchange.client.change(mira, id, { location: 'here' })).rejects.toThrow(
      'set.location is nothing that a message has',
    );
    const appointment = await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test',
      start: '2027-02-01T09:00:00Z',
      end: '2027-02-01T10:00:00Z',
    });
    await expect(exchange.client.change(mira, appointment.id, { heard: true })).rejects.toThrow(
      'set.heard is nothing that an appointment has',
    );
  });
});

describe('the server itself', () => {
  test('stops answering and comes back at the same address', async () => {
    await exchange.client.stopAnswering();
    await expect(post(exchange, oof)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await exchange.client.stopAnswering();
    await exchange.client.startAnswering();
    await exchange.client.startAnswering();
    expect((await post(exchange, oof)).status).toBe(200);
  });

  test('breaks open connections when it stops', async () => {
    await exchange.client.fault({ kind: 'hang' });
    const pending = post(exchange, oof);
    const broken = expect(pending).rejects.toThrow();
    while ((await exchange.client.log()).length === 0) continue;
    await exchange.client.stopAnswering();
    await broken;
  });

  test('keeps a log, from a place on, and forgets it', async () => {
    await post(exchange, oof);
    await post(exchange, '<a/>');
    const [first, second] = await exchange.client.log();
    expect(first).toMatchObject({
      user: mira,
      operation: 'GetUserOofSettingsRequest',
      status: 200,
      request: oof,
      violations: [],
      at: '2026-11-23T09:40:00Z',
    });
    expect(first?.response).toContain('OofSettings');
    expect(second).toMatchObject({ status: 500 });
    expect(await exchange.client.log(first?.sequence)).toEqual([second]);
    await exchange.client.clearLog();
    expect(await exchange.client.log()).toEqual([]);
  });

  test('logs how a request broke the schema', async () => {
    await post(exchange, oof.replace('t:Address>mira', 't:Adress>mira').replace('</t:Address>', '</t:Adress>'));
    const [entry] = await exchange.client.log();
    expect(entry?.violations[0]).toMatch(/^9:9 The element 'Mailbox' has invalid child element 'Adress'/);
  });

  test('changes a password at once', async () => {
    await exchange.client.password(mira, 'new');
    expect((await post(exchange, oof)).status).toBe(401);
    expect((await post(exchange, oof, { address: mira, password: 'new' })).status).toBe(200);
  });

  test('goes back to the scenario', async () => {
    const before = await exchange.client.list(mira);
    await exchange.client.put(mira, { kind: 'message', subject: 'Hello' });
    await exchange.client.oof(mira, { state: 'Enabled' });
    await exchange.client.password(mira, 'new');
    await exchange.client.fault({ kind: 'html' });
    await exchange.client.reset();
    expect(await exchange.client.list(mira)).toEqual(before);
    const { root } = await ask(exchange, /<soap:Body>(.*)<\/soap:Body>/s.exec(oof)?.[1] ?? '');
    expect(texts(root, 'OofState')).toEqual(['Disabled']);
    expect(attributeOf(one(root, 'ResponseMessage'), 'ResponseClass')).toBe('Success');
  });
});
