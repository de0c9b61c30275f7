import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { discover, type DiscoverOptions } from '../../../../electron/ews/autodiscover/discover.ts';
import type {
  DiscoverPorts,
  DiscoverStep,
  Discovery,
  MxRecord,
  SrvRecord,
} from '../../../../electron/ews/autodiscover/model.ts';
import type { Http } from '../../../../electron/ews/http.ts';
import type { XmlNode } from '../../../../electron/ews/xml.ts';
import { readXml } from '../../../../electron/ews/xml-whole.ts';
import { createNodeHttp, type NodeHttp } from '../../../support/http-node.ts';
import { networkQuiet, trackServer } from '../../../support/network.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { sample } from '../samples.ts';

export const ADDRESS = 'mira.voss@contoso.example';
export const START = Date.UTC(2026, 8, 1, 8);
const CREDENTIALS = { username: 'mira.voss', password: 'pass:wörd' };

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is asked for, and where right credentials lead to: a challenge is a 401 for everybody else. */
  readonly challenge?: readonly string[];
  /** The body never ends. */
  readonly endless?: boolean;
  /** Wrong for this server, whatever they are. */
  readonly refuses?: boolean;
}

/** One answer always, or several in turn, the last one from then on. `certificate`: no connection for want of a valid one. */
export type Answer = Reply | 'silent' | 'certificate';

/**
 * Who answers what: `soap HOST`, `pox HOST`, `json HOST`, `http HOST` for Autodiscover's own addresses, else `POST URL` and so
 * on. `site HOST` makes a host exist that answers 404. A host that isn't in it has no address in the DNS.
 */
export type World = Readonly<Record<string, Answer | readonly Answer[]>>;

export interface Scene {
  readonly address?: string;
  readonly world: World;
  readonly srv?: readonly SrvRecord[];
  readonly mx?: readonly MxRecord[];
  /** `false` to be asked to sign in. */
  readonly credentials?: boolean;
  readonly token?: string;
  /** Hosts that the user agrees to; all others are declined. */
  readonly agreed?: readonly string[];
  readonly options?: DiscoverOptions;
  readonly signal?: AbortSignal;
  /** What happens while the user is asked. */
  readonly whileAsked?: (clock: VirtualClock) => Promise<undefined | 'no reply'>;
}

export interface Played {
  readonly outcome: Discovery;
  /** In the order of their hosts, those of a host in their own; `+basic` and `+bearer` where somebody was named. */
  readonly requests: readonly string[];
  /** The same as they were sent. */
  readonly sent: readonly string[];
  readonly questions: readonly string[];
  /** Method, address and mailbox of each question. */
  readonly asked: readonly string[];
  /** Where credentials would have gone had they been asked for. */
  readonly offered: readonly string[];
  /** Virtual milliseconds. */
  readonly ms: number;
  readonly told: readonly DiscoverStep[];
  readonly timersLeft: number;
  /** Answers that the server still gives, or would give. */
  readonly hanging: number;
}

interface Request {
  readonly host: string;
  readonly line: string;
}

let server: http.Server | undefined;
let port = 0;
let answers = new Map<string, Answer[]>();
let seen: Request[] = [];
let asked: string[] = [];
let unanswered = 0;
let offered: string[] = [];
let complaints: unknown[] = [];
let address = ADDRESS;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      try {
        answer(request, body, response);
      } catch (error) {
        complaints.push(error);
        response.writeHead(500).end();
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // listening on a port, not a pipe
  trackServer(`http://127.0.0.1:${port}`);
});
afterAll(() => {
  server?.close();
  server?.closeAllConnections();
});
beforeEach(() => {
  answers = new Map();
});

/** One search from its beginning to its end, over real HTTP; the clock goes on when nothing else does. */
export async function play(scene: Scene): Promise<Played> {
  address = scene.address ?? ADDRESS;
  answers = new Map(Object.entries(scene.world).map(([key, value]) => [key, queueOf(value)]));
  [seen, asked, offered, complaints] = [[], [], [], []];
  const clock = new VirtualClock(START, networkQuiet);
  const network = createNetwork();
  const questions: string[] = [];
  const told: DiscoverStep[] = [];
  const state: { ended: boolean; reply?: (() => void) | undefined } = { ended: false };
  const ports: DiscoverPorts = {
    http: network.http,
    clock,
    dns: {
      srv: () => (scene.srv === undefined ? Promise.reject(new Error('queryA ENOTFOUND')) : Promise.resolve(scene.srv)),
      mx: () => (scene.mx === undefined ? Promise.reject(new Error('queryA ENOTFOUND')) : Promise.resolve(scene.mx)),
    },
    credentials: scene.credentials === false ? undefined : CREDENTIALS,
    token: scene.token === undefined ? undefined : () => Promise.resolve(scene.token),
    agree: (host) => {
      questions.push(host);
      return new Promise((resolve) => {
        state.reply = () => resolve(scene.agreed?.includes(host) === true);
      });
    },
    onStep: (step) => told.push(step),
  };
  const running = discover(address, ports, scene.signal ?? new AbortController().signal, scene.options).finally(() => {
    state.ended = true;
  });
  running.catch(() => undefined);
  for (;;) {
    await networkQuiet();
    if (state.ended) break;
    if (state.reply !== undefined) {
      const { reply } = state;
      state.reply = undefined;
      if ((await scene.whileAsked?.(clock)) !== 'no reply') reply();
      continue;
    }
    if (clock.next === undefined) throw new Error('nothing to wait for');
    await clock.advance(clock.next - clock.now());
  }
  await networkQuiet();
  const hanging = unanswered;
  network.close();
  expect(complaints).toEqual([]);
  const outcome = await running;
  const requests = [...seen].sort((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0));
  return {
    outcome,
    requests: requests.map(({ line }) => line),
    sent: seen.map(({ line }) => line),
    questions,
    asked,
    offered,
    ms: clock.now() - START,
    told,
    hanging,
    timersLeft: clock.waiting,
  };
}

