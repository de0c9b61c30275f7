// `npm run package [-- --flavour test]`: the unpacked app for this system, in dist/.
import { ensureDependencies } from './lib/dependencies.mjs';
import { packageApp } from './lib/package.mjs';
import { ensureRuntime } from './lib/runtime.mjs';
import { say } from './lib/say.mjs';

ensureDependencies();
const runtime = await ensureRuntime();
const flavour = process.argv.includes('test') ? 'test' : 'release';
say(`packaged: ${await packageApp({ flavour, runtime })}`);
