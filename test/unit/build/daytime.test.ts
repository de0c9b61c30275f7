import { expect, it } from 'vitest';
import { daytimeZone } from '../../../build/scripts/lib/daytime.mjs';

it('there is a zone where it is morning or noon, whatever the hour', () => {
  for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
    const now = new Date(Date.UTC(2026, 10, 29, 0, minutes));
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: daytimeZone(now), hour: 'numeric', hourCycle: 'h23' }).format(now),
    );
    expect(hour).toBeGreaterThanOrEqual(8);
    expect(hour).toBeLessThanOrEqual(13);
  }
});
