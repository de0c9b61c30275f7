// `npm start`: sets up what is missing, then runs the app. `npm start -- --once` prints one JSON object and ends.
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { HEADLESS, runElectron } from './lib/electron.mjs';
import { prepareApp } from './lib/prepare.mjs';

const args = process.argv.slice(2);
const windowless = args.includes('--once');
const virtual = !windowless && !hasDisplay();
const runtime = await prepareApp({ display: virtual });
const display = virtual ? await startVirtualDisplay() : undefined;
const environment = display === undefined ? process.env : { ...process.env, DISPLAY: display.name };
process.exit(
  await runElectron(
    runtime.binary,
    [...(windowless ? HEADLESS : []), ...(args.includes('--welcome') ? [] : ['--look-around']), ...args],
    environment,
  ),
);
