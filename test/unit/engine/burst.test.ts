import { describe, expect, it } from 'vitest';
import { createBurst } from '../../../electron/engine/burst.ts';
import { createMarkerWatch } from '../../../electron/engine/marker-watch.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

describe('a burst', () => {
  const set = () => {
    const clock = new VirtualClock(1_000_000);
    const runs: number[] = [];
    const burst = createBurst(clock, 750, () => runs.push(clock.now() - 1_000_000));
    return { clock, runs, burst };
  };

  it('runs at once for its first, and once more for the rest', async () => {
    const { clock, runs, burst } = set();
    burst.note();
    burst.note();
    await clock.advance(100);
    burst.note();
    await clock.advance(5000);
    expect(runs).toEqual([0, 750]);
  });

  it('long after another one begins at once', async () => {
    const { clock, runs, burst } = set();
    burst.note();
    await clock.advance(750);
    burst.note();
    expect(runs).toEqual([0, 750]);
  });

  it('isn’t held up by a clock that was set back', () => {
    const { clock, runs, burst } = set();
    burst.note();
    clock.jump(500_000);
    burst.note();
    expect(runs).toHaveLength(2);
  });

  it('that is cancelled leaves nothing behind', async () => {
    const { clock, runs, burst } = set();
    burst.note();
    burst.note();
    burst.cancel();
    await clock.advance(5000);
    expect(runs).toEqual([0]);
    expect(clock.waiting).toBe(0);
  });
});

describe('folders’ change markers', () => {
  const set = (feedDue = false) => {
    const clock = new VirtualClock(0);
    const said: string[] = [];
    const state = { feedDue };
    const watch = createMarkerWatch({
      clock,
      isFeedDue: () => state.feedDue,
      onMoved: (what) => said.push(`${what} moved`),
      onUnmoved: (what) => said.push(`${what} stands`),
    });
    return { clock, watch, state, seen: () => said.splice(0) };
  };

  it('say what moved since the last look', () => {
    const { watch, seen } = set();
    watch.compare({ calendar: 'a', inbox: 'b' });
    expect(seen()).toEqual(['calendar moved', 'inbox moved']);
    watch.compare({ calendar: 'a', inbox: 'c' });
    expect(seen()).toEqual(['calendar stands', 'inbox moved']);
  });

  it('of a server that keeps none say nothing: everything is read', () => {
    const { watch, seen } = set();
    watch.compare({});
    watch.compare({});
    expect(seen()).toEqual(['calendar moved', 'inbox moved', 'calendar moved', 'inbox moved']);
  });

  it('leave it to a feed that opens in a moment, and wait for it no longer than that', async () => {
    const { clock, watch, state, seen } = set(true);
    watch.compare({ calendar: 'a', inbox: 'b' });
    expect(seen()).toEqual([]);
    watch.feedOpened(false);
    expect(seen()).toEqual(['calendar moved', 'inbox moved']);
    watch.compare({ calendar: 'a', inbox: 'c' });
    watch.compare({ calendar: 'a', inbox: 'c' });
    expect(seen()).toEqual(['calendar stands', 'calendar stands', 'inbox stands']);
    state.feedDue = false;
    await clock.advance(5000);
    expect(seen()).toEqual(['inbox moved']);
  });

  it('aren’t asked about after a renewal that lost nothing', () => {
    const { watch, seen } = set();
    watch.feedOpened(true);
    expect(seen()).toEqual([]);
  });
});
