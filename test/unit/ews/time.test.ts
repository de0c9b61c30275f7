import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDate, readDateTime, writeDateTime, writeZonelessUtc } from '../../../electron/ews/time.ts';

describe('reading a dateTime', () => {
  it.each([
    ['2026-10-20T07:00:00Z', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00:00z', '2026-10-20T07:00:00Z'],
    ['2026-10-31T23:59:59Z', '2026-10-31T23:59:59Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['2026-06-30T23:59:60Z', '2026-06-30T23:59:59Z'],
    ['2026-10-20T09:00:00+02:00', '2026-10-20T07:00:00Z'],
    ['2026-10-20T01:30:00-05:30', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00:00', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00:00.5Z', '2026-10-20T07:00:00.5Z'],
    ['2026-10-20T07:00:00.1234567Z', '2026-10-20T07:00:00.1234567Z'],
    ['2026-10-20T07:00:00.000000000000Z', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00:00.123456789999+00:00', '2026-10-20T07:00:00.123456789Z'],
    ['2026-10-20T24:00:00Z', '2026-10-21T00:00:00Z'],
    ['2026-12-31T24:00:00.000+01:00', '2026-12-31T23:00:00Z'],
    ['  2026-10-20T07:00:00Z\r\n', '2026-10-20T07:00:00Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
    ['12026-01-01T00:00:00Z', '+012026-01-01T00:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(readDateTime(text)).toBe(instant);
  });

  it.each([
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-07-01T12:00:00', 'America/New_York', '2026-07-01T16:00:00Z'],
    ['2026-07-01T12:00:00', '+05:45', '2026-07-01T06:15:00Z'],
    ['2026-07-01T12:00:00Z', 'America/New_York', '2026-07-01T12:00:00Z'],
  ])('%s without an offset is understood in %s', (text, zone, instant) => {
    expect(readDateTime(text, zone)).toBe(instant);
  });

  it.each([
    undefined,
    '',
    'tomorrow',
    '2026-10-20',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-12-32T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-10-00T00:00:00Z',
    '2026-10-20T25:00:00Z',
    '2026-10-20T24:00:01Z',
    '2026-10-20T07:00:00+2',
    '2026-10-20 07:00:00Z',
  ])('%s is none', (text) => {
    expect(readDateTime(text)).toBeUndefined();
  });

  it('agrees with any instant and offset written', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, minutes, fc.stringMatching(/^\d{1,30}$/), (epoch, offset, fraction) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(epoch * 1000);
        const sign = offset < 0 ? '-' : '+';
        const two = (value: number): string => String(value).padStart(2, '0');
        const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        const wall = instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
        const read = readDateTime(`${wall}.${fraction}${zone}`);
        const expected = instant.add({ nanoseconds: Number(fraction.slice(0, 9).padEnd(9, '0')) });
        expect(read).toBe(expected.toString());
      }),
    );
  });
});

describe('reading a date', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['2026-09-01Z', '2026-09-01'],
    ['2026-09-01+02:00', '2026-09-01'],
    ['2026-12-15-11:00', '2026-12-15'],
    ['2026-02-30', undefined],
    ['2026-09-01T00:00:00', undefined],
    [undefined, undefined],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
});

describe('writing an instant', () => {
  it.each([
    ['2026-10-20T09:00:00+02:00', '2026-10-20T07:00:00Z'],
    ['2026-10-20T07:00:00.987Z', '2026-10-20T07:00:00Z'],
  ])('%s goes out as %s', (instant, written) => {
    expect(writeDateTime(instant)).toBe(written);
    expect(`${writeZonelessUtc(instant)}Z`).toBe(written);
  });

  it('refuses what is no instant', () => {
    expect(() => writeDateTime('2026-10-20')).toThrow(RangeError);
  });
});
