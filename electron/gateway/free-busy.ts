import { Temporal } from 'temporal-polyfill';
import type { FreeBusy, FreeBusyEvent, TimeRange, WorkingHours } from '../../shared/model.ts';
import type { AvailabilityEvent, FreeBusyView } from '../ews/operations/get-user-availability.ts';
import type { Outcome } from '../ews/response-messages.ts';
import { toAppError, type ErrorSubject } from './app-error.ts';
import { toBusyType } from './busy-type.ts';
import { detached } from './detached.ts';
import { nameZone } from './named-zone.ts';

/** The server's limits for one request. */
export const MAX_MAILBOXES = 100;
const MAX_DAYS = 42;

/** Cuts a list into pieces of at most `size`. */
export function chunk<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const pieces = Math.ceil(list.length / size);
  return Array.from({ length: pieces }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** Cuts a range into windows that the server accepts; an empty or inverted range gives none. */
export function availabilityWindows({ start, end }: TimeRange): readonly TimeRange[] {
  const from = Temporal.Instant.from(start);
  const hours = from.until(Temporal.Instant.from(end)).total('hours');
  const count = Math.max(0, Math.ceil(hours / (MAX_DAYS * 24)));
  const at = (index: number): string => (index === count ? end : from.add({ hours: index * MAX_DAYS * 24 }).toString());
  return Array.from({ length: count }, (_, index) => ({ start: at(index), end: at(index + 1) }));
}

/** Half an hour a digit, as EWS does by default; five minutes where the window is too short for that. */
export function mergeInterval({ start, end }: TimeRange): number {
  const minutes = Temporal.Instant.from(start).until(Temporal.Instant.from(end)).total('minutes');
  return minutes > 30 ? 30 : 5;
}

/**
 * One person's answer in the model's words; a refusal becomes its `error`.
 * @param zone the machine's IANA zone; `year` the one whose daylight saving names the rule of the working hours
 */
export function toFreeBusy(
  outcome: Outcome<FreeBusyView>,
  subject: ErrorSubject,
  zone: string,
  year: number,
): FreeBusy {
  const { address } = subject;
  if (!outcome.ok) return detached({ address, events: [], error: toAppError(outcome.error, subject) });
  const { merged, events, workingHours } = outcome.value;
  const hours = workingHours && toWorkingHours(workingHours, zone, year);
  return detached({
    address,
    events: events.map(toEvent),
    ...(merged === undefined ? {} : { merged }),
    ...(hours === undefined ? {} : { workingHours: hours }),
  });
}

const toEvent = ({ start, end, busyType, subject, location, isPrivate }: AvailabilityEvent): FreeBusyEvent => ({
  start,
  end,
  busy: toBusyType(busyType),
  ...(subject === undefined ? {} : { subject }),
  ...(location === undefined || location === '' ? {} : { location }),
  isPrivate,
});

/** The model knows one span a day: several periods become their hull. */
function toWorkingHours(
  { zone: rule, periods }: NonNullable<FreeBusyView['workingHours']>,
  machineZone: string,
  year: number,
): WorkingHours | undefined {
  if (periods.length === 0) return undefined;
  const zone = rule && nameZone(rule, machineZone, year);
  return {
    ...(zone === undefined ? {} : { zone }),
    days: [...new Set(periods.flatMap((period) => period.days))].sort((a, b) => a - b),
    startMinutes: Math.min(...periods.map((period) => period.startMinutes)),
    endMinutes: Math.max(...periods.map((period) => period.endMinutes)),
  };
}

/** Puts the answers for one person over consecutive windows together. An event across a seam appears once. */
export function joinWindows(parts: readonly FreeBusy[]): FreeBusy | undefined {
  return parts.reduce<FreeBusy | undefined>(
    (whole, part) => (whole === undefined ? part : join(whole, part)),
    undefined,
  );
}

function join(a: FreeBusy, b: FreeBusy): FreeBusy {
  const error = a.error ?? b.error;
  if (error !== undefined) return { address: a.address, events: [], error };
  const seen = new Set(a.events.map((event) => JSON.stringify(event)));
  const merged = a.merged === undefined || b.merged === undefined ? undefined : a.merged + b.merged;
  const hours = a.workingHours ?? b.workingHours;
  return {
    address: a.address,
    events: [...a.events, ...b.events.filter((event) => !seen.has(JSON.stringify(event)))],
    ...(merged === undefined ? {} : { merged }),
    ...(hours === undefined ? {} : { workingHours: hours }),
  };
}
