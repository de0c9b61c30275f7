import { weekdays, type Weekday } from '../model.ts';
import { weekdayOf } from '../recurrence.ts';
import { teamsLink, type Planner } from './planner.ts';

const me = 'Mira Voss';
const workdays = weekdays.slice(0, 5);

/** The main user's day, whatever weekday it is: the one that people see first. */
export function planMirasDay(planner: Planner): void {
  const today = weekdayOf(planner.today(me));
  const standUpDays: readonly Weekday[] = workdays.includes(today) ? workdays : [...workdays, today];
  planner.meeting(
    'Theo Lindqvist',
    [{ name: me }, { name: 'Nadia Benali' }, { name: 'Sena Okafor' }, { name: 'Ana Duarte', response: 'Tentative' }],
    {
      subject: 'Stand-up',
      day: -28,
      at: '09:15',
      minutes: 15,
      location: 'Microsoft Teams Meeting',
      text: 'What moved, what is stuck, who needs whom.',
      joinUrl: teamsLink('stand-up'),
      reminder: 5,
      recurrence: {
        pattern: { kind: 'weekly', interval: 1, days: standUpDays },
        end: { kind: 'never' },
        deleted: [planner.today(me).add({ days: planner.next(me, 'Wednesday', 8) })],
        exceptions: [],
      },
    },
  );
  planner.meeting(
    'Ines Moreau',
    [
      { name: me },
      { name: 'Julien Carpentier', response: 'Decline' },
      { name: 'Dana Whitfield', role: 'optional', response: 'NoResponseReceived' },
      { name: 'Room Ada', role: 'resource' },
    ],
    {
      subject: 'Budget review',
      day: 0,
      at: '10:30',
      minutes: 90,
      location: 'Room Ada',
      text: 'Second half of the year: what we keep, what we drop. The sheet is in the shared folder.',
      reminder: 15,
      categories: ['Finance'],
    },
  );
  planner.meeting('Lena Brandt', [{ name: me, response: 'NoResponseReceived' }, { name: 'Ana Duarte' }], {
    subject: 'Vendor call: analytics',
    day: 0,
    at: '11:45',
    minutes: 45,
    location: teamsLink('vendor'),
    reminder: 15,
    categories: ['Customers', 'Finance'],
  });
  planner.own(me, {
    subject: 'Lunch with Ana',
    day: 0,
    at: '12:30',
    location: 'Le Petit Comptoir',
    reminder: 10,
    categories: ['Private life'],
  });
  planner.own(me, {
    subject: 'Dentist',
    day: 0,
    at: '14:00',
    minutes: 45,
    location: '12 rue Mercier',
    isPrivate: true,
    reminder: 30,
  });
  planner.meeting(
    me,
    [
      { name: 'Sena Okafor' },
      { name: 'Camille Roux', response: 'Tentative' },
      { name: 'Olivia Chen' },
      { name: 'Grace Kim', role: 'optional', response: 'Tentative' },
      { name: 'Theo Lindqvist', role: 'optional', response: 'NoResponseReceived' },
    ],
    {
      subject: 'Design review: onboarding',
      day: 0,
      at: '15:30',
      minutes: 45,
      location: 'Microsoft Teams Meeting',
      text: 'Three flows, fifteen minutes each. Please look at the prototype before.',
      joinUrl: teamsLink('design-review'),
      reminder: 15,
      categories: ['Design', 'Release', 'Customers'],
    },
  );
  planner.meeting('Julien Carpentier', [{ name: me }, { name: 'Marcus Hale' }], {
    subject: 'Canceled: Pipeline preview',
    day: 0,
    at: '16:30',
    minutes: 30,
    cancelled: true,
  });
  planner.meeting(me, [{ name: 'Theo Lindqvist' }], {
    subject: '1:1 Mira & Theo',
    day: -21,
    at: '17:00',
    minutes: 30,
    reminder: 5,
    recurrence: {
      pattern: { kind: 'weekly', interval: 1, days: [today] },
      end: { kind: 'never' },
      deleted: [],
      exceptions: [],
    },
  });
  planner.own(me, {
    subject: 'Release week 4.2',
    day: planner.next(me, 'Monday', -6),
    days: 5,
    categories: ['Release'],
  });
}
