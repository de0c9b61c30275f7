import { describe, expect, it } from 'vitest';
import { linesOfDay } from '../../../renderer/features/calendar/month-lines.ts';

describe('a day of the month', () => {
  it.each([
    [200, 1],
    [450, 2],
    [597, 3],
    [700, 4],
    [1200, 8],
  ])('in a grid of %i pixels has %i lines', (height, lines) => {
    expect(linesOfDay(height)).toBe(lines);
  });
});
