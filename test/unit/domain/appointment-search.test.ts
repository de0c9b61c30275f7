import { describe, expect, it } from 'vitest';
import { matchesWords, searchWords } from '../../../electron/domain/appointment-search.ts';
import { appointment } from '../renderer/examples.ts';

const review = appointment({ organizer: 'Inès Moreau', categories: ['Finance'] });

describe('searching appointments', () => {
  it.each([
    ['budget', 'subject'],
    ['ada', 'place'],
    ['ines', 'organiser, without the accent'],
    ['INÈS  moreau', 'organiser, in capitals and apart'],
    ['finan', 'category'],
    ['moreau budget', 'words of several parts'],
  ])('finds "%s": %s', (typed) => {
    expect(matchesWords(review, searchWords(typed))).toBe(true);
  });

  it('wants every word', () => {
    expect(matchesWords(review, searchWords('budget lunch'))).toBe(false);
  });

  it('takes blanks for no words', () => {
    expect(searchWords('  ')).toEqual([]);
  });
});
