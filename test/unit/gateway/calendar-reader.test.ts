import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../electron/ews/types.ts';
import { readCalendar } from '../../../electron/gateway/calendar-reader.ts';
import type { TimeRange } from '../../../shared/model.ts';

const EPOCH = Temporal.Instant.from('2026-01-01T00:00:00Z');
const at = (minutes: number): string => EPOCH.add({ minutes }).toString();
const item = (id: number): Item => ({
  id: { id: String(id) },
  kind: 'CalendarItem',
  categories: [],
  attachments: [],
  extended: new Map(),
});

interface Entry {
  readonly start: number;
  readonly length: number;
}

/** A server that gives at most `cap` of the entries that overlap a window, like a real one. */
function serverOf(entries: readonly Entry[], cap: number) {
  const windows: TimeRange[] = [];
  return {
    windows,
    read: (window: TimeRange) => {
      windows.push(window);
      const from = EPOCH.until(Temporal.Instant.from(window.start)).total('minutes');
      const to = EPOCH.until(Temporal.Instant.from(window.end)).total('minutes');
      const all = entries.flatMap(({ start, length }, id) => (start < to && start + length > from ? [item(id)] : []));
      return Promise.resolve({ items: all.slice(0, cap), complete: all.length <= cap });
    },
  };
}

describe('reading a calendar', () => {
  it('asks once where everything fits', async () => {
    const server = serverOf([{ start: 60, length: 30 }], 10);
    expect(await readCalendar({ start: at(0), end: at(1440) }, server.read)).toHaveLength(1);
    expect(server.windows).toEqual([{ start: at(0), end: at(1440) }]);
  });

  it('asks nothing for nothing', async () => {
    const server = serverOf([], 10);
    expect(await readCalendar({ start: at(60), end: at(60) }, server.read)).toEqual([]);
    expect(await readCalendar({ start: at(60), end: at(0) }, server.read)).toEqual([]);
    expect(server.windows).toEqual([]);
  });

  it('cuts five years into windows that the server takes, without a gap', async () => {
    const server = serverOf([], 10);
    const minutes = 5 * 366 * 1440;
    await readCalendar({ start: at(0), end: at(minutes) }, server.read);
    expect(server.windows.length).toBe(3);
    for (const [index, window] of server.windows.entries()) {
      expect(window.start).toBe(index === 0 ? at(0) : server.windows[index - 1]?.end);
      const days = Temporal.Instant.from(window.start).until(Temporal.Instant.from(window.end)).total('hours') / 24;
      expect(days).toBeLessThanOrEqual(730);
    }
    expect(server.windows.at(-1)?.end).toBe(at(minutes));
  });

  it('finds every entry once, however few the server gives at a time', async () => {
    const entry = fc.record({
      start: fc.integer({ min: -600, max: 10_000 }),
      length: fc.integer({ min: 1, max: 600 }),
    });
    // So many at the same moment as one answer holds can't be told apart by splitting.
    const crowded = (entries: readonly Entry[], cap: number): boolean =>
      entries.some(
        ({ start }) => entries.filter((e) => e.start < start + 6 && e.start + e.length > start - 6).length > cap,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 30 }), async (entries) => {
        fc.pre(!crowded(entries, 8));
        const server = serverOf(entries, 8);
        const found = await readCalendar({ start: at(0), end: at(10_000) }, server.read);
        const expected = entries.flatMap(({ start, length }, id) =>
          start < 10_000 && start + length > 0 ? [String(id)] : [],
        );
        expect(found.map(({ id }) => id.id).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('shows what it got where one moment holds more than an answer', async () => {
    const server = serverOf(
      Array.from({ length: 20 }, () => ({ start: 100, length: 5 })),
      10,
    );
    expect(await readCalendar({ start: at(0), end: at(1440) }, server.read)).toHaveLength(10);
  });

  it('gives up on a server that is never done', async () => {
    let calls = 0;
    const read = () => {
      calls += 1;
      return Promise.resolve({ items: [], complete: false });
    };
    await expect(readCalendar({ start: at(0), end: at(1_000_000) }, read)).rejects.toMatchObject({
      reason: 'too-large',
    });
    expect(calls).toBe(100);
  });
});
