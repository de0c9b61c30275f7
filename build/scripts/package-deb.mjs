// `npm run package:deb`: a Debian package of the release flavour, dist/presently_VERSION_ARCHITECTURE.deb.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { debFile, makeDeb } from './lib/deb.mjs';
import { packageApp, packagedBinary } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { elapsed, fail, say } from './lib/say.mjs';

if (process.platform !== 'linux') fail('a Debian package is made on Linux', 2);
await packageApp({ flavour: 'release', runtime: await prepareApp({}) });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = debFile(version);
say(`packing ${file} … (a minute or two)`);
makeDeb({ app: join(packagedBinary('release'), '..'), file, version });
say(`packed: ${file}, ${(statSync(file).size / 1e6).toFixed(1)} MB (${elapsed()})`);
