import { expect, it } from 'vitest';
import { refusedBy, withoutSecrets } from '../../../electron/auth/sign-in-error.ts';

const host = 'login.microsoftonline.com';

it.each([
  ['invalid_grant', undefined, 'sign-in', 'invalid_grant', true],
  ['invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.', 'sign-in', 'AADSTS700082', true],
  ['invalid_grant', 'AADSTS53003: Access has been blocked.', 'forbidden', 'AADSTS53003', true],
  ['invalid_grant', 'AADSTS50105: Not assigned to a role.', 'forbidden', 'AADSTS50105', true],
  ['access_denied', 'AADSTS65004: User declined to consent.', 'cancelled', 'AADSTS65004', false],
  ['authorization_declined', undefined, 'cancelled', 'authorization_declined', false],
  ['expired_token', undefined, 'timeout', 'expired_token', false],
  ['temporarily_unavailable', undefined, 'busy', 'temporarily_unavailable', false],
  ['invalid_scope', 'AADSTS70011: The provided scope is not valid.', 'refused', 'AADSTS70011', false],
  ['something_new', 'nobody has heard of it', 'refused', 'something_new', false],
])('%s (%s) is of the kind %s, its code %s', (code, description, kind, expected, isFinal) => {
  const refusal = refusedBy({ code, description, host });
  expect(refusal.error).toMatchObject({ kind, code: expected, host });
  expect(refusal.isFinal).toBe(isFinal);
});

it.each([
  ['an echo of a token', 'bad eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here', 'bad … here'],
  ['an echo of a request', `assertion=${'a'.repeat(40)}&x`, '…&x'],
  ['all but the first line', 'AADSTS1: No.\r\nTrace ID: 1\r\nCorrelation ID: 2', 'AADSTS1: No.'],
  ['what is too long to read', 'word '.repeat(100), 'word '.repeat(60).trim()],
])('takes %s out of what a server says', (_what, text, expected) => {
  expect(withoutSecrets(text)).toBe(expected);
});
