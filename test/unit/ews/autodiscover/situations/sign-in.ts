import { known, refuses, soap } from '../replies.ts';
import { D, A, WEB_SITE, srv, found, gone, all, type Situation } from './situation.ts';

export const SIGN_IN: readonly Situation[] = [
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
