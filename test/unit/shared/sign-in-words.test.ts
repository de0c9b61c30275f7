import { describe, expect, it } from 'vitest';
import { refusedBy } from '../../../electron/auth/sign-in-error.ts';
import { EwsHttpError, EwsServerError } from '../../../electron/ews/errors.ts';
import { toAppError } from '../../../electron/gateway/app-error.ts';
import { isExchangeOnline } from '../../../shared/clouds.ts';
import { explainError } from '../../../shared/explain.ts';
import type { AppError } from '../../../shared/model.ts';
import { speechOf } from '../../support/snapshot.ts';

const address = 'mira@contoso.example';
const authority = 'login.microsoftonline.com';
const aadsts = (number: number, code = 'invalid_grant'): AppError => ({
  address,
  ...refusedBy({ code, description: `AADSTS${number}: The server’s words.`, host: authority }).error,
});
const oauth = (code: string): AppError => ({ address, ...refusedBy({ code, host: authority }).error });
const own = (code: string, kind: AppError['kind'] = 'sign-in', host = 'mail.contoso.example'): AppError => ({
  kind,
  code,
  host,
  address,
});
const online = { host: 'outlook.office365.com', address };
const ours = { host: 'mail.contoso.example', address };

describe('what keeps somebody from signing in', () => {
  it.each<[string, AppError, AppError['kind'], RegExp, RegExp]>([
    ['no token here', own('not-signed-in'), 'sign-in', /isn’t signed in .* any more/, /n’est plus connecté/],
    ['no token came', own('no-token'), 'sign-in', /isn’t signed in .* any more/, /n’est plus connecté/],
    ['a token refused', own('token-refused'), 'sign-in', /just renewed\. Sign in again/, /renouvelée\. Reconnectez/],
    ['no application secret', own('no-client-secret'), 'sign-in', /no application secret/, /pas de secret/],
    ['no browser', own('no-browser', 'unexpected'), 'unexpected', /No browser .* another device/, /Aucun navigateur/],
    ['no consent', aadsts(65001), 'sign-in', /agree to it for everybody/, /accepter pour tous/],
    ['consent of an administrator', aadsts(90094), 'forbidden', /agree to it for everybody/, /accepter pour tous/],
    ['the same by request', aadsts(90095), 'forbidden', /agree to it for everybody/, /accepter pour tous/],
    ['conditional access', aadsts(53003), 'forbidden', /conditional access/, /accès conditionnel/],
    ['a computer unknown', aadsts(53000), 'forbidden', /conditional access/, /accès conditionnel/],
    [
      'an application unknown',
      aadsts(700016, 'unauthorized_client'),
      'forbidden',
      /doesn’t know the application id/,
      /ne connaît pas l’identifiant/,
    ],
    [
      'a wrong secret',
      aadsts(7000215, 'invalid_client'),
      'sign-in',
      /application secret: it is/,
      /secret d’application/,
    ],
    ['a secret refused', oauth('invalid_client'), 'sign-in', /application secret: it is/, /secret d’application/],
    ['a person not assigned', aadsts(50105), 'forbidden', /\(AADSTS50105\)/, /\(AADSTS50105\)/],
    ['a number nobody knows', aadsts(99999, 'strange_error'), 'refused', /\(AADSTS99999\)/, /\(AADSTS99999\)/],
    ['a token taken back', oauth('invalid_grant'), 'sign-in', /wants .* to sign in again/, /de se reconnecter/],
    ['a password changed', aadsts(50173), 'sign-in', /wants .* to sign in again/, /de se reconnecter/],
    ['a code not typed in time', oauth('expired_token'), 'timeout', /time to sign in is over/, /est écoulé/],
  ])('by %s has its own sentence', (_, error, kind, english, french) => {
    expect(error.kind).toBe(kind);
    expect(explainError(error, speechOf()).text).toMatch(english);
    expect(explainError(error, speechOf('fr')).text).toMatch(french);
    for (const language of ['en', 'fr'] as const) {
      expect(explainError(error, speechOf(language)).text).not.toMatch(/password|mot de passe|\{\{|error\./);
    }
  });

  it('names the computer’s own sign-in where no password was typed', () => {
    expect(explainError(own('ticket-refused'), speechOf()).text).toContain('Windows sign-in of this computer');
    expect(explainError(own('ticket-refused'), speechOf('fr')).text).toContain('session Windows de cet ordinateur');
  });

  it('keeps the authority’s number for the folded part, and folds nothing of ours away', () => {
    expect(explainError(aadsts(53003), speechOf()).details).toContain('AADSTS53003');
    expect(explainError(own('token-refused'), speechOf())).not.toHaveProperty('details');
  });

  it('asks nobody while it is tried once more', () => {
    const retryAt = '2026-11-23T09:42:00Z';
    for (const error of [own('token-refused'), oauth('invalid_grant')]) {
      expect(explainError({ ...error, retryAt }, speechOf()).text).toContain('tries again at 10:42');
    }
    expect(explainError({ ...own('401'), retryAt }, speechOf()).text).toContain('refused the password');
  });
});

describe('Exchange Online', () => {
  it.each([
    ['outlook.office365.com', true],
    ['outlook.office365.com:443', true],
    ['Outlook.Office365.com', true],
    ['outlook.office.com', true],
    ['autodiscover-s.outlook.com', true],
    ['eur03.prod.outlook.com', true],
    ['outlook.office365.us', true],
    ['webmail.apps.mil', true],
    ['partner.outlook.cn', true],
    ['mail.contoso.example', false],
    ['outlook.contoso.example', false],
    ['outlook.office365.com.evil.example', false],
    ['notoutlook.com', false],
  ])('is told by its host: %s, %s', (host, expected) => {
    expect(isExchangeOnline(host)).toBe(expected);
  });

  it.each<[string, AppError]>([
    ['status 403', toAppError(new EwsHttpError(403), online)],
    ['a fault', toAppError(new EwsServerError({ code: 'ErrorOrganizationAccessBlocked', level: 'fault' }), online)],
  ])('that has EWS switched off (%s) says until when it can still be allowed', (_, error) => {
    expect(error.kind).toBe('forbidden');
    expect(explainError(error, speechOf()).text).toMatch(/in Exchange Online\. Your administrator .* 1 April 2027\.$/);
    expect(explainError(error, speechOf('fr')).text).toMatch(/Votre administrateur .* 1er avril 2027\.$/);
  });

  it('that refuses a token says that this may be why', () => {
    const text = explainError(own('token-refused', 'sign-in', online.host), speechOf()).text;
    expect(text).toContain('1 April 2027');
  });

  it('is no organisation’s own server', () => {
    const text = explainError(toAppError(new EwsHttpError(403), ours), speechOf()).text;
    expect(text).toContain('Your organisation has switched off');
    expect(text).not.toContain('2027');
  });
});
