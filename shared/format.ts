import { Temporal } from 'temporal-polyfill';
import type { Instant } from './model.ts';
import type { Language } from './messages/index.ts';

/** Writes instants as people of one language, locale and zone read them. */
export interface Format {
  /** `11:30`, or `Tue 11:30` on another day than today, or `24 Nov, 11:30` beyond a week. */
  readonly when: (instant: Instant) => string;
  /** `11:30`. */
  readonly time: (instant: Instant) => string;
  /** `Monday, 23 November`. */
  readonly day: (instant: Instant) => string;
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
  const style = (wanted: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...wanted, timeZone: options.zone });
    return (instant: Instant) => formatter.format(Temporal.Instant.from(instant).epochMilliseconds);
  };
  // Two digits where the day has 24 hours: `09:15`, but `9:15 AM`.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const time = style({ hour: hour12 === true ? 'numeric' : '2-digit', minute: '2-digit' });
  const weekday = style({ weekday: 'short' });
  const date = style({ day: 'numeric', month: 'short' });
  const dayOf = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(options.zone).toPlainDate();
  const today = dayOf(options.now);
  return {
    time,
    day: style({ weekday: 'long', day: 'numeric', month: 'long' }),
    when: (instant) => {
      const days = today.until(dayOf(instant)).days;
      if (days === 0) return time(instant);
      return Math.abs(days) < 7 ? `${weekday(instant)} ${time(instant)}` : `${date(instant)}, ${time(instant)}`;
    },
  };
}
