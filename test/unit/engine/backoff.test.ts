import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reactTo, type Reaction } from '../../../electron/engine/backoff.ts';
import type { ErrorKind } from '../../../shared/model.ts';

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
    expect(reactTo(kind, 1, 1000, low)).toEqual({ kind: 'stop' });
  });

  it.each(ALL)('%s makes the whole session wait', (kind) => {
    expect(reactTo(kind, 1, undefined, low)).toMatchObject({ kind: 'wait', all: true, asked: false });
  });

  it.each(ALONE)('%s makes its purpose wait alone, a quarter of a minute at least', (kind) => {
    expect(reactTo(kind, 1, undefined, low)).toEqual({ kind: 'wait', delayMs: 15_000, all: false, asked: false });
  });

  it.each([
    [1, 1000, 2000],
    [2, 2000, 4000],
    [3, 4000, 8000],
    [7, 64_000, 128_000],
    [8, 128_000, 256_000],
    [9, 150_000, 300_000],
    [2000, 150_000, 300_000],
  ])('number %i in a row the wait lies between %i and %i ms', (count, least, most) => {
    expect(delayOf(reactTo('unreachable', count, undefined, low))).toBe(least);
    expect(delayOf(reactTo('unreachable', count, undefined, high))).toBe(most);
  });

  it('the wait never shrinks while failures go on', () => {
    fc.assert(
      fc.property(failures, chance, (count, luck) => {
        const random = () => luck;
        const [now, later] = [reactTo('busy', count, undefined, random), reactTo('busy', count + 1, undefined, random)];
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
          expect(reactTo(kind, count, asked, () => luck)).toMatchObject({ delayMs: asked, asked: true });
        },
      ),
    );
  });

  it.each([
    [0, 1000],
    [-5, 1000],
    [Number.MAX_SAFE_INTEGER, 86_400_000],
  ])('a server that asks for %i ms is kept within reason', (asked, delayMs) => {
    expect(reactTo('busy', 1, asked, low)).toMatchObject({ delayMs });
  });
});
