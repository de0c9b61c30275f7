import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** What only runtimes that run the sources have: the fallback's list of its files and its default app. */
const OF_THE_SOURCES = ['inventory.json', join('resources', 'app')];

/**
 * electron-builder's configuration of one flavour.
 * @param {{ flavour: 'test' | 'release', output: string, notices: string, runtime: { folder: string, version: string } }} options
 *   `notices`: a file with the licences of all that is bundled
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({ flavour, output, notices, runtime }) {
  return {
    appId: 'example.presently.app',
    productName: 'Presently',
    copyright: 'Copyright © 2026 The Presently authors',
    directories: { output, buildResources: 'build/icons' },
    icon: 'build/icons/icon.png',
    // All but SQLite is bundled: of node_modules the packager takes what package.json names as a dependency. The binaries
    // for musl are installed beside those for glibc, and Electron runs on glibc only.
    files: ['out/**', '!out/.built', 'package.json', '!node_modules/@libsql/*-musl*/**'],
    // A native library can only be loaded from a file of its own, and browsers show the guides.
    asarUnpack: ['**/*.node', 'out/guides/**'],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE.presently.txt' },
      { from: notices, to: 'LICENSES.third-party.txt' },
    ],
    // Chromium's own words, for the languages that the windows speak.
    electronLanguages: ['en-US', 'fr'],
    asar: true,
    npmRebuild: false,
    nodeGypRebuild: false,
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    afterExtract: ({ appOutDir }) => {
      for (const name of OF_THE_SOURCES) rmSync(join(appOutDir, name), { recursive: true, force: true });
    },
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: flavour === 'test',
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { target: 'dir', category: 'Office', executableName: 'presently' },
    mac: { target: 'dir', category: 'public.app-category.productivity' },
    win: { target: 'dir' },
  };
}
