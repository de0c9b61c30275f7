// `npm run package:deb`, `npm run package:rpm`: the release flavour as a package of the system's own, in dist/.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { debFile, makeDeb } from './lib/deb.mjs';
import { packageApp, packagedBinary } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { makeRpm, rpmFile } from './lib/rpm.mjs';
import { elapsed, fail, say } from './lib/say.mjs';

const KINDS = { deb: { fileOf: debFile, make: makeDeb }, rpm: { fileOf: rpmFile, make: makeRpm } };
const [wanted = 'deb'] = process.argv.slice(2);
const kind = wanted === 'deb' || wanted === 'rpm' ? KINDS[wanted] : fail(`there is no package ${wanted}: deb, rpm`, 2);
if (process.platform !== 'linux') fail('packages of Linux are made on Linux', 2);
await packageApp({ flavour: 'release', runtime: await prepareApp({}) });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = kind.fileOf(version);
say(`packing ${file} … (a minute or two)`);
kind.make({ app: join(packagedBinary('release'), '..'), file, version });
say(`packed: ${file}, ${(statSync(file).size / 1e6).toFixed(1)} MB (${elapsed()})`);
