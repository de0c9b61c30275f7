// `npm run --silent presently -- COMMAND`: the command line of the sources. It asks the running app, starting one hidden.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronSwitches, HEADLESS } from './lib/electron.mjs';
import { ensureLibraries } from './lib/libraries.mjs';
import { root } from './lib/paths.mjs';
import { ensureRuntime } from './lib/runtime.mjs';

ensureDependencies();
const runtime = await ensureRuntime();
ensureLibraries({ electron: runtime.binary });
ensureBundle();
const headless = hasDisplay() ? [] : HEADLESS;
const launch = [runtime.binary, ...electronSwitches(), root, ...headless];
const run = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PRESENTLY_LAUNCH: JSON.stringify(launch) },
});
process.exit(run.status ?? 1);