const queueOf = (value: World[string]): Answer[] => (isQueue(value) ? [...value] : [value]);

const isQueue = (value: World[string]): value is readonly Answer[] => Array.isArray(value);

/** A network in which every host of the world is one server, and connections aren't shared between hosts. */
function createNetwork(): NodeHttp {
  const stacks = new Map<string, NodeHttp>();
  const send: Http = async (request) => {
    const { host, origin, pathname, search, protocol } = new URL(request.url);
    const key = keyOf(request.method, request.url);
    asked.push(`${request.method} ${request.url} ${mailboxIn(request.body ?? '')}`);
    if (request.credentials !== undefined || 'Authorization' in request.headers) offered.push(request.url);
    const known = [...answers.keys()].some((other) => other.endsWith(` ${host}`) || other.includes(`://${host}/`));
    if (!known) {
      seen.push({ host, line: `${key} !unreachable` });
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    }
    if (answers.get(key)?.[0] === 'certificate') {
      seen.push({ host, line: `${key} !certificate` });
      throw Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    }
    const stack = stacks.get(origin) ?? createNodeHttp();
    stacks.set(origin, stack);
    const headers = { ...request.headers, 'X-Origin': `${protocol}//${host}` };
    return stack.http({ ...request, url: `http://127.0.0.1:${port}${pathname}${search}`, headers });
  };
  return {
    http: send,
    close: () => {
      for (const stack of stacks.values()) stack.close();
    },
  };
}

const WAYS: readonly (readonly [name: string, ending: string, method: string])[] = [
  ['soap', 'svc', 'POST'],
  ['pox', 'xml', 'POST'],
  ['json', 'json', 'GET'],
];

/** `soap HOST` for exactly what is asked there, else method and URL as they are. */
function keyOf(method: string, url: string): string {
  const { host } = new URL(url);
  if (method === 'GET' && url === `http://${host}/autodiscover/autodiscover.xml`) return `http ${host}`;
  const way = WAYS.find(([name, ending, by]) => {
    const question = name === 'json' ? `?Email=${encodeURIComponent(address)}&Protocol=Ews` : '';
    return (
      method === by &&
      new URL(url).href === new URL(`https://${host}/autodiscover/autodiscover.${ending}${question}`).href
    );
  });
  return way === undefined ? `${method} ${url}` : `${way[0]} ${host}`;
}

function answer(request: http.IncomingMessage, body: string, response: http.ServerResponse): void {
  const url = `${String(request.headers['x-origin'])}${request.url ?? ''}`;
  const { host } = new URL(url);
  const key = keyOf(request.method ?? '', url);
  unanswered += 1;
  response.once('close', () => (unanswered -= 1));
  const scheme = request.headers.authorization?.split(' ')[0]?.toLowerCase();
  seen.push({ host, line: scheme === undefined ? key : `${key} +${scheme}` });
  if (request.method === 'POST') checkRequest(request, body, url);
  const queue = answers.get(key) ?? [];
  const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? NOT_THERE;
  if (typeof reply === 'string') return;
  const known =
    scheme !== undefined &&
    reply.refuses !== true &&
    reply.challenge?.some((one) => one.toLowerCase().startsWith(scheme));
  if (reply.challenge !== undefined && known !== true) {
    response.writeHead(401, { 'WWW-Authenticate': [...reply.challenge] }).end('<html>who are you?</html>');
    // The next one of a queue is for the next question, not for the answer to this challenge.
    if (scheme === undefined && queue.length > 0 && queue[0] !== reply) queue.unshift(reply);
    return;
  }
  response.writeHead(reply.status ?? 200, { 'Content-Type': 'text/xml; charset=utf-8', ...reply.headers });
  if (reply.endless === true) response.write(reply.body);
  else response.end(reply.body);
}

const NOT_THERE: Reply = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><p>Not here' };

/** What is posted looks as Microsoft's documents do but for the mailbox and the address. */
function checkRequest(request: http.IncomingMessage, body: string, url: string): void {
  const root = readXml(body);
  const mailbox = mailboxIn(body);
  const expected = sample(root.name === 'Envelope' ? '65' : '60')
    .replace(ADDRESS, mailbox)
    .replace('https://autodiscover.contoso.example/autodiscover/autodiscover.svc', url.replaceAll('&', '&amp;'));
  expect(request.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(treeOf(root)).toEqual(treeOf(readXml(expected)));
}

const mailboxIn = (body: string): string => /<(?:a:Mailbox|EMailAddress)>([^<]*)</.exec(body)?.[1] ?? '';

const treeOf = ({ name, attributes, children, text }: XmlNode): object => ({
  name,
  attributes,
  text: text.trim(),
  children: children.map(treeOf),
});
