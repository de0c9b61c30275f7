import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Licences that ask for no more than their text beside the copy. */
const FINE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);
/** Tools that never leave the developer's machine may be under a weak copyleft. */
const FINE_FOR_TOOLS = new Set(['MPL-2.0', 'LGPL-3.0-or-later']);

/** @param {string} expression an SPDX expression */
function isFine(expression, isTool = false) {
  const parts = expression.replace(/[()]/g, '').split(/ OR /);
  return parts.some((part) =>
    part.split(/ AND /).every((name) => FINE.has(name.trim()) || (isTool && FINE_FOR_TOOLS.has(name.trim()))),
  );
}

/** Names of locked packages whose licence isn't on the list. */
export function checkLicences() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !isFine(entry.license ?? 'none stated', entry.dev === true))
    .map(([path, entry]) => `${path.replace(/^.*node_modules\//, '')}: ${entry.license ?? 'none stated'}`);
}
