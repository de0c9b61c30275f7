import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutDay } from '../../../renderer/features/agenda/layout.ts';
import type { Appointment } from '../../../shared/model.ts';
import { appointment } from './examples.ts';

const at = (time: string): string => `2026-11-23T${time}:00Z`;
const meeting = (key: string, start: string, end: string, over: Partial<Appointment> = {}): Appointment =>
  appointment({ key, start: at(start), end: at(end), ...over });

function day(appointments: readonly Appointment[], now: string, conflictKeys: readonly string[] = []) {
  const agenda = {
    date: '2026-11-23',
    appointmentKeys: appointments.map(({ key }) => key),
    currentKeys: [],
    conflictKeys,
  };
  return layoutDay(appointments, agenda, at(now));
}

const keys = (layout: ReturnType<typeof day>): readonly (readonly string[])[] =>
  layout.clusters.map(({ rows }) => rows.map((row) => row.appointment.key));

describe('today laid out', () => {
  const three = [
    meeting('one', '08:00', '09:00'),
    meeting('two', '10:00', '11:00'),
    meeting('three', '12:00', '12:30'),
  ];

  it('tells what is over, running, next and later, without a new snapshot', () => {
    const states = (now: string) => day(three, now).clusters.map(({ rows }) => rows[0]?.state);
    expect(states('07:00')).toEqual(['next', 'later', 'later']);
    expect(states('08:00')).toEqual(['now', 'next', 'later']);
    expect(states('09:00')).toEqual(['ended', 'next', 'later']);
    expect(states('13:00')).toEqual(['ended', 'ended', 'ended']);
  });

  it('puts the now line before what hasn’t begun', () => {
    expect(day(three, '07:00').nowBefore).toBe('one');
    expect(day(three, '10:30').nowBefore).toBe('three');
    expect(day(three, '13:00').nowBefore).toBeUndefined();
  });

  it('puts the now line between two that collide while only the first runs', () => {
    const pair = [meeting('first', '10:00', '12:00'), meeting('second', '11:30', '12:30')];
    expect(day(pair, '11:00', ['first', 'second']).nowBefore).toBe('second');
    expect(day(pair, '11:45', ['first', 'second']).nowBefore).toBeUndefined();
  });

  it('puts what collides together, in chains too', () => {
    const chain = [
      meeting('a', '09:00', '10:00'),
      meeting('b', '09:30', '11:00'),
      meeting('c', '10:30', '11:30'),
      meeting('d', '11:30', '12:00'),
    ];
    const layout = day(chain, '08:00', ['a', 'b', 'c']);
    expect(keys(layout)).toEqual([['a', 'b', 'c'], ['d']]);
    expect(layout.clusters.map(({ conflict }) => conflict)).toEqual([true, false]);
  });

  it('leaves an overlap alone that the rules don’t count as a conflict', () => {
    const layout = day(
      [meeting('busy', '09:00', '10:00'), meeting('free', '09:00', '10:00', { busy: 'free' })],
      '08:00',
    );
    expect(keys(layout)).toEqual([['busy'], ['free']]);
  });

  it('lists all-day entries on top, and never as next', () => {
    const allDay = meeting('week', '00:00', '23:00', { allDay: { start: '2026-11-23', end: '2026-11-24' } });
    const layout = day([allDay, ...three], '07:00');
    expect(layout.allDay.map((row) => row.appointment.key)).toEqual(['week']);
    expect(keys(layout)).toEqual([['one'], ['two'], ['three']]);
  });

  it('skips cancelled and declined meetings when it names the next one', () => {
    const layout = day(
      [
        meeting('off', '08:00', '09:00', { isCancelled: true }),
        meeting('no', '09:00', '09:30', { myResponse: 'declined' }),
        meeting('yes', '10:00', '11:00'),
      ],
      '07:00',
    );
    expect(layout.clusters.map(({ rows }) => rows[0]?.state)).toEqual(['later', 'later', 'next']);
  });

  it('shows every entry of the agenda exactly once, whatever collides', () => {
    const entry = fc.record({ start: fc.integer({ min: 0, max: 1380 }), length: fc.integer({ min: 0, max: 59 }) });
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.integer({ min: 0, max: 1439 }), (entries, now) => {
        const list = entries
          .map(({ start, length }, index) => meeting(String(index), clock(start), clock(start + length)))
          .sort((a, b) => a.start.localeCompare(b.start));
        const layout = day(
          list,
          clock(now),
          list.map(({ key }) => key),
        );
        expect(keys(layout).flat().toSorted()).toEqual(list.map(({ key }) => key).toSorted());
        const begun = list.filter(({ start }) => start <= at(clock(now)));
        const shown = keys(layout).flat();
        expect(layout.nowBefore === undefined ? shown.length : shown.indexOf(layout.nowBefore)).toBe(begun.length);
      }),
    );
  });
});
