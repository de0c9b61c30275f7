import { describe, expect, it } from 'vitest';
import { agendaItems } from '../../../renderer/features/calendar/agenda-items.ts';
import { appointment } from './examples.ts';

const PARIS = 'Europe/Paris';

/** The agenda in words, a line an item. */
const lines = (...args: Parameters<typeof agendaItems>): readonly string[] =>
  agendaItems(...args).map((item) =>
    item.kind === 'day' ? item.date : `${item.appointment.key} ${item.part} on ${item.date}`,
  );

describe('the agenda', () => {
  const week = { start: '2026-11-22T23:00:00Z', end: '2026-11-29T23:00:00Z' };

  it('has a heading for each day with entries, all-day ones first', () => {
    const early = appointment({ key: 'early' });
    const late = appointment({ key: 'late', start: '2026-11-23T15:00:00Z', end: '2026-11-23T16:00:00Z' });
    const fair = appointment({
      key: 'fair',
      start: '2026-11-22T23:00:00Z',
      end: '2026-11-24T23:00:00Z',
      allDay: { start: '2026-11-23', end: '2026-11-25' },
    });
    expect(lines([late, early, fair], PARIS, week)).toEqual([
      '2026-11-23',
      'fair all-day on 2026-11-23',
      'early whole on 2026-11-23',
      'late whole on 2026-11-23',
      '2026-11-24',
      'fair all-day on 2026-11-24',
    ]);
  });

  it('shows what goes on over midnight on each of its days, by where it begins and ends', () => {
    const night = appointment({ key: 'night', start: '2026-11-24T21:00:00Z', end: '2026-11-26T05:00:00Z' });
    expect(lines([night], PARIS, week)).toEqual([
      '2026-11-24',
      'night begins on 2026-11-24',
      '2026-11-25',
      'night all-day on 2026-11-25',
      '2026-11-26',
      'night ends on 2026-11-26',
    ]);
  });

  it('lets what ends at midnight end on its day', () => {
    const evening = appointment({ key: 'evening', start: '2026-11-24T21:00:00Z', end: '2026-11-24T23:00:00Z' });
    expect(lines([evening], PARIS, week)).toEqual(['2026-11-24', 'evening whole on 2026-11-24']);
  });

  it('shows only those days of a long absence that are in sight', () => {
    const away = appointment({
      key: 'away',
      start: '2026-11-01T00:00:00Z',
      end: '2026-12-20T00:00:00Z',
      allDay: { start: '2026-11-01', end: '2026-12-20' },
    });
    expect(lines([away], PARIS, week)).toHaveLength(14);
  });

  it('keeps an all-day entry on its date, whatever its instants are here', () => {
    const holiday = appointment({
      key: 'holiday',
      start: '2026-11-26T05:00:00Z',
      end: '2026-11-27T05:00:00Z',
      allDay: { start: '2026-11-26', end: '2026-11-27' },
    });
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', PARIS]) {
      expect(lines([holiday], zone)).toEqual(['2026-11-26', 'holiday all-day on 2026-11-26']);
    }
  });

  it('lists what was found over years without a range', () => {
    const first = appointment({ key: 'first', start: '2024-02-01T10:00:00Z', end: '2024-02-01T11:00:00Z' });
    const last = appointment({ key: 'last', start: '2027-02-01T10:00:00Z', end: '2027-02-01T10:00:00Z' });
    expect(lines([last, first], PARIS)).toEqual([
      '2024-02-01',
      'first whole on 2024-02-01',
      '2027-02-01',
      'last whole on 2027-02-01',
    ]);
    expect(lines([], PARIS)).toEqual([]);
  });

  it('lays the hour that a clock shows twice on its day', () => {
    const twice = appointment({ key: 'twice', start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z' });
    expect(lines([twice], PARIS)).toEqual(['2026-10-25', 'twice whole on 2026-10-25']);
  });
});
