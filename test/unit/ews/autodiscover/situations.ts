import type { DiscoverReason, Way } from '../../../../electron/ews/autodiscover/model.ts';
import { EWS, html, json, known, moved, pox, refuses, soap } from './replies.ts';
import { START, type Scene } from './stage.ts';

/** What a scene ends with: an endpoint and how it was found, hosts that want a sign-in, or a reason. */
type End =
  | { readonly url: string; readonly way: Way; readonly address?: string }
  | { readonly signIn: readonly string[] }
  | { readonly reason: DiscoverReason; readonly code?: string };

export interface Situation extends Scene {
  readonly name: string;
  readonly end: End;
  readonly requests: readonly string[];
  readonly questions?: readonly string[];
}

const D = 'contoso.example';
const A = 'autodiscover.contoso.example';
const O = 'outlook.office365.com';
const F = 'autodiscover.hoster.example';
const N = 'fabrikam.example';
const ONLINE = 'https://outlook.office365.com/EWS/Exchange.asmx';
const WEB_SITE = { [`site ${D}`]: {}, [`site ${A}`]: {} };
const MAIL_ONLINE = [{ exchange: 'contoso-example.mail.protection.outlook.com', priority: 0 }];
const at = (host: string, ending: 'svc' | 'xml' | 'json'): string =>
  `https://${host}/autodiscover/autodiscover.${ending}`;
const http = (host: string): string => `http://${host}/autodiscover/autodiscover.xml`;
/** One after the other. */
const CHAIN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const srv = (name: string, priority = 0, weight = 0, port = 443) => ({ name, port, priority, weight });
const found = (way: Way, url = EWS): End => ({ url, way });

const gone = (host: string): readonly string[] => [`json ${host} !unreachable`];
const all = (host: string): readonly string[] => [`json ${host}`, `soap ${host}`, `pox ${host}`];
const site = (host: string): readonly string[] => [...all(host), ...(host === A ? [`http ${A}`] : [])];
/** Both of the domain's hosts are asked for everything, for nothing. */
const BOTH_SITES = [...site(A), ...site(D)];

