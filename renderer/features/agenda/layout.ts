import { Temporal } from 'temporal-polyfill';
import type { Appointment, Instant } from '../../../shared/model.ts';
import type { Agenda } from '../../../shared/presence.ts';

/** Where an appointment stands in the day. */
export type RowState = 'ended' | 'now' | 'next' | 'later';

export interface AgendaRow {
  readonly appointment: Appointment;
  readonly state: RowState;
}

/** What overlaps stands in one cluster. */
export interface Cluster {
  readonly rows: readonly AgendaRow[];
  readonly conflict: boolean;
}

export interface DayLayout {
  readonly allDay: readonly AgendaRow[];
  readonly clusters: readonly Cluster[];
  /** The now line stands before this entry, inside a cluster too; after the last one where there is none. */
  readonly nowBefore?: string;
}

/**
 * Lays the day's agenda out: all-day entries on top, what collides together, the now line before the first entry
 * that hasn't begun. Whether an entry is over or running is read off the clock, so that it needs no new snapshot.
 */
export function layoutDay(appointments: readonly Appointment[], agenda: Agenda, now: Instant): DayLayout {
  const byKey = new Map(appointments.map((appointment) => [appointment.key, appointment]));
  const ordered = agenda.appointmentKeys.flatMap((key) => byKey.get(key) ?? []);
  const conflicts = new Set(agenda.conflictKeys);
  const nextKey = ordered.find((one) => isAhead(one, now))?.key;
  const row = (appointment: Appointment): AgendaRow => ({ appointment, state: rowState(appointment, nextKey, now) });

  const clusters: Cluster[] = [];
  let open: Appointment[] = [];
  const close = (): void => {
    if (open.length > 0) clusters.push({ rows: open.map(row), conflict: open.length > 1 });
    open = [];
  };
  for (const appointment of ordered.filter((one) => one.allDay === undefined)) {
    const collides =
      conflicts.has(appointment.key) && open.some((other) => conflicts.has(other.key) && overlap(other, appointment));
    if (!collides) close();
    open.push(appointment);
  }
  close();

  const firstAhead = clusters.flatMap(({ rows }) => rows).find(({ appointment }) => after(appointment.start, now));
  return {
    allDay: ordered.filter((one) => one.allDay !== undefined).map(row),
    clusters,
    ...(firstAhead === undefined ? {} : { nowBefore: firstAhead.appointment.key }),
  };
}

function rowState(appointment: Appointment, nextKey: string | undefined, now: Instant): RowState {
  if (!after(appointment.end, now)) return 'ended';
  if (!after(appointment.start, now)) return 'now';
  return appointment.key === nextKey ? 'next' : 'later';
}

/** Whether an entry can be called next: still to come, and something one goes to. */
function isAhead({ allDay, isCancelled, myResponse, start }: Appointment, now: Instant): boolean {
  return allDay === undefined && !isCancelled && myResponse !== 'declined' && after(start, now);
}

function overlap(a: Appointment, b: Appointment): boolean {
  return after(a.end, b.start) && after(b.end, a.start);
}

function after(a: Instant, b: Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
