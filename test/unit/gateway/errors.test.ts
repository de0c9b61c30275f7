import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '../../../shared/model.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError, EwsTransportError } from '../../../electron/ews/errors.ts';
import { toGatewayError } from '../../../electron/gateway/app-error.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';

const subject = { host: 'mail.contoso.example', address: 'mira.voss@contoso.example' };

describe('what the user is told', () => {
  it.each<[number, ErrorKind]>([
    [400, 'refused'],
    [401, 'sign-in'],
    [403, 'forbidden'],
    [404, 'not-exchange'],
    [405, 'not-exchange'],
    [407, 'unreachable'],
    [408, 'timeout'],
    [413, 'refused'],
    [418, 'refused'],
    [429, 'busy'],
    [440, 'sign-in'],
    [449, 'forbidden'],
    [456, 'sign-in'],
    [500, 'broken-answer'],
    [502, 'unreachable'],
    [503, 'busy'],
    [504, 'timeout'],
    [599, 'broken-answer'],
    [302, 'not-exchange'],
  ])('status %i is %s', (status, kind) => {
    expect(toGatewayError(new EwsHttpError(status), subject)).toMatchObject({
      name: 'GatewayError',
      error: { kind, code: String(status), ...subject },
    });
  });

  it('a machine’s ticket that is refused isn’t a wrong password', () => {
    const byTicket = (status: number) => toGatewayError(new EwsHttpError(status), { ...subject, byTicket: true });
    expect(byTicket(401)).toHaveProperty('error', { kind: 'sign-in', code: 'ticket-refused', ...subject });
    expect(byTicket(403)).toHaveProperty('error', { kind: 'forbidden', code: '403', ...subject });
  });

  it.each<[string, ErrorKind]>([
    ['ErrorServerBusy', 'busy'],
    ['ErrorTooManyObjectsOpened', 'busy'],
    ['ErrorMailboxStoreUnavailable', 'busy'],
    ['ErrorPasswordExpired', 'sign-in'],
    ['ErrorAccountDisabled', 'sign-in'],
    ['ErrorItemNotFound', 'not-found'],
    ['ErrorFolderNotFound', 'not-found'],
    ['ErrorNonExistentMailbox', 'not-found'],
    ['ErrorNoFreeBusyAccess', 'not-found'],
    ['ErrorOrganizationAccessBlocked', 'forbidden'],
    ['ErrorAccessDenied', 'refused'],
    ['ErrorInvalidScheduledOofDuration', 'refused'],
    ['ErrorFromTheFuture', 'refused'],
    ['toString', 'refused'],
  ])('%s is %s, and stays in the code verbatim', (code, kind) => {
    const cause = new EwsServerError({ code, level: 'fault', text: 'The server’s words.' });
    expect(toGatewayError(cause, subject)).toMatchObject({
      error: { kind, code, detail: 'The server’s words.', ...subject },
      cause,
    });
  });

  it.each(['unreachable', 'timeout', 'cancelled', 'insecure'] as const)('%s stays %s', (reason) => {
    const error = toGatewayError(new EwsTransportError(reason, 'x'), subject);
    expect(error).toMatchObject({ error: { kind: reason, ...subject } });
  });

  it('keeps the network’s own words for the details', () => {
    const refused = new EwsTransportError('unreachable', 'no answer', new Error('connect ECONNREFUSED 127.0.0.1:1'));
    expect(toGatewayError(refused, subject)).toMatchObject({ error: { detail: 'connect ECONNREFUSED 127.0.0.1:1' } });
  });

  it.each(['not-exchange', 'broken-answer', 'too-large'] as const)('%s stays %s', (reason) => {
    expect(toGatewayError(new EwsAnswerError(reason, 'why'), subject)).toMatchObject({
      error: { kind: reason, detail: 'why' },
    });
  });

  it('takes the front end’s own error page for a passing outage', () => {
    const error = new EwsHttpError(302, { location: '/ews/genericerrorpage.htm?x=1' });
    expect(toGatewayError(error, subject)).toMatchObject({ error: { kind: 'busy' } });
  });

  it('says how long the server asks to wait', () => {
    const busy = new EwsServerError({ code: 'ErrorServerBusy', level: 'fault', backOffMs: 297_749 });
    expect(toGatewayError(busy, subject)).toMatchObject({ retryAfterMs: 297_749 });
    expect(toGatewayError(new EwsHttpError(503, { retryAfterMs: 5000 }), subject)).toMatchObject({
      retryAfterMs: 5000,
    });
    expect(toGatewayError(new EwsHttpError(503), subject)).toMatchObject({ retryAfterMs: undefined });
  });

  it('leaves programming errors as they are', () => {
    const bug = new TypeError('x is undefined');
    expect(toGatewayError(bug, subject)).toBe(bug);
  });

  it('says whom it concerns where that was left open', () => {
    const own = new GatewayError({ kind: 'refused', code: 'ProtectedVoicemail' });
    expect(toGatewayError(own, subject)).toMatchObject({
      error: { kind: 'refused', code: 'ProtectedVoicemail', ...subject },
    });
    const known = new GatewayError({ kind: 'busy', host: 'other.example' });
    expect(toGatewayError(known, subject)).toBe(known);
  });
});
