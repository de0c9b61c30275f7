import { Temporal } from 'temporal-polyfill';

/** A zone by its rules, as a server has them. Minutes are from UTC to local time: Paris has 60 and 120. */
export interface ZoneDefinition {
  /** Windows id, or a server's own. */
  readonly id: string;
  /** In order of time; the first has no beginning. */
  readonly spans: readonly { readonly from?: string; readonly rules: ZoneRules }[];
}

export interface ZoneRules {
  /** Before the first switch of all, or always where there is none. */
  readonly offset: number;
  readonly switches: readonly DaySwitch[];
}

/** The clock changes each year on such a day. */
export interface DaySwitch {
  /** From then on. */
  readonly offset: number;
  /** On the clock before the change. */
  readonly minutes: number;
  readonly month: number;
  /** ISO, Monday = 1. */
  readonly weekday: number;
  /** 1 to 4 of the month, -1 the last. */
  readonly occurrence: number;
}

/** What the clock of such a zone shows at an instant. */
export function wallClockIn(zone: ZoneDefinition, instant: string): Temporal.PlainDateTime {
  const utc = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDateTime();
  return utc.add({ minutes: offsetAt(rulesAt(zone, utc), utc) });
}

function rulesAt({ spans }: ZoneDefinition, utc: Temporal.PlainDateTime): ZoneRules {
  const begun = spans.filter(({ from }) => from === undefined || Temporal.PlainDateTime.compare(from, utc) <= 0);
  return (begun.at(-1) ?? spans[0])?.rules ?? { offset: 0, switches: [] };
}

/** The last switch that has been, this year's or last year's, decides. */
function offsetAt({ offset, switches }: ZoneRules, utc: Temporal.PlainDateTime): number {
  const dates = [utc.year - 1, utc.year, utc.year + 1].flatMap((year) =>
    switches.map((each) => ({ each, local: localTimeOf(each, year) })),
  );
  dates.sort((a, b) => Temporal.PlainDateTime.compare(a.local, b.local));
  let current = dates[0] === undefined ? offset : (switches.find((each) => each !== dates[0]?.each)?.offset ?? offset);
  for (const { each, local } of dates) {
    if (Temporal.PlainDateTime.compare(local.subtract({ minutes: current }), utc) > 0) break;
    current = each.offset;
  }
  return current;
}

function localTimeOf({ minutes, month, weekday, occurrence }: DaySwitch, year: number): Temporal.PlainDateTime {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const firstMatch = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  const last = Math.floor((first.daysInMonth - firstMatch.day) / 7);
  const weeks = occurrence < 0 ? last : Math.min(occurrence - 1, last);
  return firstMatch
    .add({ days: weeks * 7 })
    .toPlainDateTime()
    .add({ minutes });
}