const BY_JSON: readonly Situation[] = [
  {
    name: 'the domain itself answers by JSON: nobody is told who asks',
    world: { [`json ${D}`]: json.found() },
    end: found('json'),
    requests: [`json ${A} !unreachable`, `json ${D}`],
  },
  {
    name: 'both hosts answer by JSON: the domain’s own counts',
    world: { [`json ${D}`]: json.found('https://one.contoso.example/EWS/Exchange.asmx'), [`json ${A}`]: json.found() },
    end: found('json', 'https://one.contoso.example/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `json ${D}`],
  },
  {
    name: 'JSON sends on within the domain',
    world: {
      [`json ${A}`]: moved(
        'https://eu.contoso.example/autodiscover/autodiscover.json?Email=x&Protocol=Ews&RedirectCount=1',
      ),
      'GET https://eu.contoso.example/autodiscover/autodiscover.json?Email=x&Protocol=Ews&RedirectCount=1':
        json.found(),
    },
    end: found('json'),
    requests: [
      `json ${A}`,
      ...gone(D),
      'GET https://eu.contoso.example/autodiscover/autodiscover.json?Email=x&Protocol=Ews&RedirectCount=1',
    ],
  },
  {
    name: 'JSON names an address without https',
    world: { [`json ${D}`]: json.found('http://mail.contoso.example/EWS/Exchange.asmx') },
    end: { reason: 'insecure' },
    requests: [`json ${A} !unreachable`, `http ${A} !unreachable`, ...all(D)],
    questions: [O],
  },
  {
    name: 'JSON gives an error, SOAP answers',
    world: { [`json ${A}`]: json.error(), [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'JSON is cut off, SOAP answers',
    world: { [`json ${A}`]: { body: '{"Protocol":"Ews","Ur' }, [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'JSON wants to know who asks, SOAP is told',
    world: { [`json ${A}`]: known(json.found()), [`soap ${A}`]: known(soap.found()) },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +basic`, ...gone(D)],
  },
  {
    name: 'JSON sends to itself and back',
    world: { [`json ${A}`]: moved(`${at(A, 'json')}?Email=y&RedirectCount=1`), [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'JSON names a server elsewhere, the user agrees',
    world: { [`json ${D}`]: json.found('https://mail.hoster.example/EWS/Exchange.asmx') },
    agreed: ['mail.hoster.example'],
    end: found('json', 'https://mail.hoster.example/EWS/Exchange.asmx'),
    requests: [...gone(A), `json ${D}`],
    questions: ['mail.hoster.example'],
  },
];

const ONLINE_MAIL: readonly Situation[] = [
  {
    name: 'mail goes to Exchange Online: it is asked without a question',
    world: { ...WEB_SITE, [`json ${O}`]: json.found(ONLINE) },
    mx: MAIL_ONLINE,
    end: found('json', ONLINE),
    requests: [`json ${A}`, `json ${D}`, `json ${O}`],
  },
  {
    name: 'Exchange Online sends a hybrid user home',
    world: {
      [`site ${D}`]: {},
      [`json ${O}`]: moved('https://hybrid.contoso.example/autodiscover/autodiscover.json?RedirectCount=1'),
      'GET https://hybrid.contoso.example/autodiscover/autodiscover.json?RedirectCount=1': json.found(),
    },
    mx: MAIL_ONLINE,
    end: found('json'),
    requests: [
      ...gone(A),
      `json ${D}`,
      'GET https://hybrid.contoso.example/autodiscover/autodiscover.json?RedirectCount=1',
      `json ${O}`,
    ],
  },
  {
    name: 'mail goes to a filter: Exchange Online comes last and with consent',
    world: { [`site ${D}`]: {}, [`json ${O}`]: json.found(ONLINE) },
    mx: [{ exchange: 'mx.filter.example', priority: 10 }],
    agreed: [O],
    end: found('json', ONLINE),
    requests: [...gone(A), `http ${A} !unreachable`, ...all(D), `json ${O}`],
    questions: [O],
  },
  {
    name: 'a host that only sounds like Exchange Online’s doesn’t count',
    world: { [`json ${O}`]: json.found(ONLINE) },
    mx: [{ exchange: 'mail.protection.outlook.com.evil.example', priority: 0 }],
    end: { reason: 'not-found' },
    requests: [...gone(A), `http ${A} !unreachable`, ...gone(D)],
    questions: [O],
  },
];

const BY_POST: readonly Situation[] = [
  {
    name: 'SOAP answers: the door for everywhere is taken',
    world: { [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'SOAP knows only the door inside',
    world: { [`soap ${A}`]: soap.internalOnly() },
    end: found('soap', 'https://mail-int.contoso.example/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'SOAP’s outer door has no https, the inner one has',
    world: { [`soap ${A}`]: soap.found('http://mail.contoso.example/EWS/Exchange.asmx') },
    end: found('soap', 'https://mail-int.contoso.example/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'a server on this machine may do without https',
    world: { [`soap ${A}`]: soap.found('http://127.0.0.1:8080/EWS/Exchange.asmx') },
    agreed: ['127.0.0.1'],
    end: found('soap', 'http://127.0.0.1:8080/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
    questions: ['127.0.0.1'],
  },
  {
    name: 'there is no SOAP: POX answers',
    world: { [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'POX knows only the door inside',
    world: { [`pox ${A}`]: pox.only('EXCH') },
    end: found('pox', 'https://mail-int.contoso.example/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'POX knows web mail alone',
    world: { [`pox ${A}`]: pox.only('WEB') },
    end: { reason: 'service-error', code: 'SettingIsNotAvailable' },
    requests: [...site(A), ...gone(D)],
  },
  {
    name: 'SOAP has no address, POX has',
    world: { [`soap ${A}`]: soap.nothing(), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'SOAP gives a fault, POX answers',
    world: { [`soap ${A}`]: soap.fault(), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'both hosts have POX: the domain’s own counts',
    world: {
      [`pox ${D}`]: pox.found('https://one.contoso.example/EWS/Exchange.asmx'),
      [`site ${A}`]: {},
      [`pox ${A}`]: pox.found(),
    },
    end: found('pox', 'https://one.contoso.example/EWS/Exchange.asmx'),
    requests: [...all(A), ...all(D)],
  },
  {
    name: 'the domain is a web site that says 200 to everything',
    world: {
      [`json ${D}`]: html,
      [`soap ${D}`]: html,
      [`pox ${D}`]: html,
      [`soap ${A}`]: soap.found(),
    },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...all(D)],
  },
  {
    name: 'the domain’s answer is broken',
    world: { [`soap ${D}`]: { body: '<Envelope><Body>' }, [`pox ${D}`]: pox.found() },
    end: found('pox'),
    requests: [...gone(A), ...all(D)],
  },
  {
    name: 'all answers are broken',
    world: { [`soap ${D}`]: { body: '<Envelope><Body>' }, [`pox ${D}`]: { body: '<Autodiscover' } },
    end: { reason: 'malformed' },
    requests: [...gone(A), `http ${A} !unreachable`, ...all(D)],
    questions: [O],
  },
  {
    name: 'an answer declares a document type: nothing is read of it',
    world: { [`pox ${D}`]: { body: `<!DOCTYPE a [<!ENTITY b "c">]>${pox.found().body ?? ''}` } },
    end: { reason: 'not-found' },
    requests: [...gone(A), `http ${A} !unreachable`, ...all(D)],
    questions: [O],
  },
  {
    name: 'an answer is huge',
    world: {
      [`soap ${D}`]: { body: `${soap.found().body ?? ''}<!--${'x'.repeat(1_200_000)}-->` },
      [`pox ${D}`]: pox.found(),
    },
    end: found('pox'),
    requests: [...gone(A), ...all(D)],
  },
  {
    name: 'the domain swallows everything: the other host’s answer waits two seconds for it',
    world: { [`json ${D}`]: 'silent', [`soap ${D}`]: 'silent', [`pox ${D}`]: 'silent', [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `json ${D}`, `soap ${D}`],
  },
  {
    name: 'every host swallows everything: each is tried twice',
    world: {
      [`json ${D}`]: 'silent',
      [`soap ${D}`]: 'silent',
      [`json ${A}`]: 'silent',
      [`soap ${A}`]: 'silent',
      [`http ${A}`]: 'silent',
    },
    end: { reason: 'unreachable' },
    requests: [`json ${A}`, `soap ${A}`, `http ${A}`, `json ${D}`, `soap ${D}`],
  },
  {
    name: 'the domain’s certificate is wrong: nothing more is asked there',
    world: { [`json ${D}`]: 'certificate', [`soap ${A}`]: soap.found() },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `json ${D} !certificate`],
  },
  {
    name: 'the one certificate that counts is wrong',
    world: { [`site ${D}`]: {}, [`json ${A}`]: 'certificate' },
    end: { reason: 'certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    requests: [`json ${A} !certificate`, `http ${A}`, ...all(D)],
    questions: [O],
  },
  {
    name: 'no host exists',
    world: {},
    end: { reason: 'unreachable' },
    requests: [...gone(A), `http ${A} !unreachable`, ...gone(D)],
  },
  {
    name: 'there is a web site and nothing else',
    world: WEB_SITE,
    end: { reason: 'not-found' },
    requests: BOTH_SITES,
    questions: [O],
  },
];

const SIGN_IN: readonly Situation[] = [
  {
    name: 'the server asks who asks, and is told',
    world: { [`soap ${A}`]: known(soap.found()) },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +basic`, ...gone(D)],
  },
  {
    name: 'nobody has signed in yet',
    world: { ...WEB_SITE, [`soap ${A}`]: known(soap.found()) },
    credentials: false,
    end: { signIn: [A] },
    requests: [`json ${A}`, `soap ${A}`, `http ${A}`, ...all(D)],
  },
  {
    name: 'the password is wrong: a host is asked once, so that no account is locked',
    world: { ...WEB_SITE, [`soap ${A}`]: refuses, [`pox ${A}`]: refuses },
    end: { reason: 'refused' },
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +basic`, `http ${A}`, ...all(D)],
  },
  {
    name: 'one host says no, another yes',
    world: { [`soap ${D}`]: refuses, [`soap ${A}`]: known(soap.found()) },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +basic`, `json ${D}`, `soap ${D}`, `soap ${D} +basic`],
  },
  {
    name: 'after three hosts that say no there is no fourth',
    world: {
      [`soap ${D}`]: refuses,
      [`soap ${A}`]: refuses,
      'soap one.contoso.example': refuses,
      'soap two.contoso.example': known(soap.found()),
    },
    srv: [srv('one.contoso.example', 1), srv('two.contoso.example', 2)],
    end: { reason: 'refused' },
    requests: [
      `json ${A}`,
      `soap ${A}`,
      `soap ${A} +basic`,
      `http ${A}`,
      `json ${D}`,
      `soap ${D}`,
      `soap ${D} +basic`,
      'soap one.contoso.example',
      'soap one.contoso.example +basic',
    ],
  },
  {
    name: 'the server wants a token, and there is one',
    world: { [`soap ${A}`]: known(soap.found(), ['Bearer client_id="a,b", trusted_issuers="x"']) },
    token: 'token-1',
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +bearer`, ...gone(D)],
  },
  {
    name: 'the server wants a token, and there is only a password',
    world: { [`soap ${A}`]: known(soap.found(), ['Bearer authorization_uri="https://login.example"']) },
    end: { signIn: [A] },
    requests: [`json ${A}`, `soap ${A}`, `http ${A}`, ...gone(D)],
  },
  {
    name: 'the token is refused',
    world: { [`soap ${A}`]: { ...known(soap.found(), ['Bearer']), refuses: true } },
    credentials: false,
    token: 'token-1',
    end: { reason: 'refused' },
    requests: [`json ${A}`, `soap ${A}`, `soap ${A} +bearer`, `http ${A}`, ...gone(D)],
  },
];

const REDIRECTS: readonly Situation[] = [
  {
    name: 'a POST that is sent on stays a POST',
    world: {
      [`soap ${A}`]: moved(at('eu.contoso.example', 'svc'), 301),
      'soap eu.contoso.example': known(soap.found()),
    },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D), 'soap eu.contoso.example', 'soap eu.contoso.example +basic'],
  },
  {
    name: 'SOAP is sent on to a file of POX',
    world: { [`soap ${A}`]: moved(at('eu.contoso.example', 'xml'), 307), 'pox eu.contoso.example': pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D), 'pox eu.contoso.example'],
  },
  {
    name: 'a login page is no place to post to',
    world: { [`soap ${A}`]: moved(`https://${A}/owa/auth/logon.aspx?url=x`), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'a POST is sent on to plain http',
    world: { [`soap ${A}`]: moved(`http://${A}/autodiscover/autodiscover.svc`), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'a POST is sent on to an address with a password in it',
    world: { [`soap ${A}`]: moved(`https://user:pass@${A}/autodiscover/autodiscover.svc`), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
  {
    name: 'two hosts send to each other',
    world: { ...WEB_SITE, [`soap ${A}`]: moved(at(D, 'svc')), [`soap ${D}`]: moved(at(A, 'svc')) },
    end: { reason: 'not-found' },
    requests: BOTH_SITES,
    questions: [O],
  },
  {
    name: 'ten redirects are followed, the eleventh isn’t',
    world: {
      [`soap ${A}`]: moved(at('r1.contoso.example', 'svc')),
      ...Object.fromEntries(
        CHAIN.map((n) => [`soap r${n}.contoso.example`, moved(at(`r${n + 1}.contoso.example`, 'svc'))]),
      ),
      'soap r11.contoso.example': soap.found(),
    },
    end: { reason: 'not-found' },
    requests: [...site(A), ...gone(D), ...CHAIN.map((n) => `soap r${n}.contoso.example`).sort()],
    questions: [O],
  },
  {
    name: 'a redirect leads elsewhere, the user agrees',
    world: { [`soap ${A}`]: moved(at(F, 'svc')), [`soap ${F}`]: known(soap.found()) },
    agreed: [F],
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${F}`, `soap ${F} +basic`, ...gone(D)],
    questions: [F],
  },
  {
    name: 'a redirect leads elsewhere, the user declines, and is asked once',
    world: {
      [`soap ${A}`]: moved(at(F, 'svc')),
      [`pox ${A}`]: moved(at(F, 'xml')),
      [`soap ${F}`]: known(soap.found()),
    },
    end: { reason: 'declined' },
    requests: [...site(A), ...gone(D)],
    questions: [F, O],
  },
  {
    name: 'a domain that ends the same isn’t the same',
    world: { [`soap ${A}`]: moved(at('evilcontoso.example', 'svc')), 'soap evilcontoso.example': soap.found() },
    end: { reason: 'declined' },
    requests: [...site(A), ...gone(D)],
    questions: ['evilcontoso.example', O],
  },
  {
    name: 'POX names another address of itself',
    world: {
      [`pox ${A}`]: pox.redirectUrl(at('emea.contoso.example', 'xml')),
      'pox emea.contoso.example': pox.found(),
    },
    end: found('pox'),
    requests: [...all(A), ...gone(D), 'pox emea.contoso.example'],
  },
  {
    name: 'SOAP names another address of itself',
    world: {
      [`soap ${A}`]: soap.redirectUrl(at('emea.contoso.example', 'svc')),
      'soap emea.contoso.example': soap.found(),
    },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D), 'soap emea.contoso.example'],
  },
  {
    name: 'POX names itself',
    world: { [`pox ${A}`]: pox.redirectUrl(at(A, 'xml')) },
    end: { reason: 'not-found' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'POX names itself in capitals',
    world: { [`pox ${A}`]: pox.redirectUrl(`https://${A}/Autodiscover/Autodiscover.xml`) },
    end: { reason: 'not-found' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'POX names plain http, and nobody has signed in',
    world: { [`pox ${A}`]: pox.redirectUrl(http('emea.contoso.example')), 'http emea.contoso.example': pox.found() },
    credentials: false,
    end: { reason: 'insecure' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'POX names plain http',
    world: { [`pox ${A}`]: pox.redirectUrl(http('emea.contoso.example')), 'http emea.contoso.example': pox.found() },
    end: { reason: 'insecure' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'the mailbox has another address under the same domain',
    world: {
      [`pox ${A}`]: pox.redirectAddress('mira@eu.contoso.example'),
      'pox autodiscover.eu.contoso.example': pox.found(),
    },
    end: { url: EWS, way: 'pox', address: 'mira@eu.contoso.example' },
    requests: [
      ...all(A),
      'GET https://autodiscover.eu.contoso.example/autodiscover/autodiscover.json?Email=mira%40eu.contoso.example&Protocol=Ews',
      'soap autodiscover.eu.contoso.example',
      'pox autodiscover.eu.contoso.example',
      ...gone(D),
      'GET https://eu.contoso.example/autodiscover/autodiscover.json?Email=mira%40eu.contoso.example&Protocol=Ews !unreachable',
    ],
  },
  {
    name: 'the mailbox has an address elsewhere: one question for the whole domain',
    world: {
      [`soap ${A}`]: soap.redirectAddress('mira@fabrikam.example'),
      [`soap autodiscover.${N}`]: known(soap.found('https://mail.fabrikam.example/EWS/Exchange.asmx')),
    },
    agreed: [N],
    end: { url: 'https://mail.fabrikam.example/EWS/Exchange.asmx', way: 'soap', address: 'mira@fabrikam.example' },
    requests: [
      `json ${A}`,
      `soap ${A}`,
      `GET https://autodiscover.${N}/autodiscover/autodiscover.json?Email=mira%40fabrikam.example&Protocol=Ews`,
      `soap autodiscover.${N}`,
      `soap autodiscover.${N} +basic`,
      ...gone(D),
      `GET https://${N}/autodiscover/autodiscover.json?Email=mira%40fabrikam.example&Protocol=Ews !unreachable`,
    ],
    questions: [N],
  },
  {
    name: 'the mailbox has an address elsewhere, the user declines',
    world: { [`soap ${A}`]: soap.redirectAddress('mira@fabrikam.example') },
    end: { reason: 'declined' },
    requests: [...site(A), ...gone(D)],
    questions: [N, O],
  },
  {
    name: 'two addresses lead to each other',
    world: {
      [`pox ${A}`]: [pox.redirectAddress('mira@eu.contoso.example')],
      'pox autodiscover.eu.contoso.example': pox.redirectAddress('MIRA.VOSS@contoso.example'),
    },
    end: { reason: 'not-found' },
    requests: [
      ...all(A),
      `http ${A}`,
      'GET https://autodiscover.eu.contoso.example/autodiscover/autodiscover.json?Email=mira%40eu.contoso.example&Protocol=Ews',
      'soap autodiscover.eu.contoso.example',
      'pox autodiscover.eu.contoso.example',
      'http autodiscover.eu.contoso.example',
      ...gone(D),
      'GET https://eu.contoso.example/autodiscover/autodiscover.json?Email=mira%40eu.contoso.example&Protocol=Ews !unreachable',
    ],
    questions: [O],
  },
  {
    name: 'a redirected address is none',
    world: { [`pox ${A}`]: pox.redirectAddress('mira') },
    end: { reason: 'malformed' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
];

const LAST_WAYS: readonly Situation[] = [
  {
    name: 'plain http sends to another host of the domain: SOAP goes before POX there',
    world: { [`http ${A}`]: moved(at('ex.contoso.example', 'xml')), 'pox ex.contoso.example': known(pox.found()) },
    end: found('pox'),
    requests: [
      ...site(A),
      ...gone(D),
      'soap ex.contoso.example',
      'pox ex.contoso.example',
      'pox ex.contoso.example +basic',
    ],
  },
  {
    name: 'plain http sends elsewhere, the user agrees',
    world: { [`http ${A}`]: moved(at(F, 'xml')), [`soap ${F}`]: known(soap.found()) },
    agreed: [F],
    end: found('soap'),
    requests: [...site(A), `soap ${F}`, `soap ${F} +basic`, ...gone(D)],
    questions: [F],
  },
  {
    name: 'plain http sends elsewhere, the user declines: that host hears nothing',
    world: { [`http ${A}`]: moved(at(F, 'xml')), [`soap ${F}`]: known(soap.found()) },
    end: { reason: 'declined' },
    requests: [...site(A), ...gone(D)],
    questions: [F, O],
  },
  {
    name: 'plain http sends to plain http elsewhere: that isn’t worth a question',
    world: { [`http ${A}`]: moved(http(F)), [`http ${F}`]: pox.found() },
    end: { reason: 'insecure' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'plain http gives a page that never ends',
    world: { [`http ${A}`]: { ...html, endless: true } },
    end: { reason: 'not-found' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'plain http sends to plain http',
    world: { [`http ${A}`]: moved(http('ex.contoso.example')), 'http ex.contoso.example': pox.found() },
    end: { reason: 'insecure' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  ...[301, 307].map((status) => ({
    name: `plain http answers with ${status}, which doesn’t count`,
    world: { [`http ${A}`]: moved(at('ex.contoso.example', 'xml'), status), 'pox ex.contoso.example': pox.found() },
    end: { reason: 'not-found' } as const,
    requests: [...site(A), ...gone(D)],
    questions: [O],
  })),
  {
    name: 'plain http answers with settings, which nobody reads',
    world: { [`http ${A}`]: pox.found() },
    end: { reason: 'not-found' },
    requests: [...site(A), ...gone(D)],
    questions: [O],
  },
  {
    name: 'DNS names several servers: lowest priority first, then highest weight',
    world: { 'site a.contoso.example': {}, 'site b.contoso.example': {}, 'soap c.contoso.example': soap.found() },
    srv: [
      srv('d.contoso.example', 20, 99),
      srv('c.contoso.example.', 10, 1),
      srv('b.contoso.example', 10, 5),
      srv('a.contoso.example', 0, 0),
    ],
    end: found('soap'),
    requests: [
      'soap a.contoso.example',
      'pox a.contoso.example',
      ...gone(A),
      `http ${A} !unreachable`,
      'soap b.contoso.example',
      'pox b.contoso.example',
      'soap c.contoso.example',
      ...gone(D),
    ],
  },
  {
    name: 'DNS names a server on port 8443, which doesn’t count',
    world: { 'soap a.contoso.example': soap.found(), [`site ${D}`]: {} },
    srv: [srv('a.contoso.example', 0, 0, 8443)],
    end: { reason: 'not-found' },
    requests: [...gone(A), `http ${A} !unreachable`, ...all(D)],
    questions: [O],
  },
  {
    name: 'DNS names a server elsewhere, the user agrees',
    world: { [`soap ${F}`]: known(soap.found()) },
    srv: [srv(F)],
    agreed: [F],
    end: found('soap'),
    requests: [...gone(A), `http ${A} !unreachable`, `soap ${F}`, `soap ${F} +basic`, ...gone(D)],
    questions: [F],
  },
  {
    name: 'DNS names a server elsewhere, the user declines',
    world: { [`soap ${F}`]: known(soap.found()) },
    srv: [srv(F)],
    end: { reason: 'declined' },
    requests: [...gone(A), `http ${A} !unreachable`, ...gone(D)],
    questions: [F, O],
  },
];

const ERRORS: readonly Situation[] = [
  ...([500, 501, 600, 601, 602, 603] as const).map((code) => ({
    name: `POX gives the error ${code}`,
    world: { [`pox ${A}`]: pox.error(code) },
    end: { reason: code === 500 ? 'unknown-address' : 'service-error', code: String(code) } as const,
    requests: [...site(A), ...gone(D)],
  })),
  {
    name: 'POX of the domain knows nobody, that of the other host does',
    world: { [`site ${A}`]: {}, [`pox ${D}`]: pox.error(500), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [...all(A), ...all(D)],
  },
  {
    name: 'SOAP doesn’t know the mailbox',
    world: { [`soap ${A}`]: soap.error('InvalidUser') },
    end: { reason: 'unknown-address', code: 'InvalidUser' },
    requests: [...site(A), ...gone(D)],
  },
  {
    name: 'SOAP refuses the whole request, POX answers',
    world: { [`soap ${A}`]: soap.wholeError('InternalServerError'), [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [...all(A), ...gone(D)],
  },
  {
    name: 'SOAP is busy, and answers when it is asked once more',
    world: { [`soap ${A}`]: [soap.wholeError('ServerBusy'), soap.found()] },
    end: found('soap'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'SOAP stays busy: POX is next',
    world: { [`soap ${A}`]: { status: 503, headers: { 'Retry-After': '3600' } }, [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [`json ${A}`, `soap ${A}`, `soap ${A}`, `pox ${A}`, ...gone(D)],
  },
];

const OTHER: readonly Situation[] = [
  {
    name: 'what was found this week is used again, and nobody is asked',
    world: {},
    options: { cached: { url: EWS, until: START + 1 } },
    end: found('cached'),
    requests: [],
  },
  {
    name: 'what was found before last week is looked for again',
    world: { [`soap ${A}`]: soap.found('https://new.contoso.example/EWS/Exchange.asmx') },
    options: { cached: { url: EWS, until: START } },
    end: found('soap', 'https://new.contoso.example/EWS/Exchange.asmx'),
    requests: [`json ${A}`, `soap ${A}`, ...gone(D)],
  },
  {
    name: 'a domain in other letters is asked for in ASCII',
    address: 'mira@Bücher.example',
    world: { 'soap autodiscover.xn--bcher-kva.example': soap.found() },
    agreed: ['mail.contoso.example'],
    end: found('soap'),
    requests: [
      'GET https://autodiscover.xn--bcher-kva.example/autodiscover/autodiscover.json?Email=mira%40xn--bcher-kva.example&Protocol=Ews',
      'soap autodiscover.xn--bcher-kva.example',
      'GET https://xn--bcher-kva.example/autodiscover/autodiscover.json?Email=mira%40xn--bcher-kva.example&Protocol=Ews !unreachable',
    ],
    questions: ['mail.contoso.example'],
  },
  {
    name: 'a local part with everything in it arrives as it is',
    address: 'm&v<"\'>+x=%41?#ü@contoso.example',
    world: { [`site ${A}`]: {}, [`pox ${A}`]: pox.found() },
    end: found('pox'),
    requests: [...all(A), ...gone(D)],
  },
  ...[
    '',
    'mira',
    '@contoso.example',
    'mira@',
    'mira@[10.0.0.1]',
    'mira@10.0.0.1',
    'mira@contoso.example/x',
    'mi\nra@contoso.example',
  ].map((address) => ({
    name: `${JSON.stringify(address)} is no address`,
    address,
    world: {},
    end: { reason: 'bad-address' } as const,
    requests: [],
  })),
];

export const SITUATIONS: readonly Situation[] = [
  ...BY_JSON,
  ...ONLINE_MAIL,
  ...BY_POST,
  ...SIGN_IN,
  ...REDIRECTS,
  ...LAST_WAYS,
  ...ERRORS,
  ...OTHER,
];
