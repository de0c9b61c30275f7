import { readdirSync, readFileSync, statSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appointment } from '../../support/model.ts';
import {
  AS_OF,
  COVERED,
  delta,
  EVERYTHING,
  FULL_APPOINTMENT,
  freeBusyOf,
  meeting,
  pendingOof,
  subjects,
  useCacheFolder,
  whole,
} from '../../support/cache.ts';

const { folder, open } = useCacheFolder();

const modes = () =>
  Object.fromEntries(readdirSync(folder()).map((name) => [name, statSync(join(folder(), name)).mode & 0o777]));
/** Everything on disk, as text. */
const onDisk = () =>
  readdirSync(folder())
    .map((name) => readFileSync(join(folder(), name), 'latin1'))
    .join('');

describe('what is kept of an account', () => {
  it('comes back whole after the app was closed, each property of it', () => {
    const first = open();
    first.save('mira', EVERYTHING);
    first.close();
    const { calendar, ...rest } = EVERYTHING;
    const { all, ...frame } = calendar;
    expect(open().load('mira')).toEqual({ calendar: { appointments: all, ...frame }, ...rest });
  });

  it('is nothing for an account that was never read', () => {
    const file = open();
    file.save('mira', whole([meeting('a')]));
    expect(file.load('jonas')).toBeUndefined();
    expect(file.rebuilt()).toBe(false);
  });

  it('is nothing where all that was saved is empty', () => {
    const file = open();
    file.save('mira', { freeBusy: [], pending: [] });
    expect(file.load('mira')).toBeUndefined();
  });

  it('has the changes of a later answer in it, and its state', () => {
    const file = open();
    file.save('mira', whole([meeting('a'), meeting('b'), meeting('c')], { syncState: 'one' }));
    file.save('mira', delta([meeting('b', 'moved'), meeting('d')], ['c', 'never there'], { syncState: 'two' }));
    expect(subjects(file.load('mira'))).toEqual({ a: 'a', b: 'moved', d: 'd' });
    expect(file.load('mira')?.calendar?.syncState).toBe('two');
  });

  it('is replaced by a whole calendar; a state is never kept with entries that it isn’t the state of', () => {
    const file = open();
    file.save('mira', whole([meeting('a'), meeting('b')], { syncState: 'one' }));
    file.save('mira', whole([meeting('b')]));
    expect(file.load('mira')?.calendar).toEqual({ appointments: [expect.anything()], covered: COVERED, asOf: AS_OF });
  });

  it('stays as it is where an answer says nothing of it', () => {
    const file = open();
    file.save('mira', EVERYTHING);
    const { voicemail, oof, calendar } = file.load('mira') ?? {};
    file.save('mira', { pending: [] });
    expect(file.load('mira')).toEqual({ voicemail, oof, calendar, freeBusy: EVERYTHING.freeBusy, pending: [] });
  });

  it('has the last answer about each person, however the address is written', () => {
    const file = open();
    file.save('mira', { freeBusy: [freeBusyOf('Jonas@contoso.example', '0'), freeBusyOf('ada@contoso.example')] });
    file.save('mira', { freeBusy: [freeBusyOf('jonas@contoso.example', '2')] });
    expect(file.load('mira')?.freeBusy.map(({ freeBusy }) => [freeBusy.address, freeBusy.merged])).toEqual([
      ['ada@contoso.example', '0012'],
      ['jonas@contoso.example', '2'],
    ]);
  });

  it('knows when other people are busy, never with what or where', () => {
    const told = freeBusyOf('jonas@contoso.example');
    const [event] = told.freeBusy.events;
    if (event === undefined) throw new Error('the example has no event');
    const events = [{ ...event, subject: 'Salary-talk', location: 'Room-seven' }];
    const file = open();
    file.save('mira', { freeBusy: [{ ...told, freeBusy: { ...told.freeBusy, events } }] });
    expect(file.load('mira')?.freeBusy).toEqual([told]);
    expect(onDisk()).toContain('jonas@contoso.example');
    expect(onDisk()).not.toMatch(/Salary-talk|Room-seven/);
  });
});

describe('entries outside what is covered', () => {
  const day = { start: '2026-11-23T00:00:00Z', end: '2026-11-24T00:00:00Z' };
  const at = (key: string, start: string, end: string, more = {}) => appointment({ key, start, end, ...more });

  it('go with the next answer, and those that reach into it stay', () => {
    const file = open();
    file.save('mira', whole([meeting('long ago'), meeting('inside')]));
    const entries = [
      at('long ago', '2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z'),
      at('ends as it begins', '2026-11-22T10:00:00Z', day.start),
      at('into it', '2026-11-22T23:00:00Z', '2026-11-23T00:00:01Z'),
      at('without length at its start', day.start, day.start),
      at('out of it', '2026-11-23T23:59:00Z', '2026-11-25T00:00:00Z'),
      at('begins as it ends', day.end, '2026-11-24T01:00:00Z'),
    ];
    file.save('mira', delta(entries, [], { covered: day }));
    expect(Object.keys(subjects(file.load('mira')) ?? {}).sort()).toEqual(
      ['inside', 'into it', 'out of it', 'without length at its start'].sort(),
    );
  });

  it('stay where they are all-day and could be inside in some zone', () => {
    const file = open();
    const date = (start: string, end: string) => ({ allDay: { start, end } });
    file.save(
      'mira',
      whole(
        [
          at('yesterday here', '2026-11-21T23:00:00Z', '2026-11-22T23:00:00Z', date('2026-11-22', '2026-11-23')),
          at('tomorrow here', '2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z', date('2026-11-24', '2026-11-25')),
          at('before', '2026-11-20T23:00:00Z', '2026-11-21T23:00:00Z', date('2026-11-21', '2026-11-22')),
          at('after', '2026-11-24T23:00:00Z', '2026-11-25T23:00:00Z', date('2026-11-25', '2026-11-26')),
        ],
        { covered: day },
      ),
    );
    expect(Object.keys(subjects(file.load('mira')) ?? {}).sort()).toEqual(['tomorrow here', 'yesterday here']);
  });
});

