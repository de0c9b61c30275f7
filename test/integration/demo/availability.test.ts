import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributeOf, childText, type XmlElement } from '../../../electron/demo/xml.ts';
import { writeXml } from '../../../electron/demo/xml-write.ts';
import { writeZoneRule, zoneRuleOf } from '../../../electron/demo/zone-rule.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterAll(() => exchange.stop());

const noZone = '';
const utc = writeXml(writeZoneRule(zoneRuleOf('UTC', 2026)), 'default');
const paris = writeXml(writeZoneRule(zoneRuleOf('Europe/Paris', 2026)), 'default');

interface Options {
  readonly zone?: string;
  readonly from?: string;
  readonly to?: string;
  readonly interval?: number;
  readonly view?: string;
}

function request(addresses: readonly string[], options: Options = {}): string {
  const {
    zone = utc,
    from = '2026-11-23T08:00:00',
    to = '2026-11-23T18:00:00',
    interval = 30,
    view = 'DetailedMerged',
  } = options;
  const data = addresses.map(
    (address) =>
      `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`,
  );
  const window = `<t:TimeWindow><t:StartTime>${from}</t:StartTime><t:EndTime>${to}</t:EndTime></t:TimeWindow>`;
  const viewOptions = `<t:FreeBusyViewOptions>${window}<t:MergedFreeBusyIntervalInMinutes>${interval}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${view}</t:RequestedView></t:FreeBusyViewOptions>`;
  return `<m:GetUserAvailabilityRequest>${zone}<m:MailboxDataArray>${data.join('')}</m:MailboxDataArray>${viewOptions}</m:GetUserAvailabilityRequest>`;
}

const person = (name: string): string => `${name}@contoso.example`;
const mira = person('mira.voss');

function eventNamed(root: XmlElement, subject: string): XmlElement {
  const found = all(root, 'CalendarEvent').find((event) => texts(event, 'Subject').includes(subject));
  if (found === undefined) throw new Error(`there is no ${subject}`);
  return found;
}

describe('each mailbox gets an answer, in the order asked', () => {
  test('details, free/busy only, none, nobody, a room', async () => {
    const { status, root, codes } = await ask(
      exchange,
      request([mira, person('hugo.lemaire'), person('dana.whitfield'), person('former.employee'), person('room.ada')]),
    );
    expect(status).toBe(200);
    expect(codes).toEqual(['NoError', 'NoError', 'ErrorNoFreeBusyAccess', 'ErrorMailRecipientNotFound', 'NoError']);
    expect(texts(root, 'FreeBusyViewType')).toEqual([
      'DetailedMerged',
      'FreeBusyMerged',
      'None',
      'None',
      'DetailedMerged',
    ]);
    const [, hugo, dana] = all(root, 'FreeBusyResponse');
    if (hugo === undefined || dana === undefined) throw new Error('answers are missing');
    expect(all(hugo, 'CalendarEventDetails')).toEqual([]);
    expect(all(hugo, 'CalendarEvent').length).toBeGreaterThan(0);
    expect(all(dana, 'WorkingHours')).toEqual([]);
  });

  test('nobody’s access is less than the owner’s own', async () => {
    const dana = exchange.users.find(({ address }) => address === person('dana.whitfield')) ?? exchange.mira;
    const { root } = await ask(exchange, request([dana.address]), { as: dana });
    expect(texts(root, 'FreeBusyViewType')).toEqual(['DetailedMerged']);
  });

  test.each([
    ['MergedOnly', 'MergedOnly', 'MergedOnly'],
    ['FreeBusy', 'FreeBusy', 'FreeBusy'],
    ['FreeBusyMerged', 'FreeBusyMerged', 'FreeBusyMerged'],
    ['Detailed', 'Detailed', 'FreeBusy'],
    ['DetailedMerged', 'DetailedMerged', 'FreeBusyMerged'],
  ])('asked for %s, one gets %s or %s', async (view, own, other) => {
    const { root } = await ask(exchange, request([mira, person('hugo.lemaire')], { view }));
    expect(texts(root, 'FreeBusyViewType')).toEqual([own, other]);
    expect(all(root, 'MergedFreeBusy').length).toBe(/Merged/.test(view) ? 2 : 0);
    expect(all(root, 'CalendarEventArray').length).toBe(view === 'MergedOnly' ? 0 : 2);
    expect(all(root, 'CalendarEventDetails').length > 0).toBe(view.startsWith('Detailed'));
  });
});

