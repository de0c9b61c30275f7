import { describe, expect, it } from 'vitest';
import type { Recurrence } from '../../../shared/entry.ts';
import { recurrenceWords } from '../../../shared/recurrence-words.ts';
import { speechOf } from '../../support/snapshot.ts';

const never = { kind: 'never' } as const;
const start = '2026-11-23';

describe('how an entry comes again, in words', () => {
  it.each<[Recurrence, string, string]>([
    [{ pattern: { kind: 'daily', every: 1 }, start, end: never }, 'Every day', 'Chaque jour'],
    [
      { pattern: { kind: 'daily', every: 3 }, start, end: { kind: 'count', count: 5 } },
      'Every 3 days, 5 times',
      'Tous les 3 jours, 5 fois',
    ],
    [
      { pattern: { kind: 'weekly', every: 1, days: [5, 1] }, start, end: { kind: 'until', date: '2027-05-03' } },
      'Every week on Monday and Friday, until 3 May 2027',
      'Chaque semaine, lundi et vendredi, jusqu’au 3 mai 2027',
    ],
    [
      { pattern: { kind: 'weekly', every: 2, days: [2] }, start, end: never },
      'Every 2 weeks on Tuesday',
      'Toutes les 2 semaines, mardi',
    ],
    [
      { pattern: { kind: 'monthly', every: 1, day: 31 }, start, end: never },
      'Every month, on day 31',
      'Chaque mois, le 31',
    ],
    [
      { pattern: { kind: 'monthly-nth', every: 2, nth: -1, on: 'workday' }, start, end: never },
      'Every 2 months, on the last working day',
      'Tous les 2 mois, le dernier jour ouvré',
    ],
    [
      { pattern: { kind: 'yearly', month: 2, day: 29 }, start, end: never },
      'Every year, on 29 February',
      'Chaque année, le 29 février',
    ],
    [
      { pattern: { kind: 'yearly-nth', month: 5, nth: 2, on: 7 }, start, end: never },
      'Every year, on the second Sunday of May',
      'Chaque année, le deuxième dimanche de mai',
    ],
  ])('%j', (recurrence, english, french) => {
    expect(recurrenceWords(recurrence, speechOf('en'))).toBe(english);
    expect(recurrenceWords(recurrence, speechOf('fr'))).toBe(french);
  });
});
