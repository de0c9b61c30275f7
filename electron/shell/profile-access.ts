import { accessSync, constants, mkdirSync } from 'node:fs';

/** Why nothing can be written into a folder, in the system's own word (`EROFS`); `undefined` where something can. */
export function barOf(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  }
}
