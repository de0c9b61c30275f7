import { describe, expect, it } from 'vitest';
import { clockLength, minutesUntil } from '../../../renderer/words/lengths.ts';

describe('minutes until', () => {
  it.each([
    ['2026-11-23T10:00:00Z', 60],
    ['2026-11-23T09:00:01Z', 1],
    ['2026-11-23T09:00:00Z', 0],
    ['2026-11-23T08:50:00Z', -10],
  ])('%s is %i away at 9:00', (instant, minutes) => {
    expect(minutesUntil(instant, '2026-11-23T09:00:00Z')).toBe(minutes);
  });
});

describe('lengths of sound', () => {
  it.each([
    [0, '0:00'],
    [42.9, '0:42'],
    [725, '12:05'],
    [3600, '1:00:00'],
    [-3, '0:00'],
  ])('%d seconds read %s', (seconds, words) => {
    expect(clockLength(seconds)).toBe(words);
  });
});
