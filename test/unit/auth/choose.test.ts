import { describe, expect, it } from 'vitest';
import { offerOf } from '../../../electron/auth/challenges.ts';
import { chooseMethods, type Circumstances } from '../../../electron/auth/choose.ts';
import type { SignInMethod } from '../../../shared/account.ts';

const URL = 'https://mail.contoso.example/EWS/Exchange.asmx';
const ALL =
  'Bearer authorization_uri="https://login.windows.net/common/oauth2/authorize", Negotiate, NTLM, Basic realm="x"';
const nothing: Circumstances = { url: URL, machineTicket: false, clientId: false, authority: false };
const everything: Circumstances = { url: URL, machineTicket: true, clientId: true, authority: true };

describe('the methods to offer', () => {
  it.each<[string, string, Circumstances, readonly SignInMethod[]]>([
    ['all of them, best first', ALL, everything, ['oauth', 'machine', 'negotiate', 'ntlm', 'basic']],
    [
      'no OAuth without a client id',
      ALL,
      { ...everything, clientId: false },
      ['machine', 'negotiate', 'ntlm', 'basic'],
    ],
    [
      'no ticket where the system has none',
      ALL,
      { ...everything, machineTicket: false },
      ['oauth', 'negotiate', 'ntlm', 'basic'],
    ],
    [
      'OAuth by the authority that the server names',
      ALL,
      { ...nothing, clientId: true },
      ['oauth', 'negotiate', 'ntlm', 'basic'],
    ],
    [
      'OAuth by the authority that is set up',
      'Bearer client_id="x"',
      { ...nothing, clientId: true, authority: true },
      ['oauth'],
    ],
    ['no OAuth without an authority', 'Bearer client_id="x", NTLM', { ...nothing, clientId: true }, ['ntlm']],
    ['the ticket by NTLM where there is no Kerberos', 'NTLM', { ...nothing, machineTicket: true }, ['machine', 'ntlm']],
    ['Basic alone', 'Basic realm="x"', everything, ['basic']],
    ['nothing where nothing is offered', '', everything, []],
    ['nothing that we don’t know', 'Digest realm="x", nonce="y"', everything, []],
    ['what policy leaves', ALL, { ...everything, allowed: ['oauth', 'ntlm'] }, ['oauth', 'ntlm']],
    ['nothing where policy leaves nothing', 'Basic realm="x"', { ...everything, allowed: ['oauth'] }, []],
    ['nothing over plain http', ALL, { ...everything, url: 'http://mail.contoso.example/' }, []],
    ['nothing at an address that can’t be read', ALL, { ...everything, url: 'mail' }, []],
    [
      'Basic over plain http on this machine',
      'Basic realm="x"',
      { ...nothing, url: 'http://127.0.0.1:8080/' },
      ['basic'],
    ],
  ])('are %s', (_what, header, circumstances, expected) => {
    expect(chooseMethods(offerOf(header), circumstances).offer).toEqual(expected);
  });

  it('say why the others aren’t there', () => {
    const choice = chooseMethods(offerOf(ALL), { ...nothing, allowed: ['oauth', 'machine', 'negotiate', 'ntlm'] });
    expect(choice.withheld).toEqual({ oauth: 'no-client-id', machine: 'no-ticket', basic: 'policy' });
    expect(chooseMethods(offerOf('Bearer x="y"'), { ...nothing, clientId: true }).withheld).toEqual({
      oauth: 'no-authority',
      machine: 'not-offered',
      negotiate: 'not-offered',
      ntlm: 'not-offered',
      basic: 'not-offered',
    });
    const plain = chooseMethods(offerOf('Basic realm="x"'), { ...nothing, url: 'http://mail.contoso.example/' });
    expect(plain.withheld.basic).toBe('plain-http');
  });
});
