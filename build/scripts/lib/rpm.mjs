import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_FOLDER, LINUX_FILES } from './linux-files.mjs';
import { withLinuxTree } from './linux-tree.mjs';
import { root } from './paths.mjs';

/** RPM's words for processors. */
const ARCHITECTURES = { x64: 'x86_64', arm64: 'aarch64' };

/** Libraries that the app opens, by their own file names, which Fedora, RHEL and openSUSE all know. */
const LIBRARIES = [
  'libgtk-3.so.0',
  'libnss3.so',
  'libasound.so.2',
  'libgbm.so.1',
  'libX11-xcb.so.1',
  'libXss.so.1',
  'libatk-bridge-2.0.so.0',
  'libnotify.so.4',
  'libsecret-1.so.0',
];

/** @param {string} version @returns {string} where the package of a version is made */
export function rpmFile(version) {
  return join(root, 'dist', `presently-${version}-1.${architecture()}.rpm`);
}

function architecture() {
  const found = Object.entries(ARCHITECTURES).find(([name]) => name === process.arch)?.[1];
  if (found === undefined) throw new Error(`there is no RPM for ${process.arch}`);
  return found;
}

/**
 * Packs the unpacked app as an RPM, with RPM's own tool.
 * @param {{ app: string, file: string, version: string, compression?: 'xz' | 'none' }} options as `makeDeb`'s
 */
export function makeRpm({ app, file, version, compression = 'xz' }) {
  const work = `${file}.work`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    withLinuxTree({ app, tree: join(work, 'tree'), kind: 'rpm' }, () => {
      writeFileSync(join(work, 'presently.spec'), spec(version));
      const defines = {
        _topdir: work,
        _rpmdir: work,
        _rpmfilename: 'presently.rpm',
        _dbpath: join(work, 'db'),
        _binary_payload: compression === 'xz' ? 'w6.xzdio' : 'w0.gzdio',
      };
      const run = spawnSync(
        'rpmbuild',
        [
          ...['-bb', '--quiet', '--target', architecture(), '--buildroot', join(work, 'tree')],
          ...Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
          join(work, 'presently.spec'),
        ],
        { stdio: ['ignore', 'ignore', 2] },
      );
      if (run.error !== undefined) throw new Error('there is no rpmbuild here; Debian has it in the package rpm');
      if (run.status !== 0) throw new Error('rpmbuild could not make the package');
      renameSync(join(work, 'presently.rpm'), file);
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} version @returns {string} what rpmbuild wants to know; the files are laid out already */
function spec(version) {
  const { homepage, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // All processors that there are packages for have 64 bits.
  const requires = ['xdg-utils', ...LIBRARIES.map((name) => `${name}()(64bit)`)];
  // A package names those folders that are its own alone.
  const files = [APP_FOLDER, '/usr/share/doc/presently', ...LINUX_FILES.map(({ to, rpm = to }) => rpm)];
  return `Name: presently
Version: ${version.replaceAll('-', '~')}
Release: 1
Summary: ${description}
License: ${license}
URL: ${homepage}
AutoReqProv: no
Requires: ${requires.join(', ')}
Recommends: gnome-keyring

# What was built is left as it is.
%global __os_install_post %{nil}
%global debug_package %{nil}

%description
Reads your calendar, out-of-office settings and voicemail from Exchange,
shows in the tray what you are and what comes next, and switches
out-of-office replies on and off in one click.

%files
%defattr(-, root, root)
${files.join('\n')}
`;
}
