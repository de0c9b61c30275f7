import type { Finding } from '../../shared/account.ts';
import type { SetupStep, SignInInput, SignInOffer } from '../../shared/setup.ts';
import { discover } from '../ews/autodiscover/discover.ts';
import type { DiscoverPorts } from '../ews/autodiscover/model.ts';
import { writeEnvelope, DEFAULT_SERVER_VERSION } from '../ews/envelope.ts';
import { EwsHttpError, EwsTransportError } from '../ews/errors.ts';
import { mayCarryCredentials, schemesFrom, type Http, type HttpCredentials } from '../ews/http.ts';
import { getFolder } from '../ews/operations/get-folder.ts';
import { DEFAULT_LIMITS, open, type EwsClock } from '../ews/transport.ts';
import { toGatewayError } from './app-error.ts';
import { toDiscoveryError, toSetupStep } from './discovery.ts';

export interface FinderPorts {
  /** A network for one undertaking. */
  readonly network: () => { readonly http: Http; readonly close: () => void };
  readonly clock: EwsClock;
  readonly dns: DiscoverPorts['dns'];
  /** `Presently/<version>`. */
  readonly userAgent: string;
  /** What a server's challenges (its `WWW-Authenticate`) come to, best first. */
  readonly offersOf: (server: string, challenges: string | undefined) => readonly SignInOffer[];
}

export interface FindOptions {
  readonly credentials?: SignInInput;
  readonly agree: (host: string) => Promise<boolean>;
  readonly onStep: (step: SetupStep) => void;
}

type FoundServer =
  | { readonly kind: 'found'; readonly server: string; readonly foundBy: Finding; readonly address?: string }
  | { readonly kind: 'sign-in'; readonly offers: readonly SignInOffer[] };

/** Finds a mailbox's server by Autodiscover, and asks a server how it wants people to sign in. Fails with `GatewayError`s. */
export function createFinder(ports: FinderPorts) {
  const over = async <T>(work: (http: Http) => Promise<T>): Promise<T> => {
    const { http, close } = ports.network();
    try {
      return await work(http);
    } finally {
      close();
    }
  };
  return {
    find: (address: string, options: FindOptions, signal: AbortSignal): Promise<FoundServer> =>
      over(async (http) => {
        const { clock, dns, userAgent } = ports;
        const credentials = credentialsOf(address, options.credentials);
        const found = await discover(
          address,
          {
            http,
            clock,
            dns,
            userAgent,
            agree: options.agree,
            onStep: (step) => {
              const told = toSetupStep(step);
              if (told !== undefined) options.onStep(told);
            },
            ...(credentials === undefined ? {} : { credentials }),
          },
          signal,
        ).catch((error: unknown) => {
          throw toGatewayError(error, { host: address.slice(address.lastIndexOf('@') + 1), address });
        });
        if (found.kind === 'failed') throw toDiscoveryError(found.error, address);
        if (found.kind === 'sign-in') {
          const [first] = found.hosts;
          return { kind: 'sign-in', offers: ports.offersOf(first?.url ?? '', first?.challenges.join(', ')) };
        }
        const { url, way, primaryAddress, redirectedAddress } = found;
        const own = primaryAddress ?? redirectedAddress;
        return { kind: 'found', server: url, foundBy: way, ...(own === undefined ? {} : { address: own }) };
      }),

    /** Asks without saying who asks. An empty Bearer makes Exchange name that one too. */
    offers: (server: string, signal: AbortSignal): Promise<readonly SignInOffer[]> =>
      over(async (http) => {
        const { host } = new URL(server);
        try {
          if (!mayCarryCredentials(server)) throw new EwsTransportError('insecure', 'nobody can sign in there');
          const body = writeEnvelope(getFolder.request({ folders: ['inbox'], fields: [] }), {
            serverVersion: DEFAULT_SERVER_VERSION,
            timeZoneContext: true,
          });
          const headers = {
            'Content-Type': 'text/xml; charset=utf-8',
            Accept: 'text/xml',
            'User-Agent': ports.userAgent,
            Authorization: 'Bearer',
          };
          const { clock } = ports;
          const { headersMs, idleMs } = DEFAULT_LIMITS;
          const answer = await open({ http, url: server, headers, body, signal, clock, headersMs, idleMs });
          // The page beside a refusal says nothing more; unread it would keep its connection open.
          const page = answer.pieces[Symbol.asyncIterator]();
          await page.next();
          await page.return?.();
          if (answer.status !== 401) throw new EwsHttpError(answer.status, { location: answer.headers['location'] });
          return ports.offersOf(server, answer.headers['www-authenticate']);
        } catch (error) {
          throw toGatewayError(error, { host, address: '' });
        }
      }),
  };
}

/** What may answer Autodiscover's challenges; a token or the machine's ticket don't come this way. */
function credentialsOf(address: string, input: SignInInput | undefined): HttpCredentials | undefined {
  if (input?.password === undefined || input.method === 'oauth' || input.method === 'machine') return undefined;
  const username = input.user === undefined || input.user === '' ? address : input.user;
  return { username, password: input.password, schemes: schemesFrom(input.method) };
}
