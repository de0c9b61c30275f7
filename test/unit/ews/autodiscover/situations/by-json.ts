import { json, known, moved, soap } from '../replies.ts';
import { D, A, O, ONLINE, WEB_SITE, MAIL_ONLINE, at, found, gone, all, type Situation } from './situation.ts';

export const BY_JSON: readonly Situation[] = [
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

export const ONLINE_MAIL: readonly Situation[] = [
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
