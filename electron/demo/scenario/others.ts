import type { Weekday } from '../model.ts';
import type { Colleague, Team } from './people.ts';
import type { Entry, Planner } from './planner.ts';

interface Routine extends Pick<Entry, 'subject' | 'at' | 'minutes' | 'busy' | 'isPrivate' | 'location'> {
  readonly at: string;
  readonly days: readonly Weekday[];
}

/** What a team does every week, by its first member's clock. */
const teamRoutines: Readonly<Record<Team, Routine>> = {
  product: { subject: 'Backlog', at: '10:00', minutes: 60, days: ['Monday'] },
  engineering: { subject: 'Code walk', at: '14:00', minutes: 60, days: ['Monday', 'Thursday'] },
  design: { subject: 'Critique', at: '13:30', minutes: 60, days: ['Wednesday'] },
  sales: { subject: 'Pipeline', at: '09:30', minutes: 45, days: ['Tuesday', 'Friday'] },
  finance: { subject: 'Closing', at: '11:00', minutes: 60, days: ['Friday'] },
  support: { subject: 'Ticket triage', at: '09:00', minutes: 30, days: ['Monday', 'Wednesday', 'Friday'] },
};

/** What people have of their own; each takes a few of these. */
const ownRoutines: readonly Routine[] = [
  { subject: 'Focus time', at: '09:30', minutes: 120, days: ['Tuesday', 'Thursday'] },
  { subject: 'Lunch', at: '12:15', minutes: 60, busy: 'Free', days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday'] },
  { subject: 'Customer call', at: '15:00', minutes: 45, days: ['Monday', 'Wednesday'] },
  { subject: 'School run', at: '16:45', minutes: 45, isPrivate: true, days: ['Tuesday', 'Friday'] },
  { subject: 'Working from home', at: '09:00', minutes: 480, busy: 'WorkingElsewhere', days: ['Friday'] },
  { subject: 'Hold: interviews', at: '11:00', minutes: 60, busy: 'Tentative', days: ['Wednesday', 'Thursday'] },
  { subject: 'Office hours', at: '16:00', minutes: 60, location: 'Room Ada', days: ['Monday', 'Thursday'] },
  { subject: 'Yoga', at: '12:00', minutes: 50, busy: 'OOF', isPrivate: true, days: ['Thursday'] },
  { subject: 'Planning', at: '10:30', minutes: 90, days: ['Wednesday', 'Friday'] },
];

/** Gives everybody but the main user a plausible week. */
export function planOthers(planner: Planner, people: readonly Colleague[]): void {
  for (const [index, person] of people.entries()) {
    if (index === 0) continue;
    // Steps that share no divisor with the list's length give neighbours different weeks.
    for (const step of [0, 4, 7]) {
      const routine = ownRoutines[(index * 2 + step) % ownRoutines.length];
      if (routine !== undefined) planner.own(person.name, series(planner, person.name, routine, index));
    }
  }
  for (const [team, routine] of Object.entries(teamRoutines)) {
    const [host, ...members] = people.filter((person, index) => index > 0 && person.team === team);
    if (host === undefined) continue;
    const guests = members.map(({ name }) => ({ name }));
    planner.meeting(host.name, guests, series(planner, host.name, routine, 0));
  }
}

function series(planner: Planner, name: string, routine: Routine, shift: number): Entry {
  const { days, at, ...entry } = routine;
  const [hour = 9, minute = 0] = at.split(':').map(Number);
  const minutes = hour * 60 + minute + (shift % 3) * 15;
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return {
    ...entry,
    at: clock,
    day: planner.next(name, days[0] ?? 'Monday', -35),
    recurrence: { pattern: { kind: 'weekly', interval: 1, days }, end: { kind: 'never' }, deleted: [], exceptions: [] },
  };
}
