import type { UpdateTrouble } from '../../shared/update.ts';

/** By the beginning of the code; the first that fits. */
const BY_CODE: readonly (readonly [RegExp, UpdateTrouble])[] = [
  [/^ERR_CHECKSUM_MISMATCH|^ERR_UPDATER_NO_CHECKSUM/, 'checksum'],
  [/^ERR_UPDATER_INVALID_SIGNATURE/, 'signature'],
  [/^ENOSPC|^EACCES|^EROFS|^EDQUOT|^EPERM/, 'disk'],
  // It leads to where nothing may be fetched from.
  [/^ERR_BLOCKED_BY_CLIENT/, 'no-feed'],
  [/^HTTP_ERROR_5|^HTTP_ERROR_429/, 'unreachable'],
  [/^HTTP_ERROR_|^ERR_UPDATER_/, 'no-feed'],
  [/^ERR_|^ECONN|^ENOTFOUND|^ETIMEDOUT|^EAI_/, 'unreachable'],
];

/** What became of an update, by whatever electron-updater, Chromium or the system threw. */
export function troubleOf(cause: unknown): { readonly trouble: UpdateTrouble; readonly code: string } {
  const message = cause instanceof Error ? cause.message : '';
  // Squirrel on macOS has no codes for it.
  if (/code signature/i.test(message)) return { trouble: 'signature', code: 'code-signature' };
  const own = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  // Chromium says it in the message alone.
  const code = own ?? /^net::(ERR_\w+)/.exec(message)?.[1] ?? (cause instanceof Error ? cause.name : typeof cause);
  return { trouble: BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'unexpected', code };
}
