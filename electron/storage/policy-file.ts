import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where administrators put it, by system; users can't write there. */
export function policyPath(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(env['ProgramData'] ?? 'C:\\ProgramData', 'Presently', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Presently/policy.json';
    default:
      return '/etc/presently/policy.json';
  }
}

/**
 * What the file says, not yet looked at: an empty policy where it can't be read, `undefined` where there is none.
 * @param onBroken is told where it can't be read
 */
export function readPolicyFile(path: string, onBroken: (code: string) => void): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    onBroken(code);
    return {};
  }
  try {
    // Windows' own editors begin a file with a mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    onBroken('not JSON');
    return {};
  }
}
