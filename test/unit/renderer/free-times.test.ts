import { describe, expect, it } from 'vitest';
import { freeTimes } from '../../../renderer/features/calendar/free-times.ts';
import { appointment } from '../../support/model.ts';

const PARIS = 'Europe/Paris';
const hours = { zone: PARIS, days: [1, 2, 3, 4, 5], startMinutes: 9 * 60, endMinutes: 17 * 60 };
const monday = { start: '2026-11-22T23:00:00Z', end: '2026-11-23T23:00:00Z' };
const morning = '2026-11-23T07:00:00Z';
const at = (start: string, end: string, over = {}) =>
  appointment({ start: `2026-11-23T${start}:00Z`, end: `2026-11-23T${end}:00Z`, busy: 'busy', ...over });

describe('free times', () => {
  it('are what entries leave of the working hours', () => {
    const entries = [at('09:00', '10:00'), at('12:00', '13:30', { busy: 'tentative' })];
    expect(freeTimes(entries, hours, monday, morning, PARIS)).toEqual([
      { start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z' },
      { start: '2026-11-23T10:00:00Z', end: '2026-11-23T12:00:00Z' },
      { start: '2026-11-23T13:30:00Z', end: '2026-11-23T16:00:00Z' },
    ]);
  });

  it('aren’t taken by what is free, called off or declined, and begin now', () => {
    const entries = [
      at('09:00', '10:00', { busy: 'free' }),
      at('11:00', '12:00', { isCancelled: true }),
      at('12:00', '13:00', { myResponse: 'declined' }),
    ];
    expect(freeTimes(entries, hours, monday, '2026-11-23T09:15:00Z', PARIS)).toEqual([
      { start: '2026-11-23T09:15:00Z', end: '2026-11-23T16:00:00Z' },
    ]);
  });

  it('are never shorter than half an hour, and none on a day that is taken as a whole', () => {
    const nearly = [at('08:20', '15:45')];
    expect(freeTimes(nearly, hours, monday, morning, PARIS)).toEqual([]);
    const away = appointment({
      ...monday,
      busy: 'oof',
      allDay: { start: '2026-11-23', end: '2026-11-24' },
    });
    expect(freeTimes([away], hours, monday, morning, PARIS)).toEqual([]);
  });

  it('are those of the person’s own hours where they travel', () => {
    const travelling = freeTimes([], { ...hours, zone: 'America/New_York' }, monday, morning, PARIS);
    expect(travelling).toEqual([{ start: '2026-11-23T14:00:00Z', end: '2026-11-23T22:00:00Z' }]);
  });
});
