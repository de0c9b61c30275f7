import { describe, expect, it } from 'vitest';
import { offerOf, parseChallenges } from '../../../electron/auth/challenges.ts';

const HYBRID =
  'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", ' +
  'token_types="app_asserted_user_v1 service_asserted_app_v1", ' +
  'authorization_uri="https://login.windows.net/common/oauth2/authorize"';

describe('reading challenges', () => {
  it.each<[string, string, ReturnType<typeof parseChallenges>]>([
    ['nothing', '', []],
    ['one scheme', 'NTLM', [{ scheme: 'ntlm', parameters: {} }]],
    [
      'several of them, joined as HTTP joins headers',
      'Negotiate, NTLM, Basic realm="mail.contoso.example"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'ntlm', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'mail.contoso.example' } },
      ],
    ],
    [
      'commas, equals signs and quotes inside quotes',
      'Basic realm="a, b=\\"c\\"", Negotiate',
      [
        { scheme: 'basic', parameters: { realm: 'a, b="c"' } },
        { scheme: 'negotiate', parameters: {} },
      ],
    ],
    [
      'parameters without quotes, spaces around, names in capitals',
      'Digest Realm=x ,  NONCE = "n"',
      [{ scheme: 'digest', parameters: { realm: 'x', nonce: 'n' } }],
    ],
    ['an answer to Negotiate', 'Negotiate oYG2MIG=', [{ scheme: 'negotiate', parameters: {} }]],
    ['a parameter before any scheme, and empty parts', 'realm="x",, NTLM,', [{ scheme: 'ntlm', parameters: {} }]],
    [
      'what comes after a quote that never ends',
      'Basic realm="x, NTLM',
      [
        { scheme: 'basic', parameters: { realm: 'x' } },
        { scheme: 'ntlm', parameters: {} },
      ],
    ],
  ])('reads %s', (_what, header, expected) => {
    expect(parseChallenges(header)).toEqual(expected);
  });
});

describe('what a server offers', () => {
  it('is nothing without a challenge', () => {
    expect(offerOf(undefined)).toEqual({ basic: false, ntlm: false, negotiate: false, bearer: undefined });
  });

  it('is Windows’ own ways and Basic for Exchange in its own house', () => {
    expect(offerOf('Negotiate, NTLM, Basic realm="mail"')).toEqual({
      basic: true,
      ntlm: true,
      negotiate: true,
      bearer: undefined,
    });
  });

  it('is signing in with an authority for hybrid modern authentication', () => {
    expect(offerOf(`${HYBRID}, Negotiate, NTLM`)).toMatchObject({
      negotiate: true,
      ntlm: true,
      bearer: { authority: 'https://login.windows.net/organizations' },
    });
  });

  it('is no authority where Bearer is for servers among each other', () => {
    expect(offerOf('Bearer client_id="x", trusted_issuers="y"').bearer).toEqual({});
  });

  it('says what was wrong with the token', () => {
    expect(offerOf('Bearer error="invalid_token", authorization_uri="https://login.example/t"').bearer).toEqual({
      authority: 'https://login.example/t',
      error: 'invalid_token',
    });
  });

  it.each([
    ['https://login.microsoftonline.com/common/oauth2/authorize', 'https://login.microsoftonline.com/organizations'],
    ['https://login.microsoftonline.com/72f9/oauth2/v2.0/authorize', 'https://login.microsoftonline.com/72f9'],
    ['https://login.microsoftonline.us/common/', 'https://login.microsoftonline.us/organizations'],
    ['https://adfs.contoso.example/adfs/oauth2/authorize', 'https://adfs.contoso.example/adfs'],
    ['https://login.contoso.example:8443/oauth2/authorize', 'https://login.contoso.example:8443/organizations'],
    ['http://login.microsoftonline.com/common/oauth2/authorize', undefined],
    ['https://someone:secret@login.example/t', undefined],
    ['javascript:alert(1)', undefined],
    ['login.microsoftonline.com', undefined],
  ])('takes from %s the authority %s', (uri, authority) => {
    expect(offerOf(`Bearer authorization_uri="${uri}"`).bearer?.authority).toBe(authority);
  });
});
