import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** Everything of one instance lives here: `PRESENTLY_PROFILE`, or where the system keeps such things. */
export function profileFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const chosen = env['PRESENTLY_PROFILE'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Presently');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Presently');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Presently');
}

/**
 * The socket of one profile's app. Its name is a hash, since long paths of sockets are cut without a word; its folder
 * may be opened by its user alone.
 */
export function socketPath(profile: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = `presently-${createHash('sha256').update(resolve(profile)).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const runtime = env['XDG_RUNTIME_DIR'];
  const folder = runtime !== undefined && runtime !== '' && isOurs(runtime) ? runtime : ownFolder();
  return join(folder, `${name}.sock`);
}

function ownFolder(): string {
  const folder = join(tmpdir(), `presently-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOurs(folder)) throw new Error(`${folder} belongs to somebody else`);
  chmodSync(folder, 0o700);
  return folder;
}

function isOurs(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === userInfo().uid;
}
