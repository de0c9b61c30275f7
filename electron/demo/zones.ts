import { Temporal } from 'temporal-polyfill';
import { OTHER_ZONES } from './zone-names.ts';
import { zoneRuleOf } from './zone-rule.ts';

interface NamedZone {
  readonly windows: string;
  readonly iana: string;
  readonly display: string;
}

/** Windows ids are what travels; each stands for one rule here, the first of an IANA name is the one sent. */
const namedZones: readonly NamedZone[] = [
  { windows: 'UTC', iana: 'UTC', display: '(UTC) Coordinated Universal Time' },
  {
    windows: 'Romance Standard Time',
    iana: 'Europe/Paris',
    display: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris',
  },
  { windows: 'W. Europe Standard Time', iana: 'Europe/Berlin', display: '(UTC+01:00) Amsterdam, Berlin, Rome, Vienna' },
  { windows: 'Central Europe Standard Time', iana: 'Europe/Budapest', display: '(UTC+01:00) Belgrade, Budapest' },
  { windows: 'GMT Standard Time', iana: 'Europe/London', display: '(UTC+00:00) Dublin, Lisbon, London' },
  { windows: 'Greenwich Standard Time', iana: 'Atlantic/Reykjavik', display: '(UTC+00:00) Monrovia, Reykjavik' },
  { windows: 'FLE Standard Time', iana: 'Europe/Helsinki', display: '(UTC+02:00) Helsinki, Kyiv, Riga, Vilnius' },
  { windows: 'Morocco Standard Time', iana: 'Africa/Casablanca', display: '(UTC+01:00) Casablanca' },
  { windows: 'Eastern Standard Time', iana: 'America/New_York', display: '(UTC-05:00) Eastern Time (US & Canada)' },
  { windows: 'Central Standard Time', iana: 'America/Chicago', display: '(UTC-06:00) Central Time (US & Canada)' },
  { windows: 'Pacific Standard Time', iana: 'America/Los_Angeles', display: '(UTC-08:00) Pacific Time (US & Canada)' },
  { windows: 'India Standard Time', iana: 'Asia/Kolkata', display: '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi' },
  { windows: 'Nepal Standard Time', iana: 'Asia/Kathmandu', display: '(UTC+05:45) Kathmandu' },
  { windows: 'Tokyo Standard Time', iana: 'Asia/Tokyo', display: '(UTC+09:00) Osaka, Sapporo, Tokyo' },
  {
    windows: 'AUS Eastern Standard Time',
    iana: 'Australia/Sydney',
    display: '(UTC+10:00) Canberra, Melbourne, Sydney',
  },
  // A zone of this company's own making, as registries allow: no table outside knows its name.
  {
    windows: 'Contoso Island Standard Time',
    iana: 'Pacific/Chatham',
    display: '(UTC+12:45) Contoso Island',
  },
  { windows: 'Lord Howe Standard Time', iana: 'Australia/Lord_Howe', display: '(UTC+10:30) Lord Howe Island' },
];

const zones: readonly NamedZone[] = [
  ...namedZones,
  ...OTHER_ZONES.map(([windows, iana]) => ({ windows, iana, display: displayOf(iana) })),
];

/** `Buenos Aires`, of `America/Buenos_Aires`. */
function displayOf(iana: string): string {
  return iana.slice(iana.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The zone of a Windows id, or undefined where this server doesn't know it. */
export function ianaOf(windows: string): string | undefined {
  return zones.find((zone) => zone.windows.toLowerCase() === windows.toLowerCase())?.iana;
}

/** All that this server knows, or those that are asked for by their ids. */
export function zonesNamed(ids: readonly string[]): readonly Readonly<NamedZone>[] {
  if (ids.length === 0) return zones;
  const wanted = ids.map((id) => id.toLowerCase());
  return zones.filter(({ windows }) => wanted.includes(windows.toLowerCase()));
}

const custom = 'Customized Time Zone';
const remembered = new Map<string, NamedZone>();

/**
 * The Windows id and display name of an IANA zone: its own, else that of a zone with the same rule, as Windows has one
 * for many places. What follows no rule in the table gets a custom id, as Exchange makes them.
 */
export function windowsZoneOf(iana: string): { readonly id: string; readonly display: string } {
  const known = zones.find((zone) => zone.iana === iana) ??
    remembered.get(iana) ??
    zones.find((zone) => ruleText(zone.iana) === ruleText(iana)) ?? { windows: custom, iana, display: iana };
  remembered.set(iana, known);
  return { id: known.windows, display: known.display };
}

/** Any year does to tell rules apart; this one has the table's zones under their present rules. */
function ruleText(iana: string): string {
  const known = rules.get(iana) ?? JSON.stringify(zoneRuleOf(iana, 2026));
  rules.set(iana, known);
  return known;
}

const rules = new Map<string, string>();

/** An instant as EWS writes it: to the second, `Z` in UTC, else the zone's wall clock and offset. */
export function formatInstant(instant: Temporal.Instant, zone: string): string {
  return zone === 'UTC'
    ? instant.toString({ smallestUnit: 'second' })
    : instant.toZonedDateTimeISO(zone).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/**
 * Reads an `xs:dateTime`: with `Z` or an offset it is that instant, otherwise wall clock in the given zone.
 * Undefined where it is neither.
 */
export function parseDateTime(text: string, zone: string): Temporal.Instant | undefined {
  try {
    return /(?:Z|[+-]\d\d:\d\d)$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}
