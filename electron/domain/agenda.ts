import type { Appointment } from '../../shared/model.ts';
import type { Agenda } from '../../shared/presence.ts';
import { compareText } from './order.ts';
import { addDays, counts, dateIn, span, startOfDate } from './time.ts';

/** All-day entries first, then by start, end and subject: the same order everywhere. */
export function orderAppointments(appointments: readonly Appointment[], zone: string): readonly Appointment[] {
  const rank = (appointment: Appointment) => (appointment.allDay === undefined ? 1 : 0);
  return [...appointments].sort((a, b) => {
    const [one, two] = [span(a, zone), span(b, zone)];
    return (
      rank(a) - rank(b) ||
      one.start - two.start ||
      one.end - two.end ||
      compareText(a.subject, b.subject) ||
      compareText(a.key, b.key)
    );
  });
}

/** The same day by day, for ranges of several: what began before `from` (epoch ms) stands on the first day. */
export function orderByDay(appointments: readonly Appointment[], from: number, zone: string): readonly Appointment[] {
  const dated = orderAppointments(appointments, zone).map((appointment) => ({
    appointment,
    date: dateIn(Math.max(from, span(appointment, zone).start), zone),
  }));
  return dated.sort((a, b) => compareText(a.date, b.date)).map(({ appointment }) => appointment);
}

/** Those that touch any moment of [start, end), in epoch ms; an entry without length counts at its instant. */
export function overlapping(
  appointments: readonly Appointment[],
  start: number,
  end: number,
  zone: string,
): readonly Appointment[] {
  return appointments.filter((appointment) => {
    const at = span(appointment, zone);
    return at.start < end && (at.end > start || at.start >= start);
  });
}

/** Today in `zone` at `now` (epoch ms): what is on, what runs, what comes next, what collides. */
export function readAgenda(appointments: readonly Appointment[], now: number, zone: string): Agenda {
  const date = dateIn(now, zone);
  const bounds = [startOfDate(date, zone), startOfDate(addDays(date, 1), zone)] as const;
  const today = orderAppointments(overlapping(appointments, bounds[0], bounds[1], zone), zone);
  const next = nextAppointment(today, now, zone);
  return {
    date,
    appointmentKeys: today.map(({ key }) => key),
    currentKeys: today.filter((entry) => counts(entry) && runs(entry, now, zone)).map(({ key }) => key),
    ...(next === undefined ? {} : { nextKey: next.key }),
    conflictKeys: findConflicts(today, zone),
  };
}

/** The next entry that begins after `now` (epoch ms) and counts; all-day entries are never "next". */
export function nextAppointment(
  appointments: readonly Appointment[],
  now: number,
  zone: string,
): Appointment | undefined {
  const ahead = appointments.filter(
    (entry) => entry.allDay === undefined && counts(entry) && span(entry, zone).start > now,
  );
  return orderAppointments(ahead, zone)[0];
}

function runs(appointment: Appointment, now: number, zone: string): boolean {
  const { start, end } = span(appointment, zone);
  return start <= now && now < end;
}

/** Two entries collide when both take the user's time; free and all-day ones take none. */
function findConflicts(today: readonly Appointment[], zone: string): readonly string[] {
  const taking = today.filter(
    (entry) => counts(entry) && entry.allDay === undefined && !['free', 'unknown', 'elsewhere'].includes(entry.busy),
  );
  return taking
    .filter((one) => {
      const a = span(one, zone);
      return taking.some((other) => {
        const b = span(other, zone);
        return other.key !== one.key && a.start < b.end && b.start < a.end;
      });
    })
    .map(({ key }) => key);
}
