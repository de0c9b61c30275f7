import { describe, expect, it } from 'vitest';
import type { CacheChange, CachedCalendar } from '../../../electron/engine/cache.ts';
import { readCalendar, type CalendarReading } from '../../../electron/engine/calendar-reading.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { CalendarChanges, NamedAppointments } from '../../../electron/gateway/live.ts';
import type { TimeRange } from '../../../shared/model.ts';
import { appointment } from '../../support/model.ts';

const WANTED: TimeRange = { start: '2026-10-01T00:00:00Z', end: '2026-12-01T00:00:00Z' };
const NEAR: TimeRange = { start: '2026-10-15T00:00:00Z', end: '2026-11-01T00:00:00Z' };
const entry = (key: string, day = '2026-10-20', subject = key) =>
  appointment({ key, subject, start: `${day}T08:00:00Z`, end: `${day}T09:00:00Z` });
const NOTHING: NamedAppointments = { found: [], gone: [], series: [] };
const known = (more: Partial<CachedCalendar> = {}): CachedCalendar => ({
  appointments: [entry('a'), entry('b')],
  covered: WANTED,
  asOf: '2026-10-19T00:00:00Z',
  syncState: 'Europe/Paris s1',
  ...more,
});

interface Server {
  readonly changes?: Partial<CalendarChanges> | GatewayError;
  readonly named?: Partial<NamedAppointments>;
}

/** Reads from a server that answers as told; gives what was asked and what was taken over. */
async function read(before: CachedCalendar | undefined, server: Server = {}, more: Partial<CalendarReading> = {}) {
  const asked: string[] = [];
  const applied: NonNullable<CacheChange['calendar']>[] = [];
  await readCalendar({
    gateway: {
      appointments: ({ start, end }) => {
        asked.push(`range ${start.slice(0, 10)} ${end.slice(0, 10)}`);
        return Promise.resolve([entry('a'), entry('c')]);
      },
      calendarChanges: (state) => {
        asked.push(`changes since ${state ?? 'ever'}`);
        if (state !== undefined && server.changes instanceof GatewayError) return Promise.reject(server.changes);
        const changes = server.changes instanceof GatewayError ? {} : server.changes;
        return Promise.resolve({ state: 's2', changed: [], removed: [], ...changes });
      },
      namedAppointments: (keys) => {
        asked.push(`named ${keys.join(' ')}`);
        return Promise.resolve({ ...NOTHING, ...server.named });
      },
    },
    known: before,
    wanted: WANTED,
    near: NEAR,
    zone: 'Europe/Paris',
    now: () => '2026-10-20T00:00:00Z',
    signal: new AbortController().signal,
    apply: (change) => {
      applied.push(change);
      return Promise.resolve();
    },
    ...more,
  });
  return { asked, applied };
}

describe('the calendar', () => {
  it('of a first start shows what is near, takes a state, then reads everything that it stands for', async () => {
    const { asked, applied } = await read(undefined);
    expect(asked).toEqual(['range 2026-10-15 2026-11-01', 'changes since ever', 'range 2026-10-01 2026-12-01']);
    expect(applied.map(({ covered, syncState }) => [covered, syncState])).toEqual([
      [NEAR, undefined],
      [WANTED, 'Europe/Paris s2'],
    ]);
  });

  it('in which nothing changed costs one question', async () => {
    const { asked, applied } = await read(known());
    expect(asked).toEqual(['changes since s1']);
    expect(applied).toEqual([
      { upserted: [], removed: [], covered: WANTED, asOf: '2026-10-20T00:00:00Z', syncState: 'Europe/Paris s2' },
    ]);
  });

  it('reads single entries by themselves, and forgets those that are gone or moved out of sight', async () => {
    const far = entry('b', '2027-05-01');
    const { asked, applied } = await read(known(), {
      changes: { changed: ['a', 'b', 'x'], removed: [] },
      named: { found: [entry('a', '2026-10-21', 'moved'), far], gone: ['x'] },
    });
    expect(asked).toEqual(['changes since s1', 'named a b x']);
    expect(applied).toMatchObject([{ upserted: [{ key: 'a', subject: 'moved' }], removed: ['x', 'b'] }]);
  });

  it.each<[string, Server, CachedCalendar]>([
    ['a series changed', { changes: { changed: ['s'] }, named: { series: ['s'] } }, known()],
    ['something unknown went', { changes: { removed: ['s'] } }, known()],
    ['very much changed', { changes: { changed: Array.from({ length: 101 }, (_, index) => `k${index}`) } }, known()],
    ['it reaches not far enough back', {}, known({ covered: NEAR })],
  ])('is read whole where %s, up to the state told with it', async (_, server, before) => {
    const { asked, applied } = await read(before, server);
    expect(asked.at(-1)).toBe('range 2026-10-01 2026-12-01');
    expect(asked).not.toContain('changes since ever');
    expect(applied).toMatchObject([{ all: [{ key: 'a' }, { key: 'c' }], syncState: 'Europe/Paris s2' }]);
  });

  it('whose state the server forgot is read whole while the old stays', async () => {
    const forgotten = new GatewayError({ kind: 'refused', code: 'ErrorInvalidSyncStateData' }, { hint: 'resync' });
    const { asked, applied } = await read(known(), { changes: forgotten });
    expect(asked).toEqual(['changes since s1', 'changes since ever', 'range 2026-10-01 2026-12-01']);
    expect(applied).toHaveLength(1);
  });

  it('read in another zone is read anew: dates of all-day entries may differ', async () => {
    const { asked } = await read(known(), {}, { zone: 'Asia/Kolkata' });
    expect(asked).toEqual(['changes since ever', 'range 2026-10-01 2026-12-01']);
  });

  it('of a new week reads what came into sight', async () => {
    const before = known({ covered: { start: WANTED.start, end: '2026-11-24T00:00:00Z' } });
    const { asked, applied } = await read(before);
    expect(asked).toEqual(['changes since s1', 'range 2026-11-24 2026-12-01']);
    expect(applied).toMatchObject([{ upserted: [{ key: 'a' }, { key: 'c' }], covered: WANTED }]);
  });

  it('that can’t be read stays as it is', async () => {
    const busy = new GatewayError({ kind: 'busy' });
    await expect(read(known(), { changes: busy })).rejects.toBe(busy);
  });
});
