// `npm run package [-- --flavour test] [-- --installers]`: the unpacked app for this system, in dist/, and its installers.
import { parseArgs } from 'node:util';
import { packageApp } from './lib/package.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { fail, say } from './lib/say.mjs';

const { flavour, installers } = parseArgs({
  options: { flavour: { type: 'string', default: 'release' }, installers: { type: 'boolean', default: false } },
}).values;
if (flavour !== 'release' && flavour !== 'test') fail(`there is no flavour ${flavour}: release, test`, 2);
const runtime = await prepareApp({});
say(`packaged: ${await packageApp({ flavour, runtime, installers })}`);
