import { act as carryOut, type Door } from './control-actions.ts';
import type { ControlAnswer, ControlRequest } from './control.ts';
import { ExchangeHandler, pathOf } from './exchange-handler.ts';
import { buildState, usersOf, type CommonOptions, type User } from './options.ts';
import { Pipe, type PipeAnswer } from './pipe.ts';

const origin = 'https://mail.contoso.example';

export interface InProcessRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Sent along at once: the challenge that a client would answer with them is taken as read. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** An embedded Exchange without sockets, for runs on a clock of their own. */
export interface InProcessExchange {
  readonly url: string;
  /** Everybody who can sign in, the main user first. */
  readonly users: readonly User[];
  /** Rejects as a network would where there is no answer; the body throws where it breaks off. */
  http(request: InProcessRequest): Promise<PipeAnswer>;
  /** What the control address does. */
  act<R extends ControlRequest>(request: R): Promise<ControlAnswer<R['action']>>;
  /** Requests that the server hasn't done with. */
  pending(): number;
  /** Those of them that wait for nothing but the clock, everything that was written having been read. */
  parked(): number;
  /** Breaks off all that is open and takes back every timer. */
  stop(): void;
}

/** Builds the embedded Exchange in this process, answering at once. */
export function buildExchange(options: CommonOptions = {}): InProcessExchange {
  const state = buildState(options);
  const handler = new ExchangeHandler(state);
  const pipes = new Set<Pipe>();
  // One client, one connection.
  const connection = {};
  let isOpen = true;
  const shut = (): void => {
    isOpen = false;
    for (const pipe of [...pipes]) pipe.breakOff();
  };
  const door: Door = {
    start: () => {
      isOpen = true;
      return Promise.resolve();
    },
    stop: () => {
      shut();
      return Promise.resolve();
    },
  };
  return {
    url: `${origin}${pathOf(1)}`,
    users: usersOf(state),
    http: ({ url, method, headers, body, signal, credentials }) => {
      if (!isOpen || new URL(url).origin !== origin) return Promise.reject(networkError('ECONNREFUSED'));
      const pipe = new Pipe({ signal, broken: () => networkError('ECONNRESET'), onDone: () => pipes.delete(pipe) });
      pipes.add(pipe);
      const request = {
        connection,
        method,
        url,
        headers: { ...lowerCased(headers), ...basic(credentials) },
        body: body ?? '',
      };
      handler.handle(request, pipe).catch((error: unknown) => pipe.fail(error));
      return pipe.answer;
    },
    act: async <R extends ControlRequest>(request: R) =>
      // The contract ties the answer to the action.
      (await carryOut(request, state, door)) as ControlAnswer<R['action']>,
    pending: () => pipes.size,
    parked: () => [...pipes].filter((pipe) => pipe.isParked).length,
    stop: () => {
      shut();
      state.clock.close();
    },
  };
}

/** Nobody here reads compressed answers, whatever is asked for. */
function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== 'accept-encoding'));
}

function basic(credentials: InProcessRequest['credentials']): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

function networkError(code: 'ECONNREFUSED' | 'ECONNRESET'): Error {
  return Object.assign(new Error(code), { code });
}
