import { app } from 'electron';
import type { OAuthFlow, SignIn } from '../shared/account.ts';
import type { SignInOffer } from '../shared/setup.ts';
import { offerOf } from './auth/challenges.ts';
import { chooseMethods } from './auth/choose.ts';
import type { OAuth, OAuthOptions } from './auth/oauth.ts';
import { SignInError } from './auth/sign-in-error.ts';
import type { AccountConfig, Connection, EnginePorts, Finder } from './engine/ports.ts';
import { createEwsClient } from './ews/client.ts';
import { schemesFrom, type HttpCredentials } from './ews/http.ts';
import { createConnectionFacts } from './gateway/connection-facts.ts';
import { createEwsGateway } from './gateway/ews-gateway.ts';
import { createFinder } from './gateway/finder.ts';
import { GatewayError } from './gateway/gateway-error.ts';
import { createLockedGateway } from './gateway/locked-gateway.ts';
import { systemClock } from './shell/clock.ts';
import { systemDns } from './shell/dns.ts';
import { systemEnvironment } from './shell/environment.ts';
import { createAccountHttp } from './shell/http.ts';
import type { Policy } from '../shared/policy.ts';
import type { Translate } from '../shared/messages/index.ts';

/** What ways to servers need of the rest of the app. */
export interface WayPorts {
  readonly trusts: (host: string, fingerprint: string) => boolean;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly policy: Policy;
  readonly speech: () => { readonly t: Translate; readonly language: string };
}

type Secret = string | undefined;

const HOUR = 60 * 60_000;

/** How accounts reach their servers: a network session, credentials or tokens, client and gateway for each. */
export function createWays(ports: WayPorts): Pick<EnginePorts, 'connect' | 'finder'> {
  const userAgent = `Presently/${app.getVersion()}`;
  const network = (id: string, ticketFor: readonly string[] = []) =>
    createAccountHttp(id, { trusts: ports.trusts, ticketFor });

  /** The OAuth of one account over a network of its own: tokens aren't asked for where mail is. */
  const oauthOf = (
    account: AccountConfig & { readonly signIn: Extract<SignIn, { method: 'oauth' }> },
    secret: Secret,
    keep: (secret: string) => void,
  ): { readonly oauth: OAuth; readonly close: () => void } => {
    const { flow, authority, clientId, scopes } = account.signIn;
    const own = network(`${account.id}-oauth`);
    const { t, language } = ports.speech();
    const isApplication = flow === 'client';
    const oauth = laterOAuth({
      config: {
        flow,
        authority,
        clientId,
        scopes,
        loginHint: account.address,
        ...(isApplication && secret !== undefined ? { clientSecret: secret } : {}),
      },
      // An application proves itself with its secret; what it was given for that needn't outlive the app.
      cache: {
        load: () => Promise.resolve(isApplication ? undefined : secret),
        save: (text) => {
          if (!isApplication) keep(text);
          return Promise.resolve();
        },
      },
      http: own.http,
      openBrowser: ports.openBrowser,
      words: {
        language,
        title: t('connect.redirectTitle'),
        done: t('connect.redirectDone'),
        failed: t('connect.redirectFailed'),
      },
      clock: systemClock,
      // Whoever has a person sign in says how long they are waited for; this is only the last resort.
      deadlineMs: HOUR,
    });
    return { oauth, close: own.close };
  };

  const connect = (account: AccountConfig, secret: Secret, keep: (secret: string) => void): Connection => {
    const { address, server, signIn } = account;
    const { host, hostname } = new URL(server);
    const subject = { host, address };
    if (secret === undefined && signIn.method !== 'machine') {
      const gateway = createLockedGateway({ kind: 'sign-in', ...subject, code: 'no-password' });
      return { gateway, facts: () => ({ requests: 0, failures: 0 }), close: () => undefined };
    }
    const own = network(account.id, signIn.method === 'machine' ? [hostname] : []);
    const facts = createConnectionFacts(subject);
    const tokens = signIn.method === 'oauth' ? oauthOf({ ...account, signIn }, secret, keep) : undefined;
    const credentials = credentialsOf(account, secret);
    const client = createEwsClient({
      http: own.http,
      url: server,
      clock: systemClock,
      userAgent,
      onExchange: facts.see,
      ...(credentials === undefined ? {} : { credentials }),
      ...(tokens === undefined ? {} : { token: (signal, refused) => tokenFor(tokens.oauth, subject, signal, refused) }),
      ...(impersonated(account) ? { impersonate: account.impersonate ?? address } : {}),
    });
    const mailbox = account.impersonate ?? address;
    return {
      gateway: createEwsGateway({
        accountId: account.id,
        address: mailbox,
        client,
        byTicket: signIn.method === 'machine',
        zone: () => systemEnvironment.zone(),
      }),
      facts: () => {
        const quiet = client.quietUntil();
        const scheme = tokens === undefined ? own.scheme() : 'bearer';
        return {
          ...facts.facts(),
          ...(scheme === undefined ? {} : { convincedBy: scheme }),
          ...(quiet === undefined ? {} : { quietUntil: new Date(quiet).toISOString() }),
        };
      },
      close: () => {
        own.close();
        tokens?.close();
      },
    };
  };

  const signIn: Finder['signIn'] = async (account, options, signal) => {
    if (account.signIn.method !== 'oauth') throw new Error('only OAuth signs in ahead');
    let kept: string | undefined;
    const withOAuth = { ...account, signIn: account.signIn };
    const { oauth, close } = oauthOf(withOAuth, options.clientSecret, (text) => (kept = text));
    try {
      await oauth.signIn(signal, ({ userCode, verificationUri, expiresAt }) =>
        options.onDevice({ code: userCode, url: verificationUri, until: expiresAt }),
      );
    } catch (cause) {
      throw asGatewayError(cause, { host: new URL(account.server).host, address: account.address });
    } finally {
      close();
    }
    const secret = account.signIn.flow === 'client' ? options.clientSecret : kept;
    if (secret === undefined) throw new GatewayError({ kind: 'sign-in', address: account.address, code: 'no-token' });
    return secret;
  };

  const finder = createFinder({
    network: () => network('finder'),
    clock: systemClock,
    dns: systemDns,
    userAgent,
    offersOf: (server, challenges) => offersOf(server, challenges, ports.policy),
  });
  return { connect, finder: { ...finder, signIn } };
}

