import { ewsScopes } from '../../shared/account.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { createOAuth, type OAuth, type OAuthOptions } from '../../electron/auth/oauth.ts';
import type { OAuthConfig } from '../../electron/auth/oauth-application.ts';
import { SignInError } from '../../electron/auth/sign-in-error.ts';
import type { AppError } from '../../shared/model.ts';
import type { Http } from '../../electron/ews/http.ts';
import { createNodeHttp, type NodeHttp } from './http-node.ts';
import { createBrowser, type Page, type Person, type TestBrowser } from './oauth-browser.ts';
import { startOAuthServer, type OAuthServer } from './oauth-server.ts';
import { settled, VirtualClock } from './virtual-clock.ts';

export const MIRA: Person = { address: 'mira.voss@contoso.example', password: 'correct horse' };
const HOST = 'mail.contoso.example';
const NOW = Date.UTC(2026, 9, 20, 7, 0, 0);

/** What outlives a restart. */
export interface Keyring {
  text: string | undefined;
  saves: number;
}

interface Opened {
  readonly oauth: OAuth;
  readonly keyring: Keyring;
  /** Pages on which the browser ended. */
  readonly pages: readonly Page[];
  readonly log: readonly string[];
  /** Resolves with the next line of the log. */
  readonly logged: () => Promise<string>;
}

interface OpenOptions extends Partial<Pick<OAuthOptions, 'openBrowser' | 'cache' | 'http'>> {
  readonly config?: Partial<OAuthConfig>;
  readonly keyring?: Keyring;
  readonly person?: Person;
}

export interface OAuthDesk {
  readonly server: () => OAuthServer;
  readonly browser: () => TestBrowser;
  readonly clock: () => VirtualClock;
  /** Moves the clock on, the provider's and MSAL's with it. */
  readonly advance: (ms: number) => Promise<void>;
  readonly network: () => NodeHttp;
  /** Grants that the provider was asked for since the last look, once nothing is on its way. */
  readonly asked: () => Promise<readonly string[]>;
  readonly open: (options?: OpenOptions) => Opened;
}

export const WORDS = { language: 'en', title: 'Presently', done: 'You can close this window.', failed: 'That failed.' };

/** A provider for a file's tests, and for each of them a fresh browser and a clock that stands, MSAL's and the provider's too. */
export function useOAuthDesk(): OAuthDesk {
  let running: { readonly server: OAuthServer; readonly network: NodeHttp } | undefined;
  let browser: TestBrowser | undefined;
  let clock = new VirtualClock(NOW);
  const started = () => {
    if (running === undefined) throw new Error('not started');
    return running;
  };
  let underWay = 0;
  const counted =
    (http: Http): Http =>
    async (request) => {
      underWay += 1;
      try {
        return await http(request);
      } finally {
        underWay -= 1;
      }
    };
  const browserOf = () => (browser ??= createBrowser(started().server.ca));
  beforeAll(async () => {
    const server = await startOAuthServer({ users: [MIRA], host: HOST });
    running = { server, network: createNodeHttp({ ca: server.ca }) };
  });
  beforeEach(() => {
    // Both look at the date themselves; their sockets need the machine's timers.
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    clock = new VirtualClock(NOW);
  });
  afterEach(() => {
    browser?.close();
    browser = undefined;
    vi.useRealTimers();
    expect(clock.waiting).toBe(0);
    started().server.setTokenSeconds(3600);
    started().server.grants();
  });
  afterAll(async () => {
    started().network.close();
    await started().server.stop();
  });

  return {
    server: () => started().server,
    network: () => started().network,
    browser: browserOf,
    clock: () => clock,
    advance: async (ms) => {
      await clock.advance(ms);
      vi.setSystemTime(clock.now());
    },
    asked: async () => {
      // A few turns: between two requests there is only thinking.
      for (let turns = 0; turns < 4; turns += 1) {
        await settled();
        if (underWay > 0) turns = -1;
      }
      return started().server.grants();
    },
    open: ({ config = {}, keyring = { text: undefined, saves: 0 }, person = MIRA, ...parts } = {}) => {
      const { server, network } = started();
      const pages: Page[] = [];
      const log: string[] = [];
      let heard: (line: string) => void = () => undefined;
      const flow = config.flow ?? 'code';
      const client = server.confidentialClient;
      const oauth = createOAuth({
        config: {
          ...{ flow, authority: server.authority, scopes: ewsScopes(HOST, flow) },
          ...(flow === 'client'
            ? { clientId: client.id, clientSecret: client.secret }
            : { clientId: server.publicClientId }),
          ...config,
        },
        cache: {
          load: () => Promise.resolve(keyring.text),
          save: (text) => {
            keyring.text = text;
            keyring.saves += 1;
            return Promise.resolve();
          },
        },
        http: counted(network.http),
        openBrowser: async (url) => void pages.push(await browserOf().signIn(url, person)),
        words: WORDS,
        clock,
        log: (message, facts) => {
          const line = `${message} ${JSON.stringify(facts)}`;
          log.push(line);
          heard(line);
        },
        ...parts,
      });
      return { oauth, keyring, pages, log, logged: () => new Promise((resolve) => (heard = resolve)) };
    },
  };
}

/** A signal that nobody aborts. */
export const patient = (): AbortSignal => new AbortController().signal;

/** What people would be told; fails where the promise doesn't. */
export async function failure(promise: Promise<unknown>): Promise<AppError> {
  const cause: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof SignInError)) throw new Error('no SignInError', { cause });
  return cause.error;
}
