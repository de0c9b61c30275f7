import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { mayCarryCredentials, type Http, type HttpRequest } from '../ews/http.ts';
import { refusedBy, SignInError, withoutSecrets } from './sign-in-error.ts';
import { within, type AuthClock } from './within.ts';

interface NetworkParts {
  readonly http: Http;
  readonly clock: AuthClock;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
}

/** MSAL's network over the app's own, so that the system's proxy and certificate authorities count. For one undertaking. */
export interface OAuthNetwork {
  readonly module: INetworkModule;
  /** What went wrong last, told better than by MSAL, which hides the cause of some failures and renames others. */
  readonly failure: () => SignInError | undefined;
}

const REQUEST_MS = 30_000;
const LARGEST_ANSWER = 1024 * 1024;
/** Seconds between two questions whether a device code was used, where the authority names none (RFC 8628, 3.2). */
const POLL_SECONDS = 5;

type Json = Readonly<Record<string, unknown>>;

/** Network for MSAL. Its requests reject with `SignInError`s; `failure` has the last one, or the last refusal. */
export function createOAuthNetwork(parts: NetworkParts): OAuthNetwork {
  let failure: SignInError | undefined;
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<never>> => {
    failure = undefined;
    try {
      const answer = await ask(parts, { method, url, headers: options.headers ?? {}, ...bodyOf(options) });
      failure = refusalIn(answer.body, url);
      // MSAL would go on with a device code that it doesn't have.
      if (failure !== undefined && options.body?.includes('grant_type=') === false) throw failure;
      const body = await eased(answer.body, parts);
      // Whatever MSAL says that it wants: it looks at what it gets.
      return { ...answer, body: body as never };
    } catch (cause) {
      failure = cause instanceof SignInError ? cause : unreachable(cause, url);
      throw failure;
    }
  };
  return {
    module: {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    },
    failure: () => failure,
  };
}

/** MSAL says `device_code` as Entra ID did before RFC 8628; both understand the standard's name, others only that. */
const bodyOf = ({ body }: NetworkRequestOptions): Pick<HttpRequest, 'body'> =>
  body === undefined
    ? {}
    : { body: body.replace(/(^|&)grant_type=device_code(?=&|$)/, `$1grant_type=${DEVICE_GRANT}`) };
const DEVICE_GRANT = encodeURIComponent('urn:ietf:params:oauth:grant-type:device_code');

async function ask(
  { http, clock, signal }: NetworkParts,
  request: Omit<HttpRequest, 'signal'>,
): Promise<NetworkResponse<Json>> {
  const { host } = new URL(request.url);
  // An authority names its endpoints itself; none of them may be worse protected than it is.
  if (!mayCarryCredentials(request.url)) throw new SignInError({ kind: 'insecure', host });
  return within({ signal, clock, deadlineMs: REQUEST_MS }, async (ending) => {
    const { status, headers, body } = await http({ ...request, signal: ending });
    const json = jsonOf(await textOf(body, host));
    if (json === undefined) throw strangeAnswer(status, host);
    return { status, headers, body: json };
  });
}

async function textOf(body: AsyncIterable<Uint8Array>, host: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > LARGEST_ANSWER) throw new SignInError({ kind: 'too-large', host });
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function jsonOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Anything but JSON comes from something in between: a proxy, a gateway, a page for people. */
function strangeAnswer(status: number, host: string): SignInError {
  const kind =
    status === 429 || status === 503 ? 'busy' : status >= 500 || status === 407 ? 'unreachable' : 'broken-answer';
  return new SignInError({ kind, code: String(status), host });
}

const PENDING = new Set(['authorization_pending', 'slow_down']);

function refusalIn(body: Json, url: string): SignInError | undefined {
  const { error, error_description: description } = body;
  if (typeof error !== 'string' || PENDING.has(error)) return undefined;
  const text = typeof description === 'string' ? description : undefined;
  return refusedBy({ code: error, description: text, host: new URL(url).host });
}

/** What MSAL doesn't know of device codes: how often to ask where nobody says so, and that one may be asked to slow down. */
async function eased(body: Json, { clock, signal }: NetworkParts): Promise<Json> {
  if (typeof body['device_code'] === 'string') return { interval: POLL_SECONDS, ...body };
  if (body['error'] !== 'slow_down') return body;
  await new Promise<void>((resolve) => {
    const stop = clock.after(POLL_SECONDS * 1000, resolve);
    const over = () => {
      stop();
      resolve();
    };
    signal.addEventListener('abort', over, { once: true });
  });
  return { ...body, error: 'authorization_pending' };
}

function unreachable(cause: unknown, url: string): SignInError {
  const detail = cause instanceof Error ? withoutSecrets(cause.message) : '';
  return new SignInError({ kind: 'unreachable', host: new URL(url).host, ...(detail === '' ? {} : { detail }) });
}
