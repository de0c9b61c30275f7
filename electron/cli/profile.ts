import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** Everything of one instance lives here: `PRESENTLY_PROFILE`, or where the system keeps such things. */
export function profileFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const chosen = env['PRESENTLY_PROFILE'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Presently');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Presently');
  // An empty or relative one doesn't count: https://specifications.freedesktop.org/basedir-spec/latest/
  const said = env['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(said) ? said : join(homedir(), '.config'), 'Presently');
}

/**
 * The socket of one profile's app. Its name is a hash, since long paths of sockets are cut without a word; its folder
 * may be opened by its user alone.
 */
export function socketPath(profile: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = `presently-${createHash('sha256').update(resolve(profile)).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Scripts run by cron or over ssh lack the variable that the desktop's app was started with.
  const runtime = join(env['XDG_RUNTIME_DIR'] ?? `/run/user/${userInfo().uid}`, `${name}.sock`);
  if (isAbsolute(runtime) && fits(runtime) && isOursAlone(dirname(runtime))) return runtime;
  const own = join(tmpdir(), `presently-${userInfo().uid}`, `${name}.sock`);
  return fits(own) ? inOwnFolder(own) : inOwnFolder(join('/tmp', `presently-${userInfo().uid}`, `${name}.sock`));
}

/** macOS takes 103 bytes, Linux 107. */
const fits = (path: string): boolean => Buffer.byteLength(path) <= 100;

function inOwnFolder(path: string): string {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isOurs(folder)) chmodSync(folder, 0o700);
  if (!isOursAlone(folder)) throw new Error(`${folder} belongs to somebody else`);
  return path;
}

/** A link isn't followed: whoever made it could lead us to any folder of ours. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === userInfo().uid;
}

const isOursAlone = (folder: string): boolean => isOurs(folder) && (lstatSync(folder).mode & 0o077) === 0;
