import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAppointment, overlapping, readAgenda } from '../../../electron/domain/agenda.ts';
import { appointment, appointments, ZONES } from '../../support/model.ts';

const at = Date.parse;
const entry = (start: string, end: string, more = {}) =>
  appointment({ start: `2026-11-23T${start}:00Z`, end: `2026-11-23T${end}:00Z`, ...more });

describe('today', () => {
  const allDay = appointment({
    start: '2026-11-22T23:00:00Z',
    end: '2026-11-23T23:00:00Z',
    allDay: { start: '2026-11-23', end: '2026-11-24' },
    busy: 'free',
  });
  const standUp = entry('09:00', '09:30');
  const review = entry('09:15', '10:00');
  const lunch = entry('12:00', '13:00', { busy: 'free' });
  const yesterday = appointment({ start: '2026-11-22T12:00:00Z', end: '2026-11-22T13:00:00Z' });
  const agenda = readAgenda([lunch, review, yesterday, standUp, allDay], at('2026-11-23T09:20:00Z'), 'Europe/Paris');

  it('lists all-day entries first, then by start', () => {
    expect(agenda.appointmentKeys).toEqual([allDay.key, standUp.key, review.key, lunch.key]);
  });

  it('knows what runs, what comes next and what collides', () => {
    expect(agenda.currentKeys).toEqual([allDay.key, standUp.key, review.key]);
    expect(agenda.nextKey).toBe(lunch.key);
    expect(agenda.conflictKeys).toEqual([standUp.key, review.key]);
  });

  it('never calls a cancelled or declined meeting the next one', () => {
    const gone = [entry('10:00', '11:00', { isCancelled: true }), entry('10:00', '11:00', { myResponse: 'declined' })];
    expect(nextAppointment([...gone, lunch], at('2026-11-23T09:20:00Z'), 'Europe/Paris')?.key).toBe(lunch.key);
  });
});

describe('an all-day entry of another zone', () => {
  it.each(ZONES)('stays on its date in %s', (zone) => {
    const birthday = appointment({
      start: '2026-11-22T13:00:00Z',
      end: '2026-11-23T13:00:00Z',
      allDay: { start: '2026-11-23', end: '2026-11-24' },
    });
    const on = (date: string) => readAgenda([birthday], at(`${date}T12:00:00Z`), zone).date;
    const holds = (date: string) => readAgenda([birthday], at(`${date}T12:00:00Z`), zone).appointmentKeys.length;
    expect([holds('2026-11-22'), holds('2026-11-24')]).toEqual([on('2026-11-22') === '2026-11-23' ? 1 : 0, 0]);
    expect(on('2026-11-23') === '2026-11-23' ? holds('2026-11-23') : 1).toBe(1);
  });
});

describe('for any calendar', () => {
  it('running and next are of today, and nothing runs that has ended', () => {
    fc.assert(
      fc.property(
        appointments,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 1439 }),
        (entries, zone, minute) => {
          const now = at('2026-11-23T00:00:00Z') + minute * 60_000;
          const agenda = readAgenda(entries, now, zone);
          for (const key of [...agenda.currentKeys, ...agenda.conflictKeys])
            expect(agenda.appointmentKeys).toContain(key);
          for (const key of agenda.currentKeys) {
            const running = entries.find((each) => each.key === key);
            expect(at(running?.start ?? '')).toBeLessThanOrEqual(now);
            expect(at(running?.end ?? '')).toBeGreaterThan(now);
          }
        },
      ),
    );
  });

  it('what overlaps a range and what overlaps its two halves are the same entries', () => {
    fc.assert(
      fc.property(appointments, fc.integer({ min: 1, max: 1439 }), (entries, cut) => {
        const [start, end] = [at('2026-11-23T00:00:00Z'), at('2026-11-24T00:00:00Z')];
        const middle = start + cut * 60_000;
        const keys = (from: number, to: number) => overlapping(entries, from, to, 'Europe/Paris').map(({ key }) => key);
        expect(new Set([...keys(start, middle), ...keys(middle, end)])).toEqual(new Set(keys(start, end)));
      }),
    );
  });
});
