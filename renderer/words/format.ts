import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../../shared/model.ts';

/** What a formatter needs to know of the person and the machine. */
export interface FormatSettings {
  /** BCP 47, the system's. */
  readonly locale: string;
  /** Language of the words around the date. */
  readonly language: 'en' | 'fr';
  /** IANA name. */
  readonly zone: string;
}

/** Dates and times as the person reads them; every method takes instants in UTC and shows them in the zone. */
export interface Format {
  readonly zone: string;
  /** The locale that names of months and days come from. */
  readonly locale: string;
  /** `11:30` or `11:30 AM`, as the system writes it. */
  time(instant: Instant): string;
  /** `11:30–11:45`. */
  timeRange(start: Instant, end: Instant): string;
  /** The time alone where the instant is today, else with its day: `Mon 30 Nov, 08:00`. */
  timeOrDay(instant: Instant, now: Instant): string;
  /** Always with its day. */
  dayAndTime(instant: Instant): string;
  /** `Mon 23 Nov, 11:30–11:45`, over midnight with both days. */
  dayAndTimeRange(start: Instant, end: Instant): string;
  /** `Monday 23 November 2026`. */
  longDate(date: CalendarDate): string;
  /** `Mon 23 Nov`. */
  shortDate(date: CalendarDate): string;
  /** A span of all-day dates, the end exclusive. */
  dateRange(start: CalendarDate, endExclusive: CalendarDate): string;
  /** `23–27 November 2026`; a whole month is `November 2026`, one day as in `longDate`. */
  period(start: CalendarDate, endExclusive: CalendarDate): string;
  /** An hour of a working day: `08:00`. */
  hour(hour: number): string;
  /** `kB` and `MB` of a file. */
  size(bytes: number): string;
}

/**
 * The system's locale writes dates where it speaks the language of the words; elsewhere the language does, with the
 * system's 12 or 24 hours: a German system with English words reads `Monday, 14:30`.
 */
export function dateLocale({ locale, language }: FormatSettings): string {
  if (locale.toLowerCase().startsWith(language)) return locale;
  const cycle = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hourCycle;
  return cycle === undefined ? language : `${language}-u-hc-${cycle}`;
}

/** Makes the formatters of one person. */
export function createFormat(settings: FormatSettings): Format {
  const { zone } = settings;
  const locale = dateLocale(settings);
  const make = (options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const clock = clockStyle(locale);
  const time = make(clock, zone);
  const dayAndTime = make({ weekday: 'short', day: 'numeric', month: 'short', ...clock }, zone);
  const longDate = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const shortDate = make({ weekday: 'short', day: 'numeric', month: 'short' }, 'UTC');
  const month = make({ month: 'long', year: 'numeric' }, 'UTC');
  const days = make({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const hours = make(clock, 'UTC');
  const ms = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;
  const dateMs = (date: CalendarDate): number => Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;

  return {
    zone,
    locale,
    time: (instant) => time.format(ms(instant)),
    timeRange: (start, end) => time.formatRange(ms(start), ms(end)),
    timeOrDay: (instant, now) =>
      localDate(instant, zone) === localDate(now, zone) ? time.format(ms(instant)) : dayAndTime.format(ms(instant)),
    dayAndTime: (instant) => dayAndTime.format(ms(instant)),
    dayAndTimeRange: (start, end) => dayAndTime.formatRange(ms(start), ms(end)),
    longDate: (date) => longDate.format(dateMs(date)),
    shortDate: (date) => shortDate.format(dateMs(date)),
    dateRange: (start, endExclusive) => {
      const last = Temporal.PlainDate.from(endExclusive).subtract({ days: 1 }).toString();
      return last <= start ? longDate.format(dateMs(start)) : shortDate.formatRange(dateMs(start), dateMs(last));
    },
    period: (start, endExclusive) => {
      const first = Temporal.PlainDate.from(start);
      const last = Temporal.PlainDate.from(endExclusive).subtract({ days: 1 });
      if (last.equals(first)) return longDate.format(dateMs(start));
      const wholeMonth = first.day === 1 && last.day === last.daysInMonth && first.month === last.month;
      return wholeMonth ? month.format(dateMs(start)) : days.formatRange(dateMs(start), dateMs(last.toString()));
    },
    hour: (hour) =>
      hours.format(
        Temporal.PlainDateTime.from({ year: 2026, month: 1, day: 1, hour }).toZonedDateTime('UTC').epochMilliseconds,
      ),
    size: (bytes) => fileSize(bytes, locale),
  };
}

/** Two digits where the day has 24 hours, so that columns of times stand straight: `09:00`, but `9:00 AM`. */
export function clockStyle(locale: string): { readonly hour: '2-digit' | 'numeric'; readonly minute: '2-digit' } {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 === true ? 'numeric' : '2-digit', minute: '2-digit' };
}

/** The calendar date of an instant in a zone. */
export function localDate(instant: Instant, zone: string): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Whole minutes from one instant to another, rounded up, so that "in 1 min" lasts until it begins. */
export function minutesUntil(instant: Instant, now: Instant): number {
  return Math.ceil(Temporal.Instant.from(now).until(Temporal.Instant.from(instant)).total('minutes'));
}

/** A length of sound: `0:42`, `12:05`, `1:00:00`. */
export function clockLength(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

function fileSize(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'kilobyte' ? Math.max(1, bytes / 1000) : bytes / 1_000_000;
  const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    value,
  );
}
