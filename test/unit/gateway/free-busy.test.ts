import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { EwsServerError } from '../../../electron/ews/errors.ts';
import type { SerializableZone } from '../../../electron/ews/working-hours.ts';
import {
  availabilityWindows,
  chunk,
  joinWindows,
  mergeInterval,
  toFreeBusy,
} from '../../../electron/gateway/free-busy.ts';
import { nameZone } from '../../../electron/gateway/named-zone.ts';

const subject = { host: 'mail.contoso.example', address: 'theo@contoso.example' };
type Rule = readonly [bias: number, time: string, dayOrder: number, month: number, dayOfWeek: string];
const rule = (bias: number, standard: Rule, daylight: Rule): SerializableZone => {
  const toSwitch = ([own, time, dayOrder, month, dayOfWeek]: Rule) => ({ bias: own, time, dayOrder, month, dayOfWeek });
  return { bias, standard: toSwitch(standard), daylight: toSwitch(daylight) };
};
const never: Rule = [0, '00:00:00', 0, 0, 'Sunday'];

describe('a zone given as a rule', () => {
  it.each<[string, SerializableZone]>([
    ['Europe/Berlin', rule(-60, [0, '03:00:00', 5, 10, 'Sunday'], [-60, '02:00:00', 5, 3, 'Sunday'])],
    ['Europe/London', rule(0, [0, '02:00:00', 5, 10, 'Sunday'], [-60, '01:00:00', 5, 3, 'Sunday'])],
    ['Europe/Helsinki', rule(-120, [0, '04:00:00', 5, 10, 'Sunday'], [-60, '03:00:00', 5, 3, 'Sunday'])],
    ['America/New_York', rule(300, [0, '02:00:00', 1, 11, 'Sunday'], [-60, '02:00:00', 2, 3, 'Sunday'])],
    ['America/Los_Angeles', rule(480, [0, '02:00:00', 1, 11, 'Sunday'], [-60, '02:00:00', 2, 3, 'Sunday'])],
    ['Australia/Sydney', rule(-600, [0, '03:00:00', 1, 4, 'Sunday'], [-60, '02:00:00', 1, 10, 'Sunday'])],
    ['Australia/Lord_Howe', rule(-630, [0, '02:00:00', 1, 4, 'Sunday'], [-30, '02:00:00', 1, 10, 'Sunday'])],
    ['America/Nuuk', rule(120, [0, '00:00:00', 5, 10, 'Sunday'], [-60, '23:00:00', 5, 3, 'Saturday'])],
  ])('is %s', (zone, given) => {
    expect(nameZone(given, 'UTC', 2026)).toBe(zone);
  });

  it('is the machine’s zone where that follows the same rule', () => {
    const paris = rule(-60, [0, '03:00:00', 5, 10, 'Sunday'], [-60, '02:00:00', 5, 3, 'Sunday']);
    expect(nameZone(paris, 'Europe/Paris', 2026)).toBe('Europe/Paris');
    expect(nameZone(paris, 'Asia/Tokyo', 2026)).toBe('Europe/Berlin');
  });

  it.each<[string, SerializableZone]>([
    ['+05:30', rule(-330, never, never)],
    ['-03:30', rule(210, never, never)],
    ['+00:00', rule(0, [0, '02:00:00', 1, 3, 'Sunday'], [0, '02:00:00', 1, 10, 'Sunday'])],
    ['+09:00', rule(-540, [0, '00:00:00', 1, 1, 'Monday'], [0, '00:00:00', 1, 1, 'Monday'])],
  ])('without daylight saving is %s', (offset, given) => {
    expect(nameZone(given, 'Europe/Berlin', 2026)).toBe(offset);
    expect(() => Temporal.Now.instant().toZonedDateTimeISO(offset)).not.toThrow();
  });

  it.each<[string, SerializableZone]>([
    ['that nobody follows', rule(-60, [0, '03:00:00', 2, 6, 'Friday'], [-60, '02:00:00', 2, 1, 'Friday'])],
    ['with a day that doesn’t exist', rule(-60, [0, '03:00:00', 5, 10, 'Someday'], [-60, '02:00:00', 5, 3, 'Sunday'])],
    ['with a month that doesn’t exist', rule(-60, [0, '03:00:00', 5, 13, 'Sunday'], [-60, '02:00:00', 5, 3, 'Sunday'])],
    ['with a time that doesn’t exist', rule(-60, [0, 'noon', 5, 10, 'Sunday'], [-60, '02:00:00', 5, 3, 'Sunday'])],
  ])('%s has no name', (_, given) => {
    expect(nameZone(given, 'Europe/Berlin', 2026)).toBeUndefined();
  });
});

