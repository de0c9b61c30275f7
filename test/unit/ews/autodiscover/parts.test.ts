import { describe, expect, it } from 'vitest';
import { readMailbox, serverCandidates } from '../../../../electron/ews/autodiscover/address.ts';
import { splitChallenges } from '../../../../electron/ews/autodiscover/challenges.ts';

describe('a server typed by hand', () => {
  it.each([
    ['mail.contoso.example', ['https://mail.contoso.example/EWS/Exchange.asmx']],
    ['https://mail.contoso.example/owa', ['https://mail.contoso.example/EWS/Exchange.asmx']],
    [
      'mail.contoso.example/proxied',
      ['https://mail.contoso.example/proxied/EWS/Exchange.asmx', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ],
    [
      'https://mail.contoso.example:8443/a/b.asmx',
      ['https://mail.contoso.example:8443/a/b.asmx', 'https://mail.contoso.example:8443/EWS/Exchange.asmx'],
    ],
    ['mira@contoso.example', []],
    ['', []],
  ])('%s may have EWS here', (typed, urls) => {
    expect(serverCandidates(typed)).toEqual(urls);
  });
});

describe('a mail address', () => {
  it.each([
    [' Mira.Voss@Contoso.Example ', 'Mira.Voss@contoso.example', 'contoso.example'],
    ['"a@b"@contoso.example', '"a@b"@contoso.example', 'contoso.example'],
    ['mira@contoso.example.', 'mira@contoso.example', 'contoso.example'],
    ['mira@bücher.example', 'mira@xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('%s is taken apart', (typed, address, domain) => {
    expect(readMailbox(typed)).toEqual({ address, domain });
  });
});

describe('a server’s challenges', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['Negotiate, NTLM', ['Negotiate', 'NTLM']],
    ['Basic realm="a, b", charset="UTF-8", NTLM', ['Basic realm="a, b", charset="UTF-8"', 'NTLM']],
    ['Negotiate YII=, Basic realm=x', ['Negotiate YII=', 'Basic realm=x']],
    [
      'Bearer client_id="1", trusted_issuers="2@*", authorization_uri="https://login.example/a,b", Negotiate',
      ['Bearer client_id="1", trusted_issuers="2@*", authorization_uri="https://login.example/a,b"', 'Negotiate'],
    ],
    ['Basic realm="say \\"no\\", please", NTLM', ['Basic realm="say \\"no\\", please"', 'NTLM']],
    ['Basic realm="never closed', ['Basic realm="never closed']],
  ])('%s', (header, challenges) => {
    expect(splitChallenges(header)).toEqual(challenges);
  });
});