/** MSAL is large, and most accounts need none of it: it is loaded with the first question. */
function laterOAuth(options: OAuthOptions): OAuth {
  let made: Promise<OAuth> | undefined;
  const oauth = () => (made ??= import('./auth/oauth.ts').then(({ createOAuth }) => createOAuth(options)));
  return {
    signIn: async (...asked) => (await oauth()).signIn(...asked),
    token: async (...asked) => (await oauth()).token(...asked),
    signOut: async () => (await oauth()).signOut(),
  };
}

/** An application has no mailbox of its own. */
const impersonated = ({ signIn, impersonate }: AccountConfig): boolean =>
  impersonate !== undefined || (signIn.method === 'oauth' && signIn.flow === 'client');

/** Answers the challenge that was agreed to, or a stronger one. */
function credentialsOf({ address, signIn }: AccountConfig, secret: Secret): HttpCredentials | undefined {
  if (signIn.method === 'oauth' || signIn.method === 'machine' || secret === undefined) return undefined;
  return { username: signIn.user ?? address, password: secret, schemes: schemesFrom(signIn.method) };
}

async function tokenFor(
  oauth: OAuth,
  subject: { readonly host: string; readonly address: string },
  signal: AbortSignal,
  refused: string | undefined,
): Promise<string> {
  try {
    return await oauth.token(signal, refused === undefined ? {} : { refused });
  } catch (cause) {
    throw asGatewayError(cause, subject);
  }
}

const asGatewayError = (cause: unknown, subject: { readonly host: string; readonly address: string }): unknown =>
  cause instanceof SignInError
    ? new GatewayError({ ...subject, ...cause.error }, { cause, ...(cause.isFinal ? { hint: 'person' } : {}) })
    : cause;

const FLOWS: readonly OAuthFlow[] = ['code', 'device'];

/** What people may choose among. Client credentials are for administrators: only policy or the command line bring them. */
function offersOf(server: string, challenges: string | undefined, policy: Policy): readonly SignInOffer[] {
  const offered = offerOf(challenges);
  const { offer } = chooseMethods(offered, {
    url: server,
    machineTicket: policy.trustedHosts.includes(new URL(server).hostname),
    clientId: true,
    authority: policy.authority !== undefined,
    ...(policy.methods === undefined ? {} : { allowed: policy.methods }),
  });
  return offer.map((method): SignInOffer => {
    if (method !== 'oauth') return { method };
    const { clientId } = policy;
    return {
      method,
      flows: FLOWS,
      authority: policy.authority ?? offered.bearer?.authority ?? '',
      host: new URL(server).host,
      ...(clientId === undefined ? {} : { clientId }),
    };
  });
}
