import type { Temporal } from 'temporal-polyfill';
import { teamsLink, type Entry, type Guest, type Planner } from './planner.ts';

const me = 'Mira Voss';

/** The main user's three weeks before and after today. */
export function planMirasWeeks(planner: Planner): void {
  productSync(planner);
  townHall(planner);
  planner.own(me, {
    subject: 'French lesson',
    day: planner.next(me, 'Wednesday', -28),
    at: '18:15',
    isPrivate: true,
    recurrence: weekly('Wednesday'),
  });
  const birthday = planner.today(me).add({ days: 5 });
  planner.own(me, {
    subject: 'Birthday: Jonas',
    day: planner.today(me).until(birthday.subtract({ years: 1 }), { largestUnit: 'days' }).days,
    reminder: 1080,
    recurrence: yearly(birthday),
  });
  for (const [guests, entry] of single(planner)) planner.meeting(me, guests, entry);
  planner.meeting('Marcus Hale', [{ name: me }, { name: 'Liam O’Connor', response: 'Tentative' }], {
    subject: 'Quarterly pipeline review',
    day: planner.next('Marcus Hale', 'Thursday', 1),
    at: '10:00',
    location: 'Microsoft Teams Meeting',
    joinUrl: teamsLink('pipeline'),
    reminder: 15,
  });
  planner.meeting(
    'Anirban Sen',
    [{ name: me, response: 'Tentative' }, { name: 'Theo Lindqvist' }, { name: 'Kavya Iyer' }],
    {
      subject: 'Architecture walk-through',
      day: planner.next('Anirban Sen', 'Friday', 1),
      at: '18:30',
      minutes: 90,
      location: 'Microsoft Teams Meeting',
      joinUrl: teamsLink('architecture'),
      reminder: 15,
    },
  );
}

/** A weekly series with one meeting moved and one left out. */
function productSync(planner: Planner): void {
  const zone = planner.mailbox(me)?.owner.zone ?? 'UTC';
  const tuesday = planner.today(me).add({ days: planner.next(me, 'Tuesday', 1) });
  const moved = tuesday.add({ days: 1 });
  const at = (hour: number, minute: number): Temporal.ZonedDateTime =>
    moved.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } });
  planner.meeting(
    me,
    [
      { name: 'Ana Duarte' },
      { name: 'Kavya Iyer' },
      { name: 'Olivia Chen', response: 'Tentative' },
      { name: 'Aisha Rahman', response: 'Decline' },
    ],
    {
      subject: 'Product sync',
      day: planner.next(me, 'Tuesday', -28),
      at: '11:45',
      minutes: 45,
      location: 'Room Ada',
      reminder: 10,
      recurrence: {
        ...weekly('Tuesday'),
        deleted: [tuesday.subtract({ weeks: 2 })],
        exceptions: [{ original: tuesday, start: at(14, 0), end: at(14, 45), subject: 'Product sync (moved)' }],
      },
    },
  );
}

function townHall(planner: Planner): void {
  planner.meeting(
    'Olivia Chen',
    ['Mira Voss', 'Theo Lindqvist', 'Ana Duarte', 'Marcus Hale', 'Sena Okafor'].map((name) => ({ name })),
    {
      subject: 'Town hall',
      day: planner.firstOfMonth('Olivia Chen', 'Thursday', 2),
      at: '11:00',
      location: 'Microsoft Teams Meeting',
      joinUrl: teamsLink('town-hall'),
      reminder: 15,
      recurrence: {
        pattern: { kind: 'relative-monthly', interval: 1, day: 'Thursday', week: 'First' },
        end: { kind: 'never' },
        deleted: [],
        exceptions: [],
      },
    },
  );
}

function single(planner: Planner): readonly (readonly [readonly Guest[], Entry])[] {
  const on = (count: number): number => planner.workday(me, count);
  const ahead = (day: Parameters<Planner['next']>[1], from: number): number => planner.next(me, day, from);
  return [
    [[], { subject: 'Working from Lyon', day: on(1), busy: 'WorkingElsewhere' }],
    [
      [],
      { subject: 'Write release notes', day: on(1), at: '10:00', minutes: 90, reminder: 15, categories: ['Release'] },
    ],
    [[{ name: 'Hugo Lemaire' }], { subject: 'Support handover', day: on(1), at: '14:30', minutes: 30, reminder: 10 }],
    [
      [],
      {
        subject: 'Train to Basel',
        day: ahead('Monday', 2),
        at: '07:20',
        minutes: 190,
        busy: 'OOF',
        categories: ['Travel'],
      },
    ],
    [
      [],
      {
        subject: 'Customer workshop',
        day: ahead('Tuesday', 3),
        days: 2,
        busy: 'OOF',
        location: 'Basel',
        reminder: 1080,
        categories: ['Customers', 'Travel'],
      },
    ],
    [
      [{ name: 'Camille Roux' }],
      { subject: 'Interview: front-end', day: on(2), at: '09:45', minutes: 60, reminder: 15 },
    ],
    [
      [],
      { subject: 'Roadmap draft', day: on(2), at: '15:00', minutes: 120, busy: 'Tentative', categories: ['Release'] },
    ],
    [[], { subject: 'Physio', day: on(3), at: '13:00', minutes: 45, isPrivate: true, reminder: 30 }],
    [
      [{ name: 'Grace Kim' }, { name: 'Sena Okafor' }],
      { subject: 'Icon workshop', day: on(4), at: '16:00', minutes: 60 },
    ],
    [
      [],
      {
        subject: 'Expense report',
        day: on(5),
        at: '09:00',
        minutes: 30,
        busy: 'Free',
        reminder: 0,
        categories: ['Finance'],
      },
    ],
    [[{ name: 'Ines Moreau' }], { subject: 'Forecast', day: on(7), at: '10:00', minutes: 45, reminder: 15 }],
    [
      [{ name: 'Nadia Benali' }],
      { subject: 'Beta retrospective', day: on(9), at: '14:00', minutes: 60, location: 'Room Ada' },
    ],
    [[], { subject: 'Holiday', day: ahead('Monday', 15), days: 5, busy: 'OOF' }],
    [
      [{ name: 'Theo Lindqvist' }],
      { subject: 'Release go/no-go', day: on(-1), at: '16:00', minutes: 30, reminder: 10 },
    ],
    [[{ name: 'Ana Duarte' }], { subject: 'Launch copy', day: on(-2), at: '11:00', minutes: 45 }],
    [[], { subject: 'Security training', day: on(-4), at: '09:30', minutes: 60 }],
    [
      [{ name: 'Sena Okafor' }],
      {
        subject: 'Usability findings',
        day: on(-5),
        at: '15:00',
        minutes: 60,
        location: 'Room Ada',
        categories: ['Design'],
      },
    ],
    [[], { subject: 'Offsite', day: ahead('Tuesday', -13), days: 2, busy: 'OOF', location: 'Fontainebleau' }],
  ];
}

function weekly(day: 'Tuesday' | 'Wednesday'): NonNullable<Entry['recurrence']> {
  return { pattern: { kind: 'weekly', interval: 1, days: [day] }, end: { kind: 'never' }, deleted: [], exceptions: [] };
}

function yearly({ month, day }: Temporal.PlainDate): NonNullable<Entry['recurrence']> {
  return { pattern: { kind: 'yearly', month, day }, end: { kind: 'never' }, deleted: [], exceptions: [] };
}
