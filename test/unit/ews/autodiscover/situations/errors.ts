import { EWS, pox, soap } from '../replies.ts';
import { START } from '../stage.ts';
import { D, A, found, gone, all, site, type Situation } from './situation.ts';

export const ERRORS: readonly Situation[] = [
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

export const OTHER: readonly Situation[] = [
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
