// Where an installed Presently lies on Linux: one table for every package of it.
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Sizes that desktops look for; 512 is `icon.png`. */
export const ICON_SIZES = [16, 22, 24, 32, 48, 64, 128, 256];

/** The unpacked app goes here. */
export const APP_FOLDER = '/opt/presently';

const linux = (/** @type {string} */ name) => join(root, 'build', 'linux', name);
const icon = (/** @type {string} */ name) => join(root, 'build', 'icons', name);
const hicolor = (/** @type {string} */ size) => `/usr/share/icons/hicolor/${size}/apps`;

/**
 * What is installed beside the app's folder.
 * @type {readonly { from: string, to: string, rpm?: string, mode: number, gzip?: true }[]} `rpm`: where RPM systems have it
 */
export const LINUX_FILES = [
  { from: linux('presently.sh'), to: '/usr/bin/presently', mode: 0o755 },
  { from: linux('presently.desktop'), to: '/usr/share/applications/presently.desktop', mode: 0o644 },
  {
    from: linux('example.presently.app.metainfo.xml'),
    to: '/usr/share/metainfo/example.presently.app.metainfo.xml',
    mode: 0o644,
  },
  { from: linux('presently.1'), to: '/usr/share/man/man1/presently.1.gz', mode: 0o644, gzip: true },
  {
    from: linux('completions/presently.bash'),
    to: '/usr/share/bash-completion/completions/presently',
    mode: 0o644,
  },
  {
    from: linux('completions/_presently'),
    to: '/usr/share/zsh/vendor-completions/_presently',
    rpm: '/usr/share/zsh/site-functions/_presently',
    mode: 0o644,
  },
  {
    from: linux('completions/presently.fish'),
    to: '/usr/share/fish/vendor_completions.d/presently.fish',
    mode: 0o644,
  },
  { from: icon('icon.svg'), to: `${hicolor('scalable')}/presently.svg`, mode: 0o644 },
  { from: icon('icon.png'), to: `${hicolor('512x512')}/presently.png`, mode: 0o644 },
  ...ICON_SIZES.map((size) => ({
    from: icon(`${size}x${size}.png`),
    to: `${hicolor(`${size}x${size}`)}/presently.png`,
    mode: 0o644,
  })),
];