describe('a change of some entries', () => {
  it('is refused where the others aren’t kept', () => {
    const file = open();
    expect(() => file.save('mira', { ...delta([meeting('a')]), oof: EVERYTHING.oof })).toThrow(/no calendar/);
    expect(file.load('mira')).toBeUndefined();
    file.save('mira', whole([meeting('a')]));
    file.save('mira', delta([meeting('b')]));
    expect(subjects(file.load('mira'))).toEqual({ a: 'a', b: 'b' });
  });

  it('is refused after one that could not be written, until the whole calendar comes', () => {
    const file = open({ maxBytes: 400_000 });
    file.save('mira', whole([meeting('a')], { syncState: 'one' }));
    const huge = meeting('huge', 'x'.repeat(500_000));
    expect(() => file.save('mira', delta([huge, meeting('b')], [], { syncState: 'two' }))).toThrow(/full/);
    expect(() => file.save('mira', delta([meeting('c')], [], { syncState: 'three' }))).toThrow(/not kept/);
    expect(file.load('mira')?.calendar).toMatchObject({ syncState: 'one', appointments: [{ key: 'a' }] });
    file.save('mira', whole([meeting('a'), meeting('c')], { syncState: 'four' }));
    file.save('mira', delta([meeting('d')], [], { syncState: 'five' }));
    expect(subjects(file.load('mira'))).toEqual({ a: 'a', c: 'c', d: 'd' });
  });
});

describe('a full disk', () => {
  it('keeps a change from being written, all of it, and what was there stays', () => {
    const file = open({ maxBytes: 400_000 });
    file.save('mira', EVERYTHING);
    const before = file.load('mira');
    const change = { pending: [pendingOof('9')], ...whole([meeting('huge', 'x'.repeat(500_000))]) };
    expect(() => file.save('mira', change)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(file.load('mira')).toEqual(before);
    file.save('mira', { pending: [pendingOof('9')] });
    expect(file.load('mira')?.pending).toEqual([pendingOof('9')]);
    expect(file.rebuilt()).toBe(false);
  });
});

describe('forgetting an account', () => {
  it('leaves nothing of it, in no file, and the others as they are', () => {
    const file = open();
    file.save('mira', whole([meeting('a', 'Secret-merger')]));
    file.save('mira', whole([meeting('a', 'Secret-merger, second')]));
    file.save('mira', EVERYTHING);
    file.save('jonas', whole([meeting('b')]));
    expect(onDisk()).toContain('Secret-merger');
    file.forget('mira');
    expect(file.load('mira')).toBeUndefined();
    expect(subjects(file.load('jonas'))).toEqual({ b: 'b' });
    expect(onDisk()).not.toMatch(/Secret-merger|creation-2|ghost@|Call me|mira/);
  });

  it('that was never kept is fine', () => {
    const file = open();
    file.forget('nobody');
    expect(file.load('nobody')).toBeUndefined();
  });
});

describe('the files', () => {
  it('may be read by their user alone, as may their folder', () => {
    const file = open();
    file.save('mira', whole([meeting('a')]));
    expect(modes()).toEqual({ 'cache-1.db': 0o600, 'cache-1.db-shm': 0o600, 'cache-1.db-wal': 0o600 });
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  it('are their user’s alone again though somebody opened them up', () => {
    const first = open();
    first.save('mira', whole([meeting('a')]));
    for (const name of readdirSync(folder())) chmodSync(join(folder(), name), 0o644);
    chmodSync(folder(), 0o755);
    const second = open();
    expect(subjects(second.load('mira'))).toEqual({ a: 'a' });
    expect(Object.values(modes())).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  it('are brought to rest by closing; afterwards nothing is read or written', () => {
    const file = open();
    file.save('mira', whole([FULL_APPOINTMENT]));
    file.close();
    file.close();
    expect(statSync(join(folder(), 'cache-1.db')).size).toBeGreaterThan(8192);
    const journal = statSync(join(folder(), 'cache-1.db-wal'), { throwIfNoEntry: false });
    expect(journal?.size ?? 0).toBe(0);
    expect(file.load('mira')).toBeUndefined();
    expect(() => file.save('mira', whole([]))).toThrow(/closed/);
  });
});
