import { expect, it } from 'vitest';
import { ownAppImage, updatedBy } from '../../../electron/shell/installation.ts';

it('an AppImage is the app’s own only where the app runs from it', () => {
  const env = { APPIMAGE: '/home/anna/Presently.AppImage', APPDIR: '/tmp/.mount_a' };
  expect(ownAppImage(env, '/tmp/.mount_a/presently')).toBe('/home/anna/Presently.AppImage');
  // Started from a terminal that is an AppImage: replacing that one would be its end.
  expect(ownAppImage(env, '/opt/presently/presently')).toBeUndefined();
  expect(ownAppImage(env, '/tmp/.mount_abc/presently')).toBeUndefined();
  expect(ownAppImage({ APPIMAGE: '/home/anna/Other.AppImage' }, '/opt/presently/presently')).toBeUndefined();
});

it.each([
  ['the sources', { isPackaged: false, platform: 'linux' }, 'nobody'],
  ['a package of Linux', { platform: 'linux' }, 'package'],
  ['an AppImage', { platform: 'linux', appImage: '/home/anna/Presently.AppImage' }, 'itself'],
  ['the Windows installer', { platform: 'win32', hasUninstaller: true }, 'itself'],
  ['an MSI', { platform: 'win32' }, 'package'],
  ['macOS', { platform: 'darwin' }, 'itself'],
] as const)('a copy from %s is replaced by: %s', (_from, facts, by) => {
  expect(updatedBy({ isPackaged: true, appImage: undefined, hasUninstaller: false, ...facts })).toBe(by);
});
