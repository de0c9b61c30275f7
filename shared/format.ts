import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './model.ts';
import type { Language } from './messages/index.ts';
import type { WallTime } from './wall-time.ts';

/** Writes dates and times as people of one language, locale and zone read them; instants come in UTC. */
export interface Format {
  readonly zone: string;
  /** The locale that names of months and days come from. */
  readonly locale: string;
  readonly today: CalendarDate;
  /** `11:30`, or `Tue 11:30` on another day than today, or `24 Nov, 11:30` beyond a week. */
  readonly when: (instant: Instant) => string;
  /** `11:30` or `11:30 AM`, as the system writes it. */
  readonly time: (instant: Instant) => string;
  /** The same of a wall clock without a zone. */
  readonly wallTime: (wall: WallTime) => string;
  /** The time where there is little room: a full hour of a clock of 12 hours is `11 AM`. */
  readonly hour: (instant: Instant) => string;
  /** `09:15–09:30` or `9:15 – 9:30 AM`, of one day. */
  readonly timeRange: (start: Instant, end: Instant) => string;
  /** `09:15–09:30`, `Tue 09:15–09:30`, `Tue 23:00–Wed 01:00` where it ends on another day. */
  readonly span: (start: Instant, end: Instant) => string;
  /** The day alone: nothing for today, then `Tue`, `24 Nov` beyond a week. */
  readonly day: (date: CalendarDate) => string;
  /** Always with its day: `Mon 30 Nov, 08:00`. */
  readonly dayAndTime: (instant: Instant) => string;
  /** `Mon 23 Nov, 11:30–11:45`, over midnight with both days. */
  readonly dayAndTimeRange: (start: Instant, end: Instant) => string;
  /** `Monday 23 November 2026`. */
  readonly longDate: (date: CalendarDate) => string;
  /** A span of all-day dates, the end exclusive: `Mon 23 – Fri 27 Nov`. */
  readonly dateRange: (start: CalendarDate, endExclusive: CalendarDate) => string;
  /** `23–27 November 2026`; a whole month is `November 2026`, one day as in `longDate`. */
  readonly period: (start: CalendarDate, endExclusive: CalendarDate) => string;
  /** `kB` and `MB` of a file. */
  readonly size: (bytes: number) => string;
}

/**
 * A locale for dates: the system's where it speaks the language of the words; elsewhere the language alone, with the
 * system's 12 or 24 hours. So a German system with English words reads `Tue 14:30`.
 */
export function dateLocale(locale: string, language: Language): string {
  if (locale.toLowerCase().startsWith(language)) return locale;
  const { hourCycle } = clockOf(locale);
  return hourCycle === undefined ? language : `${language}-u-hc-${hourCycle}`;
}

interface ClockStyle {
  readonly hour: '2-digit' | 'numeric';
  readonly minute: '2-digit';
}

/** Two digits where the day has 24 hours, so that columns of times stand straight: `09:15`, but `9:15 AM`. */
export function clockStyle(locale: string): ClockStyle {
  return { hour: clockOf(locale).hour12 === true ? 'numeric' : '2-digit', minute: '2-digit' };
}

type Clock = Pick<Intl.ResolvedDateTimeFormatOptions, 'hour12' | 'hourCycle'>;

/** Asking costs more than all formatting of a snapshot, and a machine has one locale or two. */
const clocks = new Map<string, Clock>();

function clockOf(locale: string): Clock {
  const clock = clocks.get(locale) ?? new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  clocks.set(locale, clock);
  return clock;
}

