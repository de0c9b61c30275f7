import { AuthError, type AuthenticationResult } from '@azure/msal-node';
import type { Http } from '../ews/http.ts';
import {
  confidentialClient,
  createCacheText,
  hostOf,
  publicClient,
  type CacheText,
  type OAuthConfig,
} from './oauth-application.ts';
import { signInByCode, signInByDevice, type DeviceCode } from './oauth-flows.ts';
import { createOAuthNetwork, type OAuthNetwork } from './oauth-network.ts';
import type { RedirectWords } from './redirect-page.ts';
import { refusedBy, SignInError } from './sign-in-error.ts';
import { createTokenKeeper, type Token, type TokenWish } from './token-keeper.ts';
import { within, type AuthClock } from './within.ts';

/** Where tokens outlive the app: the account's secrets. An empty text means that there is nothing to keep any more. */
export interface TokenCachePort {
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

export interface OAuthOptions {
  readonly config: OAuthConfig;
  readonly cache: TokenCachePort;
  readonly http: Http;
  readonly openBrowser: (url: string) => Promise<void>;
  /** Of the page on which the browser ends. */
  readonly words: RedirectWords;
  readonly clock: AuthClock;
  readonly log?: (message: string, facts: Readonly<Record<string, string | number>>) => void;
  /** Milliseconds that a person may take to sign in; a device code ends by itself as well. */
  readonly deadlineMs?: number;
}

export interface SignedIn {
  /** Who signed in, as the authority writes it; none for an application, or where the authority doesn't say. */
  readonly address?: string;
  /** Milliseconds since the epoch: until when the first token lasts. */
  readonly expiresAt: number;
}

/** The OAuth of one account. All of it rejects with `SignInError`. */
export interface OAuth {
  /**
   * Asks the person (`code`, `device`) or proves the application (`client`), and forgets whoever was signed in before once
   * that has worked. `onDeviceCode` is wanted for `device`.
   */
  signIn(signal: AbortSignal, onDeviceCode?: (code: DeviceCode) => void): Promise<SignedIn>;
  /**
   * An access token, without ever asking the person. `refused`: the one that a server has just answered with 401.
   * Kind `sign-in` where only `signIn` helps; that is said without asking the authority again until then.
   */
  token(signal: AbortSignal, wish?: TokenWish): Promise<string>;
  /** Forgets all tokens, here and in the cache. */
  signOut(): Promise<void>;
}

const SIGN_IN_MS = 10 * 60_000;
const RENEWAL_MS = 60_000;

/** OAuth 2.0 by MSAL: Entra ID and its national clouds, AD FS, and other OpenID providers. */
export function createOAuth(options: OAuthOptions): OAuth {
  const { config, cache, clock, log = () => undefined } = options;
  const host = hostOf(config);
  let kept: Promise<string | undefined> | undefined;
  /** One more with each sign-in and sign-out: what began before must not overwrite what came after. */
  let era = 0;

  const load = (): Promise<string | undefined> => {
    kept ??= cache.load().catch((cause: unknown) => {
      kept = undefined;
      const detail = cause instanceof Error ? { detail: cause.message } : {};
      throw new SignInError({ kind: 'no-keyring', host, ...detail });
    });
    return kept;
  };
  const save = async (text: string): Promise<void> => {
    kept = Promise.resolve(text);
    // Tokens that can't be kept still serve until the app ends.
    await cache.save(text).catch(() => log('tokens could not be kept', { host }));
  };

  /** One undertaking with MSAL: its own network, ended with the signal, and a cache that is kept if it worked. */
  const undertake = async (
    limits: { readonly signal: AbortSignal; readonly deadlineMs: number; readonly from: string | undefined },
    run: (
      network: OAuthNetwork['module'],
      text: CacheText,
      signal: AbortSignal,
    ) => Promise<AuthenticationResult | null>,
  ): Promise<{ readonly result: AuthenticationResult; readonly text: string | undefined }> =>
    within({ ...limits, clock }, async (signal) => {
      const network = createOAuthNetwork({ http: options.http, clock, signal });
      const text = createCacheText(limits.from);
      try {
        const result = await run(network.module, text, signal);
        if (result === null || result.accessToken === '') throw new SignInError({ kind: 'broken-answer', host });
        return { result, text: text.changed() };
      } catch (cause) {
        throw network.failure() ?? toSignInError(cause, host);
      }
    });

  const asApplication =
    (skipCache: boolean) =>
    (network: OAuthNetwork['module'], text: CacheText): Promise<AuthenticationResult | null> =>
      confidentialClient(config, network, text).acquireTokenByClientCredential({
        scopes: [...config.scopes],
        skipCache,
      });

  const keeper = createTokenKeeper({
    clock,
    log,
    acquire: async (force) => {
      const begun = era;
      const from = await load();
      const limits = { signal: new AbortController().signal, deadlineMs: RENEWAL_MS, from };
      const { result, text } = await undertake(limits, async (network, own) => {
        if (config.flow === 'client') return asApplication(force)(network, own);
        const client = publicClient(config, network, own);
        const [account] = await client.getAllAccounts();
        if (account === undefined) throw new SignInError({ kind: 'sign-in', code: 'not-signed-in', host });
        return client.acquireTokenSilent({ account, scopes: [...config.scopes], forceRefresh: force });
      });
      if (begun === era && text !== undefined) await save(text);
      return tokenOf(result, clock);
    },
  });

  return {
    signIn: async (signal, onDeviceCode) => {
      const limits = { signal, deadlineMs: options.deadlineMs ?? SIGN_IN_MS, from: undefined };
      const { result, text } = await undertake(limits, (network, own, ending) => {
        if (config.flow === 'client') return asApplication(true)(network, own);
        const client = publicClient(config, network, own);
        if (config.flow === 'code') return signInByCode(client, config, options, ending);
        if (onDeviceCode === undefined) throw new Error('nobody to tell the device code to');
        return signInByDevice(client, config, { clock, onCode: onDeviceCode });
      });
      era += 1;
      const token = tokenOf(result, clock);
      keeper.take(token);
      await save(text ?? '');
      const address = result.account?.username ?? '';
      return { expiresAt: token.expiresAt, ...(address === '' ? {} : { address }) };
    },
    token: (signal, wish) => keeper.token(signal, wish),
    signOut: async () => {
      era += 1;
      keeper.forget();
      await save('');
    },
  };
}

const tokenOf = ({ accessToken, expiresOn }: AuthenticationResult, clock: AuthClock): Token => ({
  value: accessToken,
  expiresAt: expiresOn?.getTime() ?? clock.now(),
});

/** What MSAL decided by itself; what the network or the authority said is known better by the network. */
function toSignInError(cause: unknown, host: string): unknown {
  if (!(cause instanceof AuthError)) return cause;
  return refusedBy({ code: cause.errorCode, description: cause.errorMessage, host });
}
