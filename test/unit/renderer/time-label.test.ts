import { describe, expect, it } from 'vitest';
import { timeColumn } from '../../../renderer/features/agenda/time-label.ts';

describe('the column of times in a day’s list', () => {
  it('is as wide as its longest time, with 12 hours as with 24', () => {
    expect(timeColumn(['09:00–09:30', '12:30–13:00'])).toBe('11ch');
    expect(timeColumn(['9:00 – 9:30 AM', '10:30 AM – 12:00 PM'])).toBe('19ch');
  });

  it('takes no measure of an entry that goes over midnight, and none of an empty day', () => {
    expect(timeColumn(['09:00–09:30', 'Sun 29 Nov 22:00–Mon 30 Nov 06:00'])).toBe('11ch');
    expect(timeColumn([])).toBe('0ch');
  });
});
