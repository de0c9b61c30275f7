import { describe, expect, it } from 'vitest';
import { normaliseServerUrl } from '../../../electron/gateway/server-address.ts';

const SERVICE = 'https://mail.contoso.example/EWS/Exchange.asmx';

describe('an address typed by hand', () => {
  it.each([
    ['mail.contoso.example', SERVICE],
    ['  mail.contoso.example  ', SERVICE],
    ['MAIL.Contoso.Example', SERVICE],
    ['https://mail.contoso.example', SERVICE],
    ['https://mail.contoso.example/', SERVICE],
    ['mail.contoso.example/ews', 'https://mail.contoso.example/ews/Exchange.asmx'],
    ['mail.contoso.example/EWS/', SERVICE],
    ['https://mail.contoso.example/ews/exchange.asmx', 'https://mail.contoso.example/ews/exchange.asmx'],
    ['https://mail.contoso.example/EWS/Exchange.asmx?wsdl#x', SERVICE],
    ['https://mail.contoso.example/owa/', SERVICE],
    ['https://mail.contoso.example/owa/auth/logon.aspx?url=x', SERVICE],
    ['https://mail.contoso.example/ecp', SERVICE],
    ['mail.contoso.example/proxied', 'https://mail.contoso.example/proxied/EWS/Exchange.asmx'],
    ['mail.contoso.example:8443', 'https://mail.contoso.example:8443/EWS/Exchange.asmx'],
    ['exchange01', 'https://exchange01/EWS/Exchange.asmx'],
    ['localhost:8080', 'https://localhost:8080/EWS/Exchange.asmx'],
    ['10.0.0.5', 'https://10.0.0.5/EWS/Exchange.asmx'],
    ['[::1]:8080', 'https://[::1]:8080/EWS/Exchange.asmx'],
    ['http://127.0.0.1:9000/EWS/Exchange.asmx', 'http://127.0.0.1:9000/EWS/Exchange.asmx'],
    ['http://mail.contoso.example', 'http://mail.contoso.example/EWS/Exchange.asmx'],
    ['bücher.example', 'https://xn--bcher-kva.example/EWS/Exchange.asmx'],
  ])('%s leads to %s', (typed, url) => {
    expect(normaliseServerUrl(typed)).toBe(url);
    expect(normaliseServerUrl(url)).toBe(url);
  });

  it.each([
    '',
    '   ',
    'mail contoso example',
    'mira.voss@contoso.example',
    'https://mira:secret@mail.contoso.example',
    'ftp://mail.contoso.example',
    'file:///etc/passwd',
    'javascript://mail.contoso.example/%0Aalert(1)',
    'https://',
    'https:///EWS',
    'mail..contoso',
    'host:99999',
    '???',
    '-mail.contoso.example',
    'a'.repeat(300),
    'a.'.repeat(127) + 'bb',
  ])('%s can’t be used', (typed) => {
    expect(() => normaliseServerUrl(typed)).toThrow(
      expect.objectContaining({
        name: 'GatewayError',
        error: expect.objectContaining({ kind: 'bad-input' }) as object,
      }),
    );
  });
});
