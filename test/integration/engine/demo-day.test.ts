import { expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { open, withAccount, clock, asked } = useDesk();
const HOUR = 60 * 60_000;

it('over a whole day of the demo company presence changes at each boundary to the millisecond, and nobody is asked for it', async () => {
  // Off the full minutes, so that nothing that is read every quarter of an hour falls on a boundary.
  await clock().advance(37_123);
  const { engine } = open({ profile: withAccount() });
  await engine.ready();
  const evening = clock().now() + 11 * HOUR;
  const day: { readonly at: string; readonly state: string; readonly activity: string }[] = [];
  const shown = () => {
    const { state, activity, until, oof, sources } = engine.snapshot().presence;
    return { state, activity, until, oof, sources };
  };
  for (let guard = 0; guard < 60; guard += 1) {
    const { nextChange } = engine.snapshot().presence;
    const next = nextChange === undefined ? Infinity : Date.parse(nextChange);
    if (next >= evening) break;
    await clock().advance(next - clock().now() - 1);
    const before = shown();
    await asked();
    await clock().advance(1);
    expect(shown()).not.toEqual(before);
    expect(await asked()).toEqual([]);
    day.push({ at: nextChange ?? '', state: shown().state, activity: shown().activity });
  }
  // The stand-up, the design review, the budget review, lunch elsewhere … whatever the scenario has: a full day.
  expect(day.length).toBeGreaterThanOrEqual(8);
  expect(new Set(day.map(({ state }) => state))).toContain('busy');
  expect(new Set(day.map(({ activity }) => activity))).toContain('meeting');
  // On the virtual clock each is at a full minute, where the scenario put it.
  expect(day.filter(({ at }) => !at.endsWith(':00Z'))).toEqual([]);
});
