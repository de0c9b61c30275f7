import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Http } from '../../electron/ews/http.ts';
import { createRandom } from '../chaos/random.ts';
import { openWorld, type World } from '../chaos/world.ts';
import { among, type Figure } from './figure.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const PEOPLE = 25;
const MOST_REQUESTS = 400;
const MOST_BYTES = 1e6;
const MOST_GROWTH = 1.05;

interface Traffic {
  requests: number;
  bytes: number;
}

/** What one simulated day cost, by operation, and the memory before and after. */
interface Day {
  readonly traffic: ReadonlyMap<string, Traffic>;
  readonly before: number;
  readonly after: number;
}

/**
 * One day on which nothing happens, 24 contacts watched, on a clock of its own: requests and bytes with a connection held
 * open, against looking every minute (the same server, which then offers nothing else); and what a day adds to memory.
 */
export async function measure(): Promise<readonly Figure[]> {
  const held = await live(false);
  const polling = await live(true);
  const isCounted = (name: string) => name !== 'GetStreamingEvents' && name !== 'GetUserAvailabilityRequest';
  const own = total(held, isCounted);
  const all = total(held, () => true);
  const looked = total(polling, () => true);
  const against = 'what is aimed at';
  const beside = { against: 'all traffic of looking every minute', goal: 1 };
  return [
    among({ name: 'idle day requests', unit: 'requests', against, goal: 1 }, all.requests, MOST_REQUESTS),
    among({ name: 'idle day requests against polling', unit: 'requests', ...beside }, all.requests, looked.requests),
    among({ name: 'idle day traffic', unit: 'bytes but for the next two', against, goal: 1 }, own.bytes, MOST_BYTES),
    ...(['GetStreamingEvents', 'GetUserAvailabilityRequest'] as const).map((name) =>
      among({ name: `idle day ${name}`, unit: 'bytes', ...beside }, bytesOf(held, name), looked.bytes),
    ),
    among({ name: 'idle day memory', unit: 'MB', against: 'a day before', goal: MOST_GROWTH }, held.after, held.before),
  ];
}

const total = ({ traffic }: Day, counts: (name: string) => boolean): Traffic => {
  const chosen = [...traffic].filter(([name]) => counts(name)).map(([, each]) => each);
  return {
    requests: chosen.reduce((sum, { requests }) => sum + requests, 0),
    bytes: chosen.reduce((sum, { bytes }) => sum + bytes, 0),
  };
};

const bytesOf = (day: Day, name: string): number => day.traffic.get(name)?.bytes ?? 0;

async function live(pollingOnly: boolean): Promise<Day> {
  const traffic = new Map<string, Traffic>();
  const network =
    (http: Http): Http =>
    async (request) => {
      const name = /<s:Body><m:(\w+)/.exec(request.body ?? '')?.[1] ?? 'other';
      const entry = traffic.get(name) ?? { requests: 0, bytes: 0 };
      traffic.set(name, entry);
      entry.requests += 1;
      entry.bytes += request.body?.length ?? 0;
      const response = await http(request);
      return { ...response, body: counted(response.body, (size) => (entry.bytes += size)) };
    };
  const world = openWorld(createRandom(1), {}, { people: PEOPLE, network, months: { back: 3, ahead: 12 } });
  try {
    for (const mode of ['streaming', 'pull'] as const) {
      if (pollingOnly) await world.exchange.act({ action: 'fault', fault: { kind: 'not-offered', mode } });
    }
    world.start();
    const { engine } = world.life();
    await world.pass(HOUR / 60);
    engine.watchPeople(
      world.exchange.users.map(({ address }) => address).filter((address) => address !== world.address),
      [],
    );
    // What is compiled while it runs the first times is no data: everything has its day before.
    await passHours(world, pollingOnly ? 1 : DAY / HOUR);
    traffic.clear();
    const before = heap();
    await passHours(world, DAY / HOUR);
    return { traffic: new Map(traffic), before, after: heap() };
  } finally {
    await world.close();
  }
}

/** The server's own log of the day is no part of the app. */
async function passHours(world: World, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await world.pass(HOUR);
    await world.exchange.act({ action: 'clear-log' });
  }
}

/** Megabytes of JavaScript that are still in use. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

async function* counted(body: AsyncIterable<Uint8Array>, add: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    add(piece.byteLength);
    yield piece;
  }
}
