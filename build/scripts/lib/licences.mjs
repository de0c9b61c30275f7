import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
const NODE_MODULES = 'node_modules/';

/** @param {string} expression an SPDX expression @param {boolean} isTool */
export function isFine(expression, isTool) {
  const parts = expression.replace(/[()]/g, '').split(/ OR /);
  return parts.some((part) =>
    part.split(/ AND /).every((name) => FINE.has(name.trim()) || (isTool && FINE_FOR_TOOLS.has(name.trim()))),
  );
}

/** Packages that the sources of the app name: what is bundled begins there. @returns {Set<string>} */
function importedPackages() {
  /** @type {Set<string>} */
  const names = new Set(['electron']);
  for (const area of ['electron', 'renderer', 'shared']) {
    for (const entry of readdirSync(join(root, area), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [, name] of source.matchAll(/\b(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)/g)) {
        if (name !== undefined) names.add(name);
      }
    }
  }
  return names;
}

/**
 * The packages that travel with the app: those that it imports, and what they depend on.
 * @param {Record<string, LockEntry>} packages of the lock file, by path
 * @param {Iterable<string>} names
 * @returns {Set<string>} their paths in the lock file
 */
export function shippedPackages(packages, names) {
  /** @type {Set<string>} */
  const shipped = new Set();
  /** @param {string} name @param {string} from */
  const visit = (name, from) => {
    const path = findFrom(packages, name, from);
    if (path === undefined || shipped.has(path)) return;
    shipped.add(path);
    // Electron's own dependencies fetch it; they aren't part of it.
    if (path === `${NODE_MODULES}electron`) return;
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path] ?? {};
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => peerDependenciesMeta?.[peer]?.optional !== true);
    for (const needed of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) visit(needed, path);
  };
  for (const name of names) visit(name, '');
  return shipped;
}

/** As Node looks for a package: beside, then one folder up. @param {Record<string, LockEntry>} packages @param {string} name @param {string} from */
function findFrom(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${NODE_MODULES}`)))) {
    const path = `${folder === '' ? '' : `${folder}/`}${NODE_MODULES}${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return undefined;
  }
}

/**
 * Judges the licence of every locked package, more strictly for what travels with the app.
 * @returns {{ ok: boolean, text: string }}
 */
export function checkLicences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = shippedPackages(packages, importedPackages());
  const strangers = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !isFine(entry.license ?? 'none stated', !shipped.has(path)))
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf(NODE_MODULES) + NODE_MODULES.length);
      return `${name}: ${entry.license ?? 'none stated'}${shipped.has(path) ? ', which would be shipped' : ''}`;
    });
  return { ok: strangers.length === 0, text: strangers.join('\n') };
}

/**
 * The packages that travel with this system's copies, Electron aside, which brings its own papers.
 * @returns {{ path: string, name: string, version: string, license: string, integrity?: string }[]}
 */
export function installedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...shippedPackages(packages, importedPackages())]
    .filter((path) => existsSync(join(root, path)) && path !== `${NODE_MODULES}electron` && !path.endsWith('-musl'))
    .sort()
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      return { path, name, version, license, integrity: packages[path].integrity };
    });
}

/** The licence texts of all packages that travel with the app, for the copies that are given away. */
export function notices() {
  return installedPackages()
    .map(({ path, name, version, license }) => {
      const text = readdirSync(join(root, path))
        .filter((file) => /^(licen[cs]e|notice)/i.test(file))
        .map((file) => readFileSync(join(root, path, file), 'utf8').trim());
      return [`${name} ${version} (${license})`, ...text].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

/**
 * @typedef {object} LockEntry
 * @property {string} [license]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 */