describe('requests within the server’s limits', () => {
  it('hold so many people', () => {
    expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunk([], 2)).toEqual([]);
  });

  it('cover 42 days each, without gap or overlap', () => {
    const windows = availabilityWindows({ start: '2026-01-01T00:00:00Z', end: '2026-04-01T00:00:00Z' });
    expect(windows).toEqual([
      { start: '2026-01-01T00:00:00Z', end: '2026-02-12T00:00:00Z' },
      { start: '2026-02-12T00:00:00Z', end: '2026-03-26T00:00:00Z' },
      { start: '2026-03-26T00:00:00Z', end: '2026-04-01T00:00:00Z' },
    ]);
  });

  it('cover nothing of an empty or inverted range', () => {
    const now = '2026-01-01T00:00:00Z';
    expect(availabilityWindows({ start: now, end: now })).toEqual([]);
    expect(availabilityWindows({ start: now, end: '2025-01-01T00:00:00Z' })).toEqual([]);
  });

  it.each([
    ['2026-01-02T00:00:00Z', 30],
    ['2026-01-01T00:31:00Z', 30],
    ['2026-01-01T00:30:00Z', 5],
    ['2026-01-01T00:10:00Z', 5],
  ])('merge until %s by %i minutes, always less than the window', (end, minutes) => {
    expect(mergeInterval({ start: '2026-01-01T00:00:00Z', end })).toBe(minutes);
  });
});

describe('one person’s answer', () => {
  const event = { start: '2026-10-20T09:00:00Z', end: '2026-10-20T10:00:00Z', busyType: 'Busy', isPrivate: false };
  const view = { viewType: 'Detailed', events: [event] };

  it('says what was given and no more', () => {
    expect(toFreeBusy({ ok: true, value: view }, subject, 'UTC', 2026)).toEqual({
      address: subject.address,
      events: [{ start: event.start, end: event.end, busy: 'busy', isPrivate: false }],
    });
  });

  it('spans split working hours', () => {
    const period = (startMinutes: number, endMinutes: number, days: readonly number[]) => ({
      startMinutes,
      endMinutes,
      days,
    });
    const workingHours = { periods: [period(780, 1020, [2]), period(480, 720, [1, 2])] };
    expect(toFreeBusy({ ok: true, value: { ...view, workingHours } }, subject, 'UTC', 2026).workingHours).toEqual({
      days: [1, 2],
      startMinutes: 480,
      endMinutes: 1020,
    });
    const none = { ...view, workingHours: { periods: [] } };
    expect(toFreeBusy({ ok: true, value: none }, subject, 'UTC', 2026)).not.toHaveProperty('workingHours');
  });

  it('is an error where the server refused it', () => {
    const error = new EwsServerError({ code: 'ErrorNoFreeBusyAccess', level: 'message' });
    expect(toFreeBusy({ ok: false, error }, subject, 'UTC', 2026)).toEqual({
      address: subject.address,
      events: [],
      error: { kind: 'not-found', code: 'ErrorNoFreeBusyAccess', ...subject },
    });
  });

  it('over several windows shows an event across their seam once', () => {
    const across = {
      start: '2026-02-11T22:00:00Z',
      end: '2026-02-12T02:00:00Z',
      busy: 'busy' as const,
      isPrivate: false,
    };
    const later = { ...across, start: '2026-02-13T22:00:00Z', end: '2026-02-14T02:00:00Z' };
    const { address } = subject;
    expect(
      joinWindows([
        { address, events: [across], merged: '022' },
        { address, events: [across, later], merged: '200' },
      ]),
    ).toEqual({ address, events: [across, later], merged: '022200' });
    expect(joinWindows([])).toBeUndefined();
  });

  it('over several windows is an error as soon as one is', () => {
    const { address } = subject;
    const error = { kind: 'busy' as const };
    expect(
      joinWindows([
        { address, events: [], merged: '0' },
        { address, events: [], error },
      ]),
    ).toEqual({ address, events: [], error });
  });
});
