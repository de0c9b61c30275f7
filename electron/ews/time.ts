import { Temporal } from 'temporal-polyfill';

const DATE_TIME = /^(-?\d{4,6}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads an xs:dateTime. Fractions of a second may have any length (digits beyond nanoseconds are dropped), `24:00:00`
 * is the next midnight, an offset may be `Z` or `±hh:mm`.
 * @param text what the server wrote
 * @param zone where a time without offset is to be understood: IANA name, `UTC` or `±hh:mm`
 * @returns the instant in UTC as RFC 3339 with `Z`, or `undefined` where it can't be read
 */
export function readDateTime(text: string | undefined, zone = 'UTC'): string | undefined {
  if (text !== undefined && isCanonical(text)) return text;
  const match = DATE_TIME.exec(text?.trim() ?? '');
  if (match === null) return undefined;
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', offset] = match;
  try {
    const midnight = hour === '24';
    if (midnight && Number(minute + second + fraction) !== 0) return undefined;
    const time = `${midnight ? '00' : hour}:${minute}:${second}${fraction === '' ? '' : `.${fraction.slice(0, 9)}`}`;
    const wall = Temporal.PlainDateTime.from(`${expandedYear(date)}T${time}`).add({ days: midnight ? 1 : 0 });
    const where = offset === undefined ? zone : offset.toUpperCase() === 'Z' ? 'UTC' : offset;
    return wall.toZonedDateTime(where).toInstant().toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const CANONICAL = /^\d{4}-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const LONG_MONTHS = ['01', '03', '05', '07', '08', '10', '12'];

/** Whether a text is such an instant already. Answers hold thousands; 29 February and what is odd is left to Temporal. */
function isCanonical(text: string): boolean {
  const [, month = '', day = ''] = CANONICAL.exec(text) ?? [];
  if (day < '01' || month < '01' || month > '12') return false;
  if (day <= '28') return true;
  return LONG_MONTHS.includes(month) ? day <= '31' : month !== '02' && day <= '30';
}

/** ISO 8601 wants a sign and six digits for years beyond 9999. */
function expandedYear(date: string): string {
  const [, sign = '', year = '', rest = ''] = /^(-?)(\d+)(-.*)$/.exec(date) ?? [];
  return sign === '' && year.length === 4 ? date : `${sign === '' ? '+' : sign}${year.padStart(6, '0')}${rest}`;
}

/**
 * Reads an xs:date. Servers append an offset (`2026-09-01+02:00`); the calendar date is what counts.
 * @returns `YYYY-MM-DD`, or `undefined` where it can't be read
 */
export function readDate(text: string | undefined): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:?\d\d)?$/i.exec(text?.trim() ?? '');
  try {
    return match?.[1] === undefined ? undefined : Temporal.PlainDate.from(match[1]).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Writes an instant for a request: UTC with `Z`, whole seconds.
 * @param instant RFC 3339 with any offset
 * @throws {RangeError} when it isn't one
 */
export function writeDateTime(instant: string): string {
  return Temporal.Instant.from(instant).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
}

/** The same without the `Z`, for the fields of availability requests that are read in the request's own zone. */
export function writeZonelessUtc(instant: string): string {
  return writeDateTime(instant).replace(/Z$/, '');
}
