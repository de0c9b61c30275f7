/**
 * electron-builder's configuration of one flavour.
 * @param {{ flavour: 'test' | 'release', output: string, runtime: { folder: string, version: string } }} options
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({ flavour, output, runtime }) {
  return {
    appId: 'example.presently.app',
    productName: 'Presently',
    directories: { output, buildResources: 'build/icons' },
    // Everything is bundled: no node_modules travel.
    files: ['out/**', 'package.json', '!node_modules/**'],
    asar: true,
    npmRebuild: false,
    nodeGypRebuild: false,
    electronDist: runtime.folder,
    electronVersion: runtime.version,
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
