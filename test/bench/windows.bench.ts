import { setTimeout as pause } from 'node:timers/promises';
import { openStage, type Press, type RunningApp } from './apps.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const ROUNDS = 12;
const WARM_UP = 3;
const SETTLE_MS = 5_000;
const BETWEEN_MS = 500;

const WINDOWS = [
  { name: 'window flyout', press: {}, goal: 3 },
  { name: 'window today', press: { argument: 'presently:today' }, goal: 4 },
  { name: 'window calendar', press: { argument: 'presently:calendar', until: '.pr-event' }, goal: 9 },
] as const satisfies readonly { name: string; press: Press; goal: number }[];

/**
 * From a press to a painted window of an app of which only the tray shows: the flyout, the main window on Today, and with
 * the calendar and its entries; against an empty window of an empty app. All take turns, after each has been open before.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const stage = await openStage(bench, () => undefined);
  const empty = stage.start(stage.empty(['--hidden']));
  const ours = stage.start({ folder: bench.root, args: ['--look-around', '--hidden'] });
  try {
    await Promise.all([empty.trayAfter, ours.trayAfter]);
    await pause(SETTLE_MS);
    const times = WINDOWS.map(() => [] as number[]);
    const bare: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const without = await press(empty, {});
      for (const [index, { press: what }] of WINDOWS.entries()) {
        const taken = await press(ours, what);
        if (round >= 0) times[index]?.push(taken);
      }
      if (round >= 0) bare.push(without);
    }
    return WINDOWS.map(({ name, goal }, index) =>
      compare({ name, unit: 'ms', against: 'an empty window', goal }, times[index] ?? [], bare),
    );
  } finally {
    await empty.end();
    await ours.end();
    await stage.close();
  }
}

async function press(app: RunningApp, what: Press): Promise<number> {
  const taken = await app.press(what);
  await pause(BETWEEN_MS);
  return taken;
}
