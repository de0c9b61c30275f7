import { describe, expect, it } from 'vitest';
import { allDayDates } from '../../../electron/gateway/all-day.ts';
import { toAppointment } from '../../../electron/gateway/appointments.ts';
import { toOpenedEntry } from '../../../electron/gateway/ews-entries.ts';
import { findJoinUrl } from '../../../electron/gateway/join-link.ts';
import type { CalendarFields, Item } from '../../../electron/ews/types.ts';

const item = (fields: Partial<Item>, calendar: Partial<CalendarFields> = {}): Item => ({
  id: { id: 'AAMk=' },
  kind: 'CalendarItem',
  categories: [],
  attachments: [],
  extended: new Map(),
  calendar: {
    start: '2026-10-20T07:00:00Z',
    end: '2026-10-20T08:00:00Z',
    required: [],
    optional: [],
    resources: [],
    ...calendar,
  },
  ...fields,
});
const read = (fields: Partial<Item>, calendar: Partial<CalendarFields> = {}) =>
  toAppointment(item(fields, calendar), 'work', 'Europe/Berlin');

describe('an entry of the calendar', () => {
  it('is read with as little as two times', () => {
    expect(read({})).toEqual({
      key: 'work/AAMk=',
      accountId: 'work',
      calendarId: 'work/calendar',
      subject: '',
      location: '',
      start: '2026-10-20T07:00:00Z',
      end: '2026-10-20T08:00:00Z',
      busy: 'unknown',
      isMeeting: false,
      isCancelled: false,
      isPrivate: false,
      isRecurring: false,
      myResponse: 'unknown',
      categories: [],
    });
  });

  it.each([{ start: undefined }, { end: undefined }])('without its times isn’t shown: %j', (calendar) => {
    expect(read({}, calendar)).toBeUndefined();
  });

  it('of another kind isn’t shown', () => {
    expect(toAppointment({ ...item({}), calendar: undefined }, 'work', 'UTC')).toBeUndefined();
  });

  it.each([
    ['Free', 'free'],
    ['Tentative', 'tentative'],
    ['Busy', 'busy'],
    ['OOF', 'oof'],
    ['WorkingElsewhere', 'elsewhere'],
    ['NoData', 'unknown'],
    ['SomethingNew', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s counts as %s', (busyType, busy) => {
    expect(read({}, { busyType })?.busy).toBe(busy);
  });

  it.each([
    ['Organizer', 'organizer'],
    ['Accept', 'accepted'],
    ['Tentative', 'tentative'],
    ['Decline', 'declined'],
    ['NoResponseReceived', 'none'],
    ['Unknown', 'unknown'],
    [undefined, 'unknown'],
  ])('answered %s is %s', (myResponse, response) => {
    expect(read({}, { myResponse })?.myResponse).toBe(response);
  });

  it.each([
    [{ isMeeting: true }, { isMeeting: true, isCancelled: false }],
    [{ state: 3 }, { isMeeting: true, isCancelled: false }],
    [
      { isMeeting: true, state: 7 },
      { isMeeting: true, isCancelled: true },
    ],
    [{ isCancelled: true }, { isMeeting: false, isCancelled: true }],
    [
      { isMeeting: false, state: 0 },
      { isMeeting: false, isCancelled: false },
    ],
  ])('with %j is %j', (calendar, expected) => {
    expect(read({}, calendar)).toMatchObject(expected);
  });

  it.each([
    ['Normal', false],
    ['Personal', false],
    ['Private', true],
    ['Confidential', true],
  ])('marked %s is private: %s', (sensitivity, isPrivate) => {
    expect(read({ sensitivity })?.isPrivate).toBe(isPrivate);
  });

  it.each([
    [{ itemType: 'Occurrence', isRecurring: false }, true],
    [{ itemType: 'Exception' }, true],
    [{ itemType: 'Single', isRecurring: true }, false],
    [{ isRecurring: true }, true],
  ])('of %j recurs: %s', (calendar, recurs) => {
    expect(read({}, calendar)?.isRecurring).toBe(recurs);
  });

  it.each([
    [{ reminderIsSet: true, reminderMinutes: 15 }, 15],
    [{ reminderIsSet: true, reminderMinutes: 0 }, 0],
    [{ reminderIsSet: true }, 0],
    [{ reminderIsSet: true, reminderMinutes: -5 }, 0],
    [{ reminderIsSet: false, reminderMinutes: 15 }, undefined],
    [{ reminderMinutes: 15 }, undefined],
  ])('with %j reminds %s minutes before', (fields, minutes) => {
    expect(read(fields)?.reminderMinutes).toBe(minutes);
  });
});

describe('an all-day entry', () => {
  it.each([
    [
      'its own day in its own zone',
      '2026-10-22T22:00:00Z',
      '2026-10-23T22:00:00Z',
      'Europe/Berlin',
      '2026-10-23',
      '2026-10-24',
    ],
    ['the 25-hour day', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-25', '2026-10-26'],
    ['the 23-hour day', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-29', '2026-03-30'],
    ['three days', '2026-10-22T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-23', '2026-10-26'],
    [
      'Berlin’s day seen from New York',
      '2026-10-22T22:00:00Z',
      '2026-10-23T22:00:00Z',
      'America/New_York',
      '2026-10-23',
      '2026-10-24',
    ],
    [
      'New York’s day seen from Berlin',
      '2026-10-23T04:00:00Z',
      '2026-10-24T04:00:00Z',
      'Europe/Berlin',
      '2026-10-23',
      '2026-10-24',
    ],
    [
      'a day that begins at one o’clock',
      '2026-09-06T04:00:00Z',
      '2026-09-07T03:00:00Z',
      'America/Santiago',
      '2026-09-06',
      '2026-09-07',
    ],
    ['a day of no length', '2026-10-22T22:00:00Z', '2026-10-22T22:00:00Z', 'Europe/Berlin', '2026-10-23', '2026-10-24'],
    [
      'an end before its start',
      '2026-10-22T22:00:00Z',
      '2026-10-20T22:00:00Z',
      'Europe/Berlin',
      '2026-10-23',
      '2026-10-24',
    ],
  ])('%s', (_, start, end, zone, first, after) => {
    expect(allDayDates(start, end, zone)).toEqual({ start: first, end: after });
  });

  it('goes by the zone it was made in, where the server names it', () => {
    const auckland = {
      isAllDay: true,
      start: '2026-10-22T11:00:00Z',
      end: '2026-10-23T11:00:00Z',
      startTimeZone: 'New Zealand Standard Time',
    };
    const dates = { allDay: { start: '2026-10-23', end: '2026-10-24' } };
    expect(toAppointment(item({}, auckland), 'work', 'Pacific/Honolulu')).toMatchObject(dates);
  });

  it.each([undefined, 'Customized Time Zone', 'tzone://Microsoft/Custom', '{a-guid}'])(
    'goes by the machine’s zone where the server says %s',
    (startTimeZone) => {
      const calendar = { isAllDay: true, start: '2026-10-22T22:00:00Z', end: '2026-10-23T22:00:00Z', startTimeZone };
      expect(read({}, calendar)?.allDay).toEqual({ start: '2026-10-23', end: '2026-10-24' });
    },
  );
});

describe('where a meeting is joined', () => {
  const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d';

  it.each([
    [teams, teams],
    ['https://us02web.zoom.us/j/81234567890?pwd=abc', 'https://us02web.zoom.us/j/81234567890?pwd=abc'],
    ['Room 3 / https://contoso.webex.com/meet/mira, or by phone', 'https://contoso.webex.com/meet/mira'],
    ['<https://meet.google.com/abc-defg-hij>', 'https://meet.google.com/abc-defg-hij'],
    ['Skype (https://meet.contoso.example/mira.voss/ABC123).', 'https://meet.contoso.example/mira.voss/ABC123'],
    ['https://join.contoso.example/x', 'https://join.contoso.example/x'],
    ['map https://maps.contoso.example/1 then https://zoom.us/j/1', 'https://zoom.us/j/1'],
    ['https://contoso.example/agenda', undefined],
    ['https://evilzoom.us/j/1', undefined],
    ['https://zoom.us.evil.example/j/1', undefined],
    ['https://zoom.us@evil.example/j/1', undefined],
    ['http://zoom.us/j/1', 'https://zoom.us/j/1'],
    ['zoom.us/j/1', 'https://zoom.us/j/1'],
    ['', undefined],
  ])('%s → %s', (location, url) => {
    expect(findJoinUrl(undefined, location)).toBe(url);
  });

  it('is first what the server says, whatever its host, but https', () => {
    expect(findJoinUrl(' https://calls.contoso.example/1 ', teams)).toBe('https://calls.contoso.example/1');
    expect(findJoinUrl('http://calls.contoso.example/1', teams)).toBe(teams);
    expect(findJoinUrl('javascript:alert(1)', '')).toBeUndefined();
    expect(findJoinUrl('ms-settings:privacy', '')).toBeUndefined();
  });

  it('looks into the location before the subject', () => {
    expect(read({ subject: 'https://zoom.us/j/2' }, { location: 'https://zoom.us/j/1' })?.joinUrl).toBe(
      'https://zoom.us/j/1',
    );
    expect(read({ subject: 'Call https://zoom.us/j/2' }, { location: 'Room 3' })?.joinUrl).toBe('https://zoom.us/j/2');
  });

  it('is never an address that the server cut off', () => {
    const torn = `${'Room '.repeat(10)}${teams}${'x'.repeat(300)}`.slice(0, 255);
    expect(findJoinUrl(undefined, torn)).toBeUndefined();
    expect(findJoinUrl(undefined, `${teams} ${'x'.repeat(300)}`.slice(0, 255))).toBe(teams);
  });
});

describe('an opened entry', () => {
  it('lists people by role, hides addresses that aren’t SMTP, leaves embedded pictures out', async () => {
    const person = (name: string, address: string, routingType = 'SMTP') => ({ name, address, routingType });
    const { appointment: _same, ...details } = await toOpenedEntry(
      item(
        {
          body: { type: 'Text', text: '\r\nAgenda:\u00a0x  \r\n\r\n' },
          attachments: [
            { kind: 'file', id: 'AAMk=1', name: 'agenda.pdf', size: 7, inline: false },
            { kind: 'file', name: 'logo.png', inline: true },
            { kind: 'item', name: 'A mail', inline: false },
          ],
        },
        {
          organizer: person('Theo', '/o=Contoso/cn=theo', 'EX'),
          required: [{ mailbox: person('Mira', 'mira@contoso.example'), response: 'Accept' }],
          optional: [{ mailbox: { address: 'ines@contoso.example' } }],
          resources: [{ mailbox: { name: 'Room' }, response: 'Decline' }],
        },
      ),
      undefined,
      { accountId: 'work', key: 'work/AAMk=', zone: 'Europe/Berlin', mailbox: undefined },
    );
    expect(details).toEqual({
      key: 'work/AAMk=',
      organizer: { name: 'Theo' },
      attendees: [
        { name: 'Mira', address: 'mira@contoso.example', role: 'required', response: 'accepted' },
        { name: 'ines@contoso.example', address: 'ines@contoso.example', role: 'optional', response: 'unknown' },
        { name: 'Room', role: 'resource', response: 'declined' },
      ],
      body: 'Agenda: x',
      isFormatted: false,
      attachments: [
        { id: 'AAMk=1', kind: 'file', name: 'agenda.pdf', size: 7 },
        { id: '', kind: 'item', name: 'A mail' },
      ],
    });
  });
});
