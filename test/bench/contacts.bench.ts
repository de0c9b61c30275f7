import { createEwsClient } from '../../electron/ews/client.ts';
import { createEwsGateway } from '../../electron/gateway/ews-gateway.ts';
import { openMailboxState } from '../../electron/engine/mailbox-state.ts';
import { NO_CACHE } from '../../electron/engine/cache.ts';
import { watchPeople } from '../../electron/engine/people.ts';
import type { Http } from '../../electron/ews/http.ts';
import { startExchange } from '../support/exchange.ts';
import { createNodeHttp } from '../support/http-node.ts';
import { among, type Figure } from './figure.ts';

const PEOPLE = 1000;
const REQUESTS = PEOPLE / 100;
const GOAL_MS = 3000;
const GOAL_MB = 8;

/** Free/busy of a thousand people, read once, over real HTTP: requests, seconds and megabytes. */
export async function measure(): Promise<readonly Figure[]> {
  const zone = 'Europe/Berlin';
  const exchange = await startExchange({ zone, people: PEOPLE + 1 });
  const network = createNodeHttp();
  let requests = 0;
  let bytes = 0;
  const http: Http = async (request) => {
    requests += 1;
    bytes += request.body?.length ?? 0;
    const response = await network.http(request);
    return { ...response, body: counted(response.body, (size) => (bytes += size)) };
  };
  const clock = {
    now: () => Date.now(),
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const { address, password } = exchange.mira;
  const credentials = { username: address, password };
  const client = createEwsClient({ http, url: exchange.url, credentials, clock });
  const gateway = createEwsGateway({ accountId: 'bench', address, client, zone: () => zone });
  const quiet = { info: () => undefined, warn: () => undefined };
  const readAll = async (addresses: readonly string[]) => {
    const state = openMailboxState('bench', NO_CACHE, quiet, () => undefined);
    const environment = { zone: () => zone };
    const people = watchPeople({ gateway, state, clock, random: Math.random, environment, onWork: () => undefined });
    people.watch(addresses);
    while (people.nextIn() === 0) await people.read(new AbortController().signal);
    return state.known().freeBusy;
  };
  try {
    const others = exchange.users.map((user) => user.address).filter((each) => each !== address);
    const watched = others.slice(0, PEOPLE);
    // The first time the embedded Exchange expands a thousand calendars, which a real one has ready.
    await readAll(watched);
    [requests, bytes] = [0, 0];
    const began = performance.now();
    const freeBusy = await readAll(watched);
    const took = performance.now() - began;
    const known = freeBusy.filter((each) => each.freeBusy.error === undefined).length;
    if (freeBusy.length !== PEOPLE) throw new Error(`${freeBusy.length} were read`);
    const facts = { against: 'what is aimed at', goal: 1 };
    return [
      among({ name: 'contacts requests', unit: `for ${PEOPLE}, ${known} readable`, ...facts }, requests, REQUESTS),
      among({ name: 'contacts time', unit: `ms for ${PEOPLE}`, ...facts }, took, GOAL_MS),
      among({ name: 'contacts traffic', unit: `MB for ${PEOPLE}`, ...facts }, bytes / 1e6, GOAL_MB),
    ];
  } finally {
    network.close();
    await exchange.stop();
  }
}

async function* counted(body: AsyncIterable<Uint8Array>, add: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    add(piece.byteLength);
    yield piece;
  }
}
