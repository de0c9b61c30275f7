import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsIn, fillFields, firstDayOf, returnDayOf } from '../../../shared/oof-template.ts';

describe('fields of a template', () => {
  it('are found in both texts, in either language, however they are spaced', () => {
    expect(
      fieldsIn({ internal: '<p>Back {Return Date}</p>', external: '<p>{remplaçant}, { premier&nbsp;jour }</p>' }),
    ).toEqual(['start', 'return', 'substitute']);
    expect(fieldsIn({ internal: '{salary} {} {return<b>date</b>}', external: '' })).toEqual([]);
  });

  it('are filled with what is given; the rest stays as it is', () => {
    const html = '<p>Until {return date}, ask {substitute}. {unknown}</p>';
    expect(fillFields(html, { return: 'Monday 7 December 2026' })).toBe(
      '<p>Until Monday 7 December 2026, ask {substitute}. {unknown}</p>',
    );
  });

  it('never let a value become HTML', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const filled = fillFields('<p>{substitute}</p>', { substitute: name });
        expect(filled.slice(3, -4)).not.toMatch(/[<>"]/);
      }),
    );
    expect(fillFields('{substitute}', { substitute: '<b>$& R&D' })).toBe('&lt;b&gt;$&amp; R&amp;D');
  });
});

describe('the days of an absence', () => {
  const window = (start: string, end: string) => ({ start, end });
  it.each([
    ['ends on a Monday morning', '2026-11-23T17:00:00Z', '2026-11-30T07:00:00Z', '2026-11-24', '2026-11-30'],
    ['ends on a Friday evening', '2026-11-23T07:00:00Z', '2026-11-27T17:00:00Z', '2026-11-23', '2026-11-30'],
    ['ends on a Tuesday evening', '2026-11-23T07:00:00Z', '2026-11-24T17:00:00Z', '2026-11-23', '2026-11-25'],
    ['ends on a Saturday afternoon', '2026-11-23T07:00:00Z', '2026-11-28T13:00:00Z', '2026-11-23', '2026-11-30'],
    ['begins at midnight', '2026-11-22T23:00:00Z', '2026-11-24T23:00:00Z', '2026-11-23', '2026-11-25'],
  ])('that %s', (_name, start, end, first, back) => {
    expect(firstDayOf(window(start, end), 'Europe/Paris')).toBe(first);
    expect(returnDayOf(window(start, end), 'Europe/Paris')).toBe(back);
  });

  it('are those where its person is', () => {
    const night = window('2026-11-22T20:00:00Z', '2026-11-29T22:00:00Z');
    expect([firstDayOf(night, 'Asia/Kolkata'), returnDayOf(night, 'Asia/Kolkata')]).toEqual([
      '2026-11-23',
      '2026-11-30',
    ]);
    expect([firstDayOf(night, 'America/New_York'), returnDayOf(night, 'America/New_York')]).toEqual([
      '2026-11-22',
      '2026-11-30',
    ]);
  });
});
