import { Temporal } from 'temporal-polyfill';
import type { SerializableZone, ZoneSwitch } from '../ews/working-hours.ts';

/** One well-known zone for each rule in use, the machine's own zone is tried before them. */
const CANDIDATES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'Europe/Chisinau',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'America/Halifax',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'America/Miquelon',
  'America/Nuuk',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'Asia/Beirut',
  'Asia/Gaza',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Norfolk',
  'Pacific/Easter',
];

/**
 * Names a zone that is given as a rule.
 * @param machineZone preferred where its rule is the same
 * @param year whose switches are compared
 * @returns an IANA name, a fixed offset such as `+05:30` where the clock never changes, or `undefined`
 */
export function nameZone(rule: SerializableZone, machineZone: string, year: number): string | undefined {
  if (!switches(rule)) return offsetName(-(rule.bias + rule.standard.bias));
  const question = JSON.stringify([rule, machineZone, year]);
  if (!names.has(question)) {
    if (names.size === KEPT) names.clear();
    names.set(
      question,
      [machineZone, ...CANDIDATES].find((zone) => follows(zone, rule, year)),
    );
  }
  return names.get(question);
}

/** A company lives by few rules, and each answer about a hundred people has one for each of them. */
const names = new Map<string, string | undefined>();
const KEPT = 100;

/** Servers write "no daylight saving" as month 0 or as two periods with the same bias. */
const switches = ({ standard, daylight }: SerializableZone): boolean =>
  standard.month !== 0 && daylight.month !== 0 && standard.bias !== daylight.bias;

function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Whether the zone's clock changes at the rule's two instants of that year, and is as far from UTC in between. */
function follows(zone: string, { bias, standard, daylight }: SerializableZone, year: number): boolean {
  const toStandard = switchInstant(standard, bias + daylight.bias, year);
  const toDaylight = switchInstant(daylight, bias + standard.bias, year);
  return (
    changes(zone, toStandard, bias + daylight.bias, bias + standard.bias) &&
    changes(zone, toDaylight, bias + standard.bias, bias + daylight.bias)
  );
}

function changes(zone: string, at: Temporal.Instant | undefined, before: number, after: number): boolean {
  if (at === undefined) return false;
  const biasAt = (instant: Temporal.Instant): number =>
    -instant.toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000;
  return biasAt(at.subtract({ seconds: 1 })) === before && biasAt(at) === after;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The wall clock of a switch is the one before it, hence the bias that holds until then. */
function switchInstant(rule: ZoneSwitch, biasBefore: number, year: number): Temporal.Instant | undefined {
  const weekday = DAYS.indexOf(rule.dayOfWeek) + 1;
  const time = /^(\d\d):(\d\d)/.exec(rule.time);
  if (weekday === 0 || time === null || rule.month < 1 || rule.month > 12 || rule.dayOrder < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  const firstMatch = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  const weeks = Math.min(rule.dayOrder, Math.floor((first.daysInMonth - firstMatch.day) / 7) + 1) - 1;
  return firstMatch
    .add({ days: weeks * 7 })
    .toPlainDateTime({ hour: Number(time[1]), minute: Number(time[2]) })
    .add({ minutes: biasBefore })
    .toZonedDateTime('UTC')
    .toInstant();
}
