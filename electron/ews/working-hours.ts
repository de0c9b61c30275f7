import { child, childrenNamed, integerOf, wordOf, type XmlNode } from './xml.ts';

/** When one of the two periods of a year begins. */
export interface ZoneSwitch {
  /** Minutes to add to the base bias in this period. */
  readonly bias: number;
  /** Wall clock just before the switch, `hh:mm:ss`. */
  readonly time: string;
  /** 1 to 4, or 5 for the last. */
  readonly dayOrder: number;
  /** 1 to 12; 0 where the zone never switches. */
  readonly month: number;
  /** English name. */
  readonly dayOfWeek: string;
}

/** A zone as a rule without a name. */
export interface SerializableZone {
  /** Minutes to add to local time for UTC: Berlin -60, New York 300. */
  readonly bias: number;
  readonly standard: ZoneSwitch;
  readonly daylight: ZoneSwitch;
}

interface WorkingPeriod {
  /** ISO weekdays, Monday = 1. */
  readonly days: readonly number[];
  /** Minutes since midnight in the zone. */
  readonly startMinutes: number;
  readonly endMinutes: number;
}

export interface WorkingHours {
  readonly zone?: SerializableZone | undefined;
  readonly periods: readonly WorkingPeriod[];
}

/** Reads `t:WorkingHours` of an availability answer; periods without times are passed over. */
export function readWorkingHours(node: XmlNode | undefined): WorkingHours | undefined {
  if (node === undefined) return undefined;
  const periods = childrenNamed(child(node, 'WorkingPeriodArray'), 'WorkingPeriod').flatMap(readPeriod);
  return { zone: readZone(child(node, 'TimeZone')), periods };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['Day', [1, 2, 3, 4, 5, 6, 7]],
  ['Weekday', [1, 2, 3, 4, 5]],
  ['WeekendDay', [6, 7]],
]);

function readPeriod(node: XmlNode): readonly WorkingPeriod[] {
  const startMinutes = integerOf(node, 'StartTimeInMinutes');
  const endMinutes = integerOf(node, 'EndTimeInMinutes');
  if (startMinutes === undefined || endMinutes === undefined) return [];
  const names = wordOf(node, 'DayOfWeek')?.split(/\s+/) ?? [];
  const days = names.flatMap((name) => GROUPS.get(name) ?? (DAYS.includes(name) ? [DAYS.indexOf(name) + 1] : []));
  return [{ days: [...new Set(days)].sort((a, b) => a - b), startMinutes, endMinutes }];
}

function readZone(node: XmlNode | undefined): SerializableZone | undefined {
  const bias = integerOf(node, 'Bias');
  const standard = readSwitch(child(node, 'StandardTime'));
  const daylight = readSwitch(child(node, 'DaylightTime'));
  return bias === undefined || standard === undefined || daylight === undefined
    ? undefined
    : { bias, standard, daylight };
}

function readSwitch(node: XmlNode | undefined): ZoneSwitch | undefined {
  const bias = integerOf(node, 'Bias');
  if (bias === undefined) return undefined;
  return {
    bias,
    time: wordOf(node, 'Time') ?? '00:00:00',
    dayOrder: integerOf(node, 'DayOrder') ?? 0,
    month: integerOf(node, 'Month') ?? 0,
    dayOfWeek: wordOf(node, 'DayOfWeek') ?? 'Sunday',
  };
}