/** The calendar date of an instant in a zone. */
export function localDate(instant: Instant, zone: string): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** `now` decides what counts as today; `zone` is an IANA name. */
export function createFormat(options: {
  readonly locale: string;
  readonly language: Language;
  readonly zone: string;
  readonly now: Instant;
}): Format {
  const { zone } = options;
  const locale = dateLocale(options.locale, options.language);
  const today = localDate(options.now, zone);
  const { time, hour, wallTime, weekday, date, shortDate, longDate, month, days } = stylesOf(locale, zone);

  const distance = (plain: CalendarDate) => Math.abs(Temporal.PlainDate.from(today).until(plain).days);
  const day = (plain: CalendarDate) => {
    if (distance(plain) === 0) return '';
    return distance(plain) < 7 ? weekday.one(noon(plain)) : date.one(noon(plain));
  };
  /** What stands before a time of that day. */
  const before = (plain: CalendarDate) => {
    if (distance(plain) === 0) return '';
    return distance(plain) < 7 ? `${day(plain)} ` : `${day(plain)}, `;
  };
  /** `Mon 23 Nov`: built by hand, since systems differ in where they put commas. */
  const fullDay = (plain: CalendarDate) => `${weekday.one(noon(plain))} ${date.one(noon(plain))}`;
  const dayAndTime = (instant: Instant) => `${fullDay(localDate(instant, zone))}, ${time.one(instant)}`;
  const when = (instant: Instant) => `${before(localDate(instant, zone))}${time.one(instant)}`;
  return {
    zone,
    locale,
    today,
    time: time.one,
    hour: (instant) => (isFullHour(instant, zone) ? hour : time).one(instant),
    timeRange: time.range,
    wallTime: (wall) => wallTime.one(`${wall}Z`),
    day,
    when,
    span: (start, end) => {
      const first = localDate(start, zone);
      if (first !== localDate(end, zone)) return `${when(start)}–${when(end)}`;
      return `${before(first)}${time.range(start, end)}`;
    },
    dayAndTime,
    dayAndTimeRange: (start, end) => {
      const sameDay = localDate(start, zone) === localDate(end, zone);
      return sameDay
        ? `${fullDay(localDate(start, zone))}, ${time.range(start, end)}`
        : `${dayAndTime(start)} – ${dayAndTime(end)}`;
    },
    longDate: (plain) => longDate.one(noon(plain)),
    dateRange: (start, endExclusive) => {
      const last = lastDay(endExclusive);
      return last <= start ? longDate.one(noon(start)) : shortDate.range(noon(start), noon(last));
    },
    period: (start, endExclusive) => {
      const first = Temporal.PlainDate.from(start);
      const last = Temporal.PlainDate.from(lastDay(endExclusive));
      if (last.equals(first)) return longDate.one(noon(start));
      const wholeMonth = first.day === 1 && last.day === last.daysInMonth && first.month === last.month;
      return wholeMonth ? month.one(noon(start)) : days.range(noon(start), noon(last.toString()));
    },
    size: (bytes) => fileSize(bytes, locale),
  };
}

const isFullHour = (instant: Instant, zone: string): boolean =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).minute === 0;

/** An instant that is on a date in UTC, for styles that write dates without a zone. */
const noon = (date: CalendarDate): Instant => `${date}T12:00:00Z`;

const lastDay = (endExclusive: CalendarDate): CalendarDate =>
  Temporal.PlainDate.from(endExclusive).subtract({ days: 1 }).toString();

interface Style {
  readonly one: (instant: Instant) => string;
  readonly range: (start: Instant, end: Instant) => string;
}

/** One machine has one locale and few zones, and each change of what is shown asks anew. */
const known = new Map<string, ReturnType<typeof createStyles>>();
const KNOWN = 50;

function stylesOf(locale: string, zone: string): ReturnType<typeof createStyles> {
  const name = `${locale} ${zone}`;
  const styles = known.get(name) ?? createStyles(locale, zone);
  if (known.size >= KNOWN) known.clear();
  known.set(name, styles);
  return styles;
}

/** Each style's formatter is made when first used: they are slow to make, and most speakers need two or three. */
function createStyles(locale: string, zone: string) {
  const style = (wanted: Intl.DateTimeFormatOptions, timeZone: string): Style => {
    let made: Intl.DateTimeFormat | undefined;
    const formatter = () => (made ??= new Intl.DateTimeFormat(locale, { ...wanted, timeZone }));
    const ms = (instant: Instant) => Temporal.Instant.from(instant).epochMilliseconds;
    return {
      one: (instant) => formatter().format(ms(instant)),
      range: (start, end) => formatter().formatRange(ms(start), ms(end)),
    };
  };
  const clock = clockStyle(locale);
  return {
    time: style(clock, zone),
    hour: style(clock.hour === 'numeric' ? { hour: 'numeric' } : clock, zone),
    wallTime: style(clock, 'UTC'),
    weekday: style({ weekday: 'short' }, 'UTC'),
    date: style({ day: 'numeric', month: 'short' }, 'UTC'),
    shortDate: style({ weekday: 'short', day: 'numeric', month: 'short' }, 'UTC'),
    longDate: style({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, 'UTC'),
    month: style({ month: 'long', year: 'numeric' }, 'UTC'),
    days: style({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC'),
  };
}

function fileSize(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'kilobyte' ? Math.max(1, bytes / 1000) : bytes / 1_000_000;
  const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    value,
  );
}
