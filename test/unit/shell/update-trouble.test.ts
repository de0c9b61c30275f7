import { expect, it } from 'vitest';
import { troubleOf } from '../../../electron/shell/update-trouble.ts';

const failure = (message: string, code?: string) =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
  ['checksum', failure('sha512 checksum mismatch', 'ERR_CHECKSUM_MISMATCH')],
  ['checksum', failure('no checksum', 'ERR_UPDATER_NO_CHECKSUM')],
  ['signature', failure('not signed by the application owner', 'ERR_UPDATER_INVALID_SIGNATURE')],
  ['signature', failure('Code signature at URL file:///x did not pass validation')],
  ['no-feed', failure('Cannot find channel', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND')],
  ['no-feed', failure('Cannot parse update info', 'ERR_UPDATER_INVALID_UPDATE_INFO')],
  ['no-feed', failure('403', 'HTTP_ERROR_403')],
  ['no-feed', failure('net::ERR_BLOCKED_BY_CLIENT')],
  ['unreachable', failure('503', 'HTTP_ERROR_503')],
  ['unreachable', failure('net::ERR_NAME_NOT_RESOLVED')],
  ['unreachable', failure('net::ERR_CERT_AUTHORITY_INVALID')],
  ['disk', failure('ENOSPC: no space left on device', 'ENOSPC')],
  ['unexpected', new TypeError('undefined is not a function')],
  ['unexpected', 'rubbish'],
] as const)('is told as %s: %s', (trouble, cause) => {
  expect(troubleOf(cause)).toMatchObject({ trouble, code: expect.stringMatching(/^[\w-]+$/) as string });
});
