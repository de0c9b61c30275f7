import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reactTo, type Reaction } from '../../../electron/engine/backoff.ts';
import type { ErrorKind } from '../../../shared/model.ts';

const after = (
  kind: ErrorKind,
  count: number,
  retryAfterMs: number | undefined,
  random: () => number,
  trusted = false,
): Reaction => reactTo({ kind, count, retryAfterMs, trusted }, random);

const ALL: readonly ErrorKind[] = ['busy', 'unreachable', 'timeout', 'not-exchange'];
const ALONE: readonly ErrorKind[] = [
  'broken-answer',
  'too-large',
  'not-found',
  'refused',
  'bad-input',
  'cancelled',
  'unexpected',
];
const STOP: readonly ErrorKind[] = ['sign-in', 'forbidden', 'insecure', 'no-keyring'];

const failures = fc.integer({ min: 1, max: 5000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const delayOf = (reaction: Reaction): number => (reaction.kind === 'wait' ? reaction.delayMs : NaN);
const low = () => 0;
const high = () => 1 - Number.EPSILON;

describe('after a failure', () => {
  it.each(STOP)('%s waits for a person, whatever the server asks for', (kind) => {
    expect(after(kind, 1, 1000, low)).toEqual({ kind: 'stop' });
  });

  it.each(ALL)('%s makes the whole session wait', (kind) => {
    expect(after(kind, 1, undefined, low)).toMatchObject({ kind: 'wait', all: true, asked: false });
  });

  it.each(ALONE)('%s makes its purpose wait alone, a quarter of a minute at least', (kind) => {
    expect(after(kind, 1, undefined, low)).toEqual({ kind: 'wait', delayMs: 15_000, all: false, asked: false });
  });

  it.each([
    [1, 2000],
    [2, 4000],
    [3, 8000],
    [8, 256_000],
    [9, 512_000],
    [10, 900_000],
    [2000, 900_000],
  ])('number %i in a row of a busy server the wait is drawn from a second to %i ms', (count, most) => {
    expect(delayOf(after('busy', count, undefined, low))).toBe(1000);
    expect(delayOf(after('busy', count, undefined, high))).toBe(most);
  });

  it.each([
    [1, 1000, 2000],
    [2, 1000, 4000],
    [4, 1000, 16_000],
    [5, 30_000, 30_000],
    [5000, 30_000, 30_000],
  ])('number %i in a row of a server out of reach it comes again after %i to %i ms', (count, least, most) => {
    for (const kind of ['unreachable', 'timeout', 'not-exchange'] as const) {
      expect(delayOf(after(kind, count, undefined, low))).toBe(least);
      expect(delayOf(after(kind, count, undefined, high))).toBe(most);
    }
  });

  it('a password that was right before is tried once more after a minute, then never again by itself', () => {
    const first = after('sign-in', 1, undefined, low, true);
    expect(first).toEqual({ kind: 'wait', delayMs: 60_000, all: true, asked: false });
    expect(after('sign-in', 2, undefined, low, true)).toEqual({ kind: 'stop' });
  });

  it('the wait never shrinks while failures go on', () => {
    fc.assert(
      fc.property(failures, chance, (count, luck) => {
        const random = () => luck;
        const [now, later] = [after('busy', count, undefined, random), after('busy', count + 1, undefined, random)];
        expect(delayOf(later)).toBeGreaterThanOrEqual(delayOf(now));
      }),
    );
  });

  it('what the server asks for holds to the millisecond, however often it failed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL, ...ALONE),
        failures,
        chance,
        fc.integer({ min: 1000, max: 86_400_000 }),
        (kind, count, luck, asked) => {
          expect(after(kind, count, asked, () => luck)).toMatchObject({ delayMs: asked, asked: true });
        },
      ),
    );
  });

  it.each([
    [0, 1000],
    [-5, 1000],
    [Number.MAX_SAFE_INTEGER, 86_400_000],
  ])('a server that asks for %i ms is kept within reason', (asked, delayMs) => {
    expect(after('busy', 1, asked, low)).toMatchObject({ delayMs });
  });
});
