import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** What only runtimes that run the sources have: the fallback's list of its files and its default app. */
const OF_THE_SOURCES = ['inventory.json', join('resources', 'app')];

/** Where newer versions would be, for the tools alone: the app itself goes by its feed, and without one looks nowhere. */
const NOWHERE = 'https://presently.example/updates';

/**
 * electron-builder's configuration of one flavour, for all systems.
 * @param {object} options
 * @param {'test' | 'release'} options.flavour
 * @param {string} options.output folder
 * @param {string} options.notices a file with the licences of all that is bundled
 * @param {string} options.sbom a file with the list of all that is bundled
 * @param {{ folder: string, version: string }} options.runtime
 * @param {NodeJS.ProcessEnv} [options.env] the maker's certificates, and the feed of newer versions (PRESENTLY_UPDATE_FEED)
 * @param {NodeJS.Platform} [options.platform] for which it is made
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({
  flavour,
  output,
  notices,
  sbom,
  runtime,
  env = process.env,
  platform = process.platform,
}) {
  const feed = env['PRESENTLY_UPDATE_FEED'];
  return {
    appId: 'example.presently.app',
    productName: 'Presently',
    copyright: 'Copyright © 2026 The Presently authors',
    directories: { output, buildResources: 'build/icons' },
    artifactName: 'presently-${version}-${os}-${arch}.${ext}',
    icon: 'build/icons/icon.png',
    // All but SQLite is bundled: of node_modules the packager takes what package.json names as a dependency. The binaries
    // for musl are installed beside those for glibc, and Electron runs on glibc only.
    files: ['out/**', '!out/.built', 'package.json', '!node_modules/@libsql/*-musl*/**'],
    ...(feed === undefined ? {} : { extraMetadata: { updateFeed: feed } }),
    publish: { provider: 'generic', url: feed ?? NOWHERE },
    // A native library can only be loaded from a file of its own, and browsers show the guides.
    asarUnpack: ['**/*.node', 'out/guides/**'],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE.presently.txt' },
      { from: notices, to: 'LICENSES.third-party.txt' },
      { from: sbom, to: 'sbom.cdx.json' },
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
      enableEmbeddedAsarIntegrityValidation: platform !== 'linux',
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    protocols: { name: 'Presently', schemes: ['presently'] },
    ...linux(),
    ...mac(env),
    ...windows(env),
  };
}

/** Debian and RPM packages are made by those systems' own tools (`lib/deb.mjs`, `lib/rpm.mjs`). */
function linux() {
  /** @type {import('electron-builder').LinuxConfiguration} */
  const config = {
    target: 'AppImage',
    category: 'Office',
    executableName: 'presently',
    synopsis: 'Presence and calendar companion for Microsoft Exchange',
    desktop: { entry: { Categories: 'Office;Calendar;', StartupWMClass: 'presently' } },
  };
  return { linux: config };
}

/** @param {NodeJS.ProcessEnv} env */
function mac(env) {
  /** @type {import('electron-builder').MacConfiguration} */
  const config = {
    // The zip is what the app updates itself from.
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    category: 'public.app-category.productivity',
    // SQLite's binaries are one for each processor.
    singleArchFiles: '**/node_modules/@libsql/darwin-*/**',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/macos/entitlements.plist',
    entitlementsInherit: 'build/macos/entitlements.plist',
    forceCodeSigning: has(env, 'CSC_LINK') || has(env, 'CSC_NAME'),
    notarize: NOTARISATION.some((names) => names.every((name) => has(env, name))),
  };
  return { mac: config, dmg: { sign: false } };
}

/** The three ways to show Apple who one is, each with all that it takes. */
const NOTARISATION = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/** @param {NodeJS.ProcessEnv} env */
function windows(env) {
  /** @type {import('electron-builder').WindowsConfiguration} */
  const config = {
    // SQLite has no binary for Windows on ARM, which runs this one.
    target: [
      { target: 'nsis', arch: 'x64' },
      { target: 'msi', arch: 'x64' },
    ],
    // With a certificate all of it is signed or nothing comes out, and the app takes updates of that maker alone.
    forceCodeSigning: has(env, 'WIN_CSC_LINK') || has(env, 'CSC_LINK'),
    verifyUpdateCodeSignature: true,
  };
  /** For oneself without any right, or for all with an administrator's: `/currentuser`, `/allusers`, and `/S` for silence.
   * @type {import('electron-builder').NsisOptions} */
  const nsis = {
    artifactName: 'presently-${version}-setup-${arch}.${ext}',
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: true,
    packElevateHelper: true,
    allowToChangeInstallationDirectory: false,
    installerLanguages: ['en_US', 'fr_FR'],
    // Settings and mail belong to their person.
    deleteAppDataOnUninstall: false,
  };
  /** For roll-out by group policy. @type {import('electron-builder').MsiOptions} */
  const msi = { oneClick: true, perMachine: true, runAfterFinish: false, createDesktopShortcut: false };
  return { win: config, nsis, msi };
}

/** @param {NodeJS.ProcessEnv} env @param {string} name */
const has = (env, name) => (env[name] ?? '') !== '';
