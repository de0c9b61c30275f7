import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../electron/demo/xml-parse.ts';
import { writeXml } from '../../../electron/demo/xml-write.ts';
import {
  offsetAt,
  readZoneRule,
  toInstant,
  toWall,
  utcRule,
  writeZoneRule,
  zoneRuleOf,
} from '../../../electron/demo/zone-rule.ts';

/** Bias, then the switches as `month/order/weekday/time/bias`. */
function summary(zone: string): string {
  const { bias, standard, daylight } = zoneRuleOf(zone, 2026);
  const part = ({ month, order, weekday, time, bias: own }: typeof standard): string =>
    [month, order, weekday, time.toString({ smallestUnit: 'minute' }), own].join('/');
  return `${bias} ${part(standard)} ${part(daylight)}`;
}

describe('the rule of a zone in 2026', () => {
  test.each([
    ['Europe/Paris', '-60 10/5/7/03:00/0 3/5/7/02:00/-60'],
    ['Europe/London', '0 10/5/7/02:00/0 3/5/7/01:00/-60'],
    ['Europe/Helsinki', '-120 10/5/7/04:00/0 3/5/7/03:00/-60'],
    ['America/New_York', '300 11/1/7/02:00/0 3/2/7/02:00/-60'],
    ['Australia/Sydney', '-600 4/1/7/03:00/0 10/1/7/02:00/-60'],
    ['Australia/Lord_Howe', '-630 4/1/7/02:00/0 10/1/7/02:00/-30'],
    ['Asia/Kolkata', '-330 0/0/7/00:00/0 0/0/7/00:00/0'],
    ['UTC', '0 0/0/7/00:00/0 0/0/7/00:00/0'],
  ])('%s', (zone, expected) => {
    expect(summary(zone)).toBe(expected);
  });
});

const zones = [
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'UTC',
];
const first = Temporal.Instant.from('2026-01-01T14:00:00Z').epochMilliseconds;

test('at every minute of its year the rule says what the zone says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 363 * 1440 }), (zone, minute) => {
      const at = Temporal.Instant.fromEpochMilliseconds(first + minute * 60_000);
      expect(offsetAt(zoneRuleOf(zone, 2026), at)).toBe(at.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9);
    }),
    { numRuns: 300 },
  );
});

test('wall clock and instant belong together, but for the hour that comes twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 363 * 1440 }), (zone, minute) => {
      const rule = zoneRuleOf(zone, 2026);
      const at = Temporal.Instant.fromEpochMilliseconds(first + minute * 60_000);
      const wall = toWall(rule, at);
      expect(toWall(rule, toInstant(rule, Temporal.PlainDateTime.from(wall)))).toBe(wall);
    }),
    { numRuns: 300 },
  );
});

test('the doubled hour is read as standard time, the skipped one moves forward', () => {
  const paris = zoneRuleOf('Europe/Paris', 2026);
  const read = (wall: string): string => toInstant(paris, Temporal.PlainDateTime.from(wall)).toString();
  expect(read('2026-10-25T02:30')).toBe('2026-10-25T01:30:00Z');
  expect(read('2026-03-29T02:30')).toBe('2026-03-29T01:30:00Z');
});

test('what is written reads back the same', () => {
  for (const zone of zones) {
    const rule = zoneRuleOf(zone, 2026);
    const read = readZoneRule(parseXml(writeXml(writeZoneRule(rule), 'default')));
    expect(JSON.stringify(read)).toBe(JSON.stringify(rule));
  }
});

test('a rule whose biases are zero has no DST, whatever its dates', () => {
  const rule = { ...zoneRuleOf('Europe/Paris', 2026), bias: 0 };
  const flat = { ...rule, daylight: { ...rule.daylight, bias: 0 } };
  expect(toWall(flat, Temporal.Instant.from('2026-07-01T10:00:00Z'))).toBe('2026-07-01T10:00:00');
  expect(toWall(utcRule, Temporal.Instant.from('2026-07-01T10:00:00Z'))).toBe('2026-07-01T10:00:00');
});

test.each([
  ['a time that is none', ['<Time>03:00:00</Time>', '<Time>25:00:00</Time>']],
  ['a month that is none', ['<Month>10</Month>', '<Month>13</Month>']],
  ['a missing period', [/<DaylightTime>.*<\/DaylightTime>/, '']],
] as const)('%s is no rule', (_, [from, to]) => {
  const xml = writeXml(writeZoneRule(zoneRuleOf('Europe/Paris', 2026)), 'default');
  expect(readZoneRule(parseXml(xml))).toBeDefined();
  expect(readZoneRule(parseXml(xml.replace(from, to)))).toBeUndefined();
});
