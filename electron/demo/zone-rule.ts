import { Temporal } from 'temporal-polyfill';
import { childOf, childText, type XmlElement } from './xml.ts';
import { t } from './xml-write.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** When a period of the year begins: `time` is the wall clock before the switch, `order` 5 the last of the month. */
interface Switch {
  /** Minutes added to the rule's bias while the period lasts. */
  readonly bias: number;
  readonly time: Temporal.PlainTime;
  readonly order: number;
  readonly month: number;
  /** ISO weekday, Monday = 1. */
  readonly weekday: number;
}

/** `SerializableTimeZone`: biases are minutes from local to UTC, so Paris has -60. The same rule holds every year. */
export interface ZoneRule {
  readonly bias: number;
  readonly standard: Switch;
  readonly daylight: Switch;
}

const never: Switch = { bias: 0, time: new Temporal.PlainTime(), order: 0, month: 0, weekday: 7 };
export const utcRule: ZoneRule = { bias: 0, standard: never, daylight: never };

/** Reads `t:TimeZone`; undefined where it isn't a rule (values out of their range, a time that is none). */
export function readZoneRule(element: XmlElement): ZoneRule | undefined {
  const standard = readSwitch(childOf(element, 'StandardTime'));
  const daylight = readSwitch(childOf(element, 'DaylightTime'));
  const bias = Number(childText(element, 'Bias'));
  if (standard === undefined || daylight === undefined || !Number.isInteger(bias)) return undefined;
  return { bias, standard, daylight };
}

function readSwitch(element: XmlElement | undefined): Switch | undefined {
  const day = weekdays.findIndex((name) => name === childText(element, 'DayOfWeek'));
  const [bias, order, month] = ['Bias', 'DayOrder', 'Month'].map((name) => Number(childText(element, name)));
  if (day === -1 || bias === undefined || order === undefined || month === undefined) return undefined;
  if (!(order >= 0 && order <= 5 && month >= 0 && month <= 12)) return undefined;
  try {
    const time = Temporal.PlainTime.from(childText(element, 'Time') ?? '');
    return { bias, time, order, month, weekday: day + 1 };
  } catch {
    return undefined;
  }
}

/** Writes a rule as `t:TimeZone`. */
export function writeZoneRule(rule: ZoneRule): XmlElement {
  const period = (name: string, change: Switch): XmlElement =>
    t(
      name,
      t('Bias', String(change.bias)),
      t('Time', change.time.toString({ smallestUnit: 'second' })),
      t('DayOrder', String(change.order)),
      t('Month', String(change.month)),
      t('DayOfWeek', weekdays[change.weekday - 1]),
    );
  return t(
    'TimeZone',
    t('Bias', String(rule.bias)),
    period('StandardTime', rule.standard),
    period('DaylightTime', rule.daylight),
  );
}

const rules = new Map<string, ZoneRule>();

/** The rule that an IANA zone follows in one year; zones without exactly two switches get a rule without any. */
export function zoneRuleOf(zone: string, year: number): ZoneRule {
  const key = `${zone} ${year}`;
  const rule = rules.get(key) ?? deriveRule(zone, year);
  rules.set(key, rule);
  return rule;
}

function deriveRule(zone: string, year: number): ZoneRule {
  const changes: { readonly at: Temporal.Instant; readonly from: number; readonly to: number }[] = [];
  let cursor = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  let offset = minutesOf(cursor);
  for (;;) {
    const next = cursor.getTimeZoneTransition('next');
    if (next === null || next.year !== year) break;
    if (minutesOf(next) !== offset) changes.push({ at: next.toInstant(), from: offset, to: minutesOf(next) });
    offset = minutesOf(next);
    cursor = next;
  }
  const [first, second] = changes;
  if (first === undefined || second === undefined || changes.length > 2) return { ...utcRule, bias: -offset };
  const standardOffset = Math.min(first.to, second.to);
  const [toDaylight, toStandard] = first.to > standardOffset ? [first, second] : [second, first];
  return {
    bias: -standardOffset,
    standard: switchAt(toStandard.at, toStandard.from, 0),
    daylight: switchAt(toDaylight.at, toDaylight.from, standardOffset - toDaylight.to),
  };
}

function switchAt(at: Temporal.Instant, offsetBefore: number, bias: number): Switch {
  const wall = at.add({ minutes: offsetBefore }).toZonedDateTimeISO('UTC');
  const last = wall.day > wall.daysInMonth - 7;
  return {
    bias,
    time: wall.toPlainTime(),
    order: last ? 5 : Math.ceil(wall.day / 7),
    month: wall.month,
    weekday: wall.dayOfWeek,
  };
}

function minutesOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 60e9;
}

/** Minutes to add to UTC for wall clock at an instant. */
export function offsetAt(rule: ZoneRule, instant: Temporal.Instant): number {
  const standard = 0 - (rule.bias + rule.standard.bias);
  if (rule.standard.month === 0 || rule.daylight.month === 0) return 0 - rule.bias;
  const daylight = 0 - (rule.bias + rule.daylight.bias);
  const { year } = instant.add({ minutes: standard }).toZonedDateTimeISO('UTC');
  const daylightStart = occurrence(rule.daylight, year).subtract({ minutes: standard });
  const standardStart = occurrence(rule.standard, year).subtract({ minutes: daylight });
  const afterDaylight = Temporal.Instant.compare(instant, daylightStart) >= 0;
  const beforeStandard = Temporal.Instant.compare(instant, standardStart) < 0;
  const northern = Temporal.Instant.compare(daylightStart, standardStart) < 0;
  const inDaylight = northern ? afterDaylight && beforeStandard : afterDaylight || beforeStandard;
  return inDaylight ? daylight : standard;
}

/** The wall clocks at which a period begins, as if they were UTC, by year: the same few are asked for all the time. */
const beginnings = new WeakMap<Switch, Map<number, Temporal.Instant>>();

function occurrence(change: Switch, year: number): Temporal.Instant {
  const known = beginnings.get(change) ?? new Map<number, Temporal.Instant>();
  beginnings.set(change, known);
  const begins = known.get(year) ?? beginning(change, year);
  known.set(year, begins);
  return begins;
}

function beginning(change: Switch, year: number): Temporal.Instant {
  const first = Temporal.PlainDate.from({ year, month: change.month, day: 1 });
  const ahead = (change.weekday - first.dayOfWeek + 7) % 7;
  const day = 1 + ahead + 7 * (change.order - 1);
  const date = first.with({ day: day > first.daysInMonth ? day - 7 : day });
  return date.toZonedDateTime({ timeZone: 'UTC', plainTime: change.time }).toInstant();
}

/** The instant of a wall clock; a doubled hour is read as standard time, a skipped one too, as Windows does. */
export function toInstant(rule: ZoneRule, wall: Temporal.PlainDateTime): Temporal.Instant {
  const utc = wall.toZonedDateTime('UTC').toInstant();
  const standard = utc.add({ minutes: rule.bias + rule.standard.bias });
  const daylight = utc.add({ minutes: rule.bias + rule.daylight.bias });
  if (offsetAt(rule, standard) === 0 - (rule.bias + rule.standard.bias)) return standard;
  return offsetAt(rule, daylight) === 0 - (rule.bias + rule.daylight.bias) ? daylight : standard;
}

/** The wall clock of an instant, without offset, to the second. */
export function toWall(rule: ZoneRule, instant: Temporal.Instant): string {
  return instant
    .add({ minutes: offsetAt(rule, instant) })
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
