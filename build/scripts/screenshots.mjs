// `npm run screenshots`: pictures of the demo company for the README, in build/screenshots.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { daytimeZone } from './lib/daytime.mjs';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';

const runtime = await prepareApp({ display: true, desktop: true, pictures: true });
const cli = join(root, 'node_modules/@playwright/test/cli.js');
const run = spawnSync(
  process.execPath,
  [cli, 'test', '-c', 'build/config/screenshots.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PRESENTLY_RUNTIME: runtime.binary, TZ: daytimeZone(new Date()) },
  },
);
process.exit(run.status ?? 1);
