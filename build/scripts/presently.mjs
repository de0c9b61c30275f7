// `npm run --silent presently -- COMMAND`: the command line of the sources. It asks the running app, starting one hidden.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from './lib/display.mjs';
import { electronSwitches, HEADLESS } from './lib/electron.mjs';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';

const runtime = await prepareApp({});
const headless = hasDisplay() ? [] : HEADLESS;
const launch = [runtime.binary, ...electronSwitches(), root, ...headless];
const run = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PRESENTLY_LAUNCH: JSON.stringify(launch) },
});
process.exit(run.status ?? 1);
