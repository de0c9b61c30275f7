import { openStage, type App, type RunningApp, type Stage } from './apps.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const ROUNDS = 7;

/**
 * From the moment the program is spawned: until its tray icon stands, started hidden, and until its window shows a
 * heading. The two apps take turns, so that whatever else the machine does meets both.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const stage = await openStage(bench, () => undefined);
  try {
    const ours = { tray: [] as number[], window: [] as number[] };
    const empty = { tray: [] as number[], window: [] as number[] };
    const presently = (args: readonly string[]): App => ({ folder: bench.root, args: ['--look-around', ...args] });
    for (let round = -1; round < ROUNDS; round += 1) {
      const times = {
        emptyTray: await time(stage, stage.empty(['--hidden']), (app) => app.trayAfter),
        ourTray: await time(stage, presently(['--hidden']), (app) => app.trayAfter),
        emptyWindow: await time(stage, stage.empty([]), (app) => app.windowAfter),
        ourWindow: await time(stage, presently([]), (app) => app.windowAfter),
      };
      // The first round only warms the machine's caches.
      if (round < 0) continue;
      empty.tray.push(times.emptyTray);
      ours.tray.push(times.ourTray);
      empty.window.push(times.emptyWindow);
      ours.window.push(times.ourWindow);
    }
    const unit = 'ms';
    return [
      compare(
        { name: 'start.tray', unit, against: 'an empty Electron app with a tray icon', goal: 1.8 },
        ours.tray,
        empty.tray,
      ),
      compare(
        { name: 'start.window', unit, against: 'an empty Electron app with a window', goal: 3 },
        ours.window,
        empty.window,
      ),
    ];
  } finally {
    await stage.close();
  }
}

async function time(stage: Stage, app: App, until: (app: RunningApp) => Promise<number>): Promise<number> {
  const running = stage.start(app);
  const taken = await until(running);
  await running.end();
  return taken;
}
