// `npm run package [-- --flavour test]`: the unpacked app for this system, in dist/.
import { parseArgs } from 'node:util';
import { packageApp } from './lib/package.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { fail, say } from './lib/say.mjs';

const { flavour } = parseArgs({ options: { flavour: { type: 'string', default: 'release' } } }).values;
if (flavour !== 'release' && flavour !== 'test') fail(`there is no flavour ${flavour}: release, test`, 2);
const runtime = await prepareApp({});
say(`packaged: ${await packageApp({ flavour, runtime })}`);
