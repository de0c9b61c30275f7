import { sample } from '../samples.ts';
import type { Reply } from './stage.ts';

export const EWS = 'https://mail.contoso.example/EWS/Exchange.asmx';
const INTERNAL = 'https://mail-int.contoso.example/EWS/Exchange.asmx';
const BASIC = ['Negotiate', 'NTLM', 'Basic realm="autodiscover.contoso.example"'];

/** Answers as Exchange gives them, made from Microsoft's documents. */
export const soap = {
  found: (external = EWS, internal = INTERNAL): Reply => ({
    body: sample('66').replace(EWS, external).replace(INTERNAL, internal),
  }),
  internalOnly: (): Reply => ({ body: sample('66').replace('<Name>ExternalEwsUrl</Name>', '<Name>ExternalX</Name>') }),
  nothing: (): Reply => ({ body: sample('66').replace(/<UserSettings>[^]*<\/UserSettings>/, '<UserSettings/>') }),
  redirectAddress: (to: string): Reply => ({
    body: sample('67').replace('mira.voss@contoso.mail.onmicrosoft.example', to),
  }),
  redirectUrl: (to: string): Reply => ({
    body: sample('67')
      .replace('>RedirectAddress<', '>RedirectUrl<')
      .replace('mira.voss@contoso.mail.onmicrosoft.example', to),
  }),
  error: (code: string): Reply => ({ body: sample('67').replace('>RedirectAddress<', `>${code}<`) }),
  wholeError: (code: string): Reply => ({ body: sample('67').replace('>NoError<', `>${code}<`) }),
  fault: (): Reply => ({
    status: 500,
    body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>',
  }),
};

export const pox = {
  found: (external = EWS, internal = INTERNAL): Reply => ({
    body: sample('61').replaceAll(EWS, external).replaceAll(INTERNAL, internal),
  }),
  ttl: (hours: number): Reply => ({
    body: sample('61').replace('<Type>EXPR</Type>', `<Type>EXPR</Type><TTL>${hours}</TTL>`),
  }),
  only: (type: 'EXCH' | 'EXPR' | 'WEB'): Reply => {
    const protocols = sample('61').match(/<Protocol>[^]*?<\/Protocol>/g) ?? [];
    const kept = protocols.filter((protocol) => protocol.includes(`<Type>${type}</Type>`)).join('');
    return { body: sample('61').replace(/<Protocol>[^]*<\/Protocol>/, kept) };
  },
  redirectAddress: (to: string): Reply => ({
    body: sample('62').replace('mira.voss@contoso.mail.onmicrosoft.example', to),
  }),
  redirectUrl: (to: string): Reply => ({
    body: sample('63').replace('https://autodiscover.emea.contoso.example/autodiscover/autodiscover.xml', to),
  }),
  error: (code: number): Reply => ({ body: sample('64').replace('>500<', `>${code}<`) }),
};

const JSON_TYPE = { 'Content-Type': 'application/json' };
export const json = {
  found: (url = EWS): Reply => ({ headers: JSON_TYPE, body: sample('68').replace(EWS, url) }),
  error: (): Reply => ({ status: 400, headers: JSON_TYPE, body: sample('69') }),
};

export const moved = (to: string, status = 302): Reply => ({ status, headers: { Location: to } });
export const html: Reply = { headers: { 'Content-Type': 'text/html' }, body: '<!DOCTYPE html><html><p>Welcome</html>' };
/** The answer for those who say who they are. */
export const known = (reply: Reply, challenge: readonly string[] = BASIC): Reply => ({ ...reply, challenge });
export const refuses: Reply = { challenge: BASIC, refuses: true };
