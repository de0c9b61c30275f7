import { describe, expect, it } from 'vitest';
import { hourOfDay, wholeMinute } from '../../../renderer/time/day-ends.ts';
import { minutesFrom } from '../../../shared/wall-time.ts';

describe('the ends of a state set by hand', () => {
  it('move forward when the hour falls into the gap of a changing clock', () => {
    expect(hourOfDay('2026-03-29', 2, 'Europe/Paris')).toBe('2026-03-29T01:00:00Z');
    expect(hourOfDay('2026-10-04', 2, 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00Z');
  });

  it('in minutes begin with the current minute', () => {
    expect(minutesFrom('2026-11-23T10:48:59.900Z', 30)).toBe('2026-11-23T11:18:00Z');
    expect(wholeMinute('2026-11-23T10:48:59.900Z')).toBe('2026-11-23T10:48:00Z');
  });
});