describe('what a day looks like', () => {
  test('one digit for each interval, the highest status winning', async () => {
    const { root } = await ask(exchange, request([mira], { from: '2026-11-23T08:00:00', to: '2026-11-23T12:00:00' }));
    // Stand-up; budget review; the vendor call, which begins beside it and ends later; lunch.
    expect(texts(root, 'MergedFreeBusy')).toEqual(['20022212']);
  });

  test('times are the request’s wall clock, without offset', async () => {
    const inUtc = await ask(
      exchange,
      request([mira], { zone: utc, from: '2026-11-23T00:00:00', to: '2026-11-24T00:00:00' }),
    );
    const inParis = await ask(
      exchange,
      request([mira], { zone: paris, from: '2026-11-23T00:00:00', to: '2026-11-24T00:00:00' }),
    );
    expect(childText(eventNamed(inUtc.root, 'Budget review'), 'StartTime')).toBe('2026-11-23T09:30:00');
    expect(childText(eventNamed(inParis.root, 'Budget review'), 'StartTime')).toBe('2026-11-23T10:30:00');
  });

  test('the request’s zone holds over its change of DST', async () => {
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Before',
      start: '2027-03-27T09:00:00+01:00',
      end: '2027-03-27T10:00:00+01:00',
    });
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'After',
      start: '2027-03-28T09:00:00+02:00',
      end: '2027-03-28T10:00:00+02:00',
    });
    const zone = writeXml(writeZoneRule(zoneRuleOf('Europe/Paris', 2027)), 'default');
    const { root } = await ask(
      exchange,
      request([mira], { zone, from: '2027-03-27T00:00:00', to: '2027-03-29T00:00:00', interval: 60 }),
    );
    expect(childText(eventNamed(root, 'Before'), 'StartTime')).toBe('2027-03-27T09:00:00');
    expect(childText(eventNamed(root, 'After'), 'StartTime')).toBe('2027-03-28T09:00:00');
    // Two days, one of which has 23 hours.
    expect(texts(root, 'MergedFreeBusy')[0]?.length).toBe(47);
  });

  test('a zone in the header does as well', async () => {
    const headers = '<t:TimeZoneContext><t:TimeZoneDefinition Id="Romance Standard Time"/></t:TimeZoneContext>';
    const { root } = await ask(exchange, request([mira], { zone: noZone }), { headers });
    expect(childText(eventNamed(root, 'Budget review'), 'StartTime')).toBe('2026-11-23T10:30:00');
  });

  test('a private entry shows when, not what', async () => {
    const { root } = await ask(exchange, request([mira], { zone: paris }));
    const hidden = all(root, 'CalendarEvent').filter((event) => texts(event, 'IsPrivate')[0] === 'true');
    expect(
      hidden.map((event) => [
        childText(event, 'StartTime'),
        all(event, 'Subject').length,
        all(event, 'ID').length,
        all(event, 'Location').length,
      ]),
    ).toEqual([['2026-11-23T14:00:00', 0, 0, 0]]);
  });

  test('cancelled and declined meetings leave people free', async () => {
    const day = { start: '2027-07-01T10:00:00Z', end: '2027-07-01T11:00:00Z' };
    await exchange.client.put(mira, { kind: 'appointment', subject: 'No', response: 'Decline', ...day });
    await exchange.client.put(mira, { kind: 'appointment', subject: 'Off', cancelled: true, busy: 'Busy', ...day });
    const { root } = await ask(exchange, request([mira], { from: '2027-07-01T10:00:00', to: '2027-07-01T11:00:00' }));
    expect([texts(root, 'MergedFreeBusy'), texts(root, 'Subject')]).toEqual([['00'], []]);
  });

  test('working hours come in their owner’s zone', async () => {
    const { root } = await ask(exchange, request([person('anirban.sen')]));
    const hours = one(root, 'WorkingHours');
    expect([texts(hours, 'Bias')[0], texts(hours, 'StartTimeInMinutes'), texts(hours, 'EndTimeInMinutes')]).toEqual([
      '-330',
      ['600'],
      ['1140'],
    ]);
  });

  test('each status has its digit', async () => {
    const statuses = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere'] as const;
    for (const [hour, busy] of statuses.entries()) {
      await exchange.client.put(mira, {
        kind: 'appointment',
        subject: busy,
        busy,
        start: `2027-06-01T0${hour}:00:00Z`,
        end: `2027-06-01T0${hour + 1}:00:00Z`,
      });
    }
    const { root } = await ask(
      exchange,
      request([mira], { from: '2027-06-01T00:00:00', to: '2027-06-01T05:00:00', interval: 60 }),
    );
    expect(texts(root, 'MergedFreeBusy')).toEqual(['01234']);
    expect(texts(root, 'BusyType')).toEqual(statuses);
  });
});

describe('what is refused as a whole', () => {
  const many = Array.from({ length: 101 }, (_, index) => person(`p${index}`));
  test.each<[string, string, string]>([
    ['more than 100 mailboxes', request(many), 'ErrorMailboxDataArrayTooBig'],
    ['no zone at all', request([mira], { zone: noZone }), 'ErrorTimeZone'],
    ['a zone that is none', request([mira], { zone: paris.replace('<Month>10<', '<Month>13<') }), 'ErrorTimeZone'],
    ['a window that ends before it starts', request([mira], { to: '2026-11-22T00:00:00' }), 'ErrorInvalidTimeInterval'],
    ['a window of 63 days', request([mira], { to: '2027-01-25T08:00:00' }), 'ErrorTimeIntervalTooBig'],
    ['an interval of 4 minutes', request([mira], { interval: 4 }), 'ErrorInvalidMergedFreeBusyInterval'],
    ['an interval longer than the window', request([mira], { interval: 720 }), 'ErrorInvalidMergedFreeBusyInterval'],
    ['the view None', request([mira], { view: 'None' }), 'ErrorInvalidFreeBusyViewType'],
  ])('%s', async (_, operation, code) => {
    expect(await ask(exchange, operation)).toMatchObject({ status: 500, codes: [code] });
  });

  test('100 mailboxes are answered', async () => {
    const { root } = await ask(exchange, request(many.slice(1)));
    expect(all(root, 'FreeBusyResponse').length).toBe(100);
    expect(all(root, 'ResponseMessage').every((message) => attributeOf(message, 'ResponseClass') === 'Error')).toBe(
      true,
    );
  });
});
