import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/shell/clock.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the system’s clock', () => {
  it.each([0, 1, 60_000, 24 * 3_600_000, 24 * 3_600_000 + 1, 60 * 24 * 3_600_000])(
    'rings once after %i ms',
    (delay) => {
      let rang = 0;
      systemClock.after(delay, () => (rang += 1));
      const start = systemClock.now();
      vi.advanceTimersByTime(Math.max(0, delay - 1));
      expect(rang).toBe(delay === 0 ? 1 : 0);
      vi.advanceTimersByTime(1);
      expect(rang).toBe(1);
      expect(systemClock.now() - start).toBe(Math.max(1, delay));
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('rings at once for what has passed', () => {
    let rang = 0;
    systemClock.after(-5000, () => (rang += 1));
    vi.advanceTimersByTime(0);
    expect(rang).toBe(1);
  });

  it('can be told not to, at any time', () => {
    let rang = 0;
    const cancel = systemClock.after(3 * 24 * 3_600_000, () => (rang += 1));
    vi.advanceTimersByTime(2 * 24 * 3_600_000 + 5);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(5 * 24 * 3_600_000);
    expect(rang).toBe(0);
  });
});
