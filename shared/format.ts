import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './model.ts';
import type { Language } from './messages/index.ts';

/** Writes instants as people of one language, locale and zone read them. */
export interface Format {
  /** `11:30`, or `Tue 11:30` on another day than today, or `24 Nov, 11:30` beyond a week. */
  readonly when: (instant: Instant) => string;
  /** `11:30`. */
  readonly time: (instant: Instant) => string;
  /** `Tue 09:15–09:30`, `Tue 23:00–Wed 01:00` where it ends on another day. */
  readonly span: (start: Instant, end: Instant) => string;
  /** The day alone: nothing for today, then `Tue`, `24 Nov` beyond a week. */
  readonly day: (date: CalendarDate) => string;
  readonly today: CalendarDate;
}

/**
 * A locale for dates: the system's where it speaks the language of the words; elsewhere the language alone, with the
 * system's 12 or 24 hours. So a German system with English words reads `Tue 14:30`.
 */
export function dateLocale(locale: string, language: Language): string {
  if (locale.toLowerCase().startsWith(language)) return locale;
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === undefined ? language : `${language}-u-hc-${hourCycle}`;
}

/** `now` decides what counts as today; `zone` is an IANA name. */
export function createFormat(options: {
  readonly locale: string;
  readonly language: Language;
  readonly zone: string;
  readonly now: Instant;
}): Format {
  const locale = dateLocale(options.locale, options.language);
  const style = (wanted: Intl.DateTimeFormatOptions, timeZone = options.zone) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...wanted, timeZone });
    return (instant: Instant) => formatter.format(Temporal.Instant.from(instant).epochMilliseconds);
  };
  // Two digits where the day has 24 hours: `09:15`, but `9:15 AM`.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const time = style({ hour: hour12 === true ? 'numeric' : '2-digit', minute: '2-digit' });
  const today = Temporal.Instant.from(options.now).toZonedDateTimeISO(options.zone).toPlainDate();
  const weekday = style({ weekday: 'short' }, 'UTC');
  const date = style({ day: 'numeric', month: 'short' }, 'UTC');
  const dateOf = (instant: Instant) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(options.zone).toPlainDate().toString();
  /** How far a date lies from today, in days. */
  const distance = (plain: CalendarDate) => Math.abs(today.until(plain).days);
  const day = (plain: CalendarDate) => {
    if (distance(plain) === 0) return '';
    const noon = `${plain}T12:00:00Z`;
    return distance(plain) < 7 ? weekday(noon) : date(noon);
  };
  const when = (instant: Instant) => {
    const plain = dateOf(instant);
    const comma = distance(plain) < 7 ? '' : ',';
    return distance(plain) === 0 ? time(instant) : `${day(plain)}${comma} ${time(instant)}`;
  };
  return {
    time,
    day,
    when,
    today: today.toString(),
    span: (start, end) => `${when(start)}–${dateOf(start) === dateOf(end) ? time(end) : when(end)}`,
  };
}
