// `npm start`: sets up what is missing, then runs the app. `npm start -- --once` prints one JSON object and ends.
import { ensureBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { HEADLESS, runElectron } from './lib/electron.mjs';
import { ensureLibraries } from './lib/libraries.mjs';
import { ensureRuntime } from './lib/runtime.mjs';

const args = process.argv.slice(2);
const windowless = args.includes('--once');
ensureDependencies();
const runtime = await ensureRuntime();
ensureLibraries({ electron: runtime.binary, display: !windowless && !hasDisplay() });
ensureBundle();
const display = windowless || hasDisplay() ? undefined : await startVirtualDisplay();
const environment = display === undefined ? process.env : { ...process.env, DISPLAY: display.name };
const headless = windowless ? HEADLESS : [];
const status = await runElectron(runtime.binary, [...headless, ...args], environment);
display?.stop();
process.exit(status);
