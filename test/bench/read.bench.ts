import {
  CalendarView,
  DateTime,
  ExchangeService,
  ExchangeVersion,
  Uri,
  WebCredentials,
  WellKnownFolderName,
} from 'ews-javascript-api';
import { XMLParser } from 'fast-xml-parser';
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { Temporal } from 'temporal-polyfill';
import { createEwsClient } from '../../electron/ews/client.ts';
import { createEwsGateway } from '../../electron/gateway/ews-gateway.ts';
import type { MailboxGateway } from '../../electron/gateway/gateway.ts';
import { systemClock } from '../../electron/shell/clock.ts';
import { createNodeHttp } from '../support/http-node.ts';
import { among, compare, type Bench, type Figure } from './figure.ts';

const ITEMS = 1_000;
const MANY = 3_300;
const ROUNDS = 21;
/** The first rounds are the compiler's. */
const WARM_UP = 20;
/** From here on people feel that a window hangs. */
const STALL_MS = 20;
const RANGE = { start: '2026-10-01T00:00:00Z', end: '2028-01-01T00:00:00Z' };
/** Over which the entries are spread. */
const DAYS = 400;

/**
 * A long calendar, from the socket to appointments of the model, over real HTTP to a server in another process: how long it
 * takes against others who read the same answer, and how long it keeps everything else waiting.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const text = readFileSync(join(bench.root, 'test/fixtures/ews/14-finditem-calendarview-response.xml'), 'utf8');
  const server = await startServer(bench, { long: longAnswer(text, ITEMS), longer: longAnswer(text, MANY) });
  const long = `${server.url}/long/exchange.asmx`;
  const longer = `${server.url}/longer/exchange.asmx`;
  const network = createNodeHttp();
  const gatewayOf = (url: string): MailboxGateway =>
    createEwsGateway({
      accountId: 'bench',
      address: 'mira.voss@contoso.example',
      client: createEwsClient({ url, http: network.http, clock: systemClock }),
      zone: () => 'Europe/Berlin',
    });
  const ours = gatewayOf(long);
  const many = gatewayOf(longer);
  const library = new ExchangeService(ExchangeVersion.Exchange2013_SP1);
  library.Url = new Uri(long);
  library.Credentials = new WebCredentials('mira', 'word');

  const times = await interleaved({
    ours: () => expectItems(ITEMS, () => ours.appointments(RANGE, new AbortController().signal)),
    saxes: async () => tokenise(await fetched(long)),
    plain: async () => void new XMLParser({ ignoreAttributes: false }).parse(await fetched(long)),
    library: async () => {
      const view = new CalendarView(new DateTime(RANGE.start), new DateTime(RANGE.end), ITEMS);
      await expectItems(ITEMS, async () => (await library.FindAppointments(WellKnownFolderName.Calendar, view)).Items);
    },
  });
  const stalls: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const stall = await longestStall(() =>
      expectItems(MANY, () => many.appointments(RANGE, new AbortController().signal)),
    );
    if (round >= 0) stalls.push(stall);
  }
  network.close();
  server.stop();
  const name = 'read';
  const unit = `ms for ${ITEMS} appointments`;
  const stall = { unit: `ms, longest stall of ${MANY} appointments`, against: 'what people feel', goal: 1 };
  return [
    compare({ name, unit, against: 'fetch and saxes, nothing made of it', goal: 1.3 }, times.ours, times.saxes),
    compare({ name, unit, against: 'fetch and fast-xml-parser, with attributes', goal: 1 }, times.ours, times.plain),
    compare({ name, unit, against: 'ews-javascript-api', goal: 0.33 }, times.ours, times.library),
    compare({ ...stall, name: 'read-stall' }, stalls, [STALL_MS]),
    among({ ...stall, name: 'read-stall-worst' }, Math.max(...stalls), STALL_MS),
  ];
}

/** All take turns, so that a busy moment of the machine is everybody's. */
async function interleaved<Name extends string>(
  work: Readonly<Record<Name, () => Promise<void>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(work) as Name[]; // the record's own keys
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const name of names) {
      const began = performance.now();
      await work[name]();
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  return times;
}

async function expectItems(count: number, read: () => Promise<readonly unknown[]>): Promise<void> {
  const items = await read();
  if (items.length !== count) throw new Error(`${items.length} items were read`);
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: '<x/>' });
  return response.text();
}

function tokenise(text: string): void {
  const parser = new SaxesParser({ position: false });
  let tags = 0;
  let letters = 0;
  parser.on('opentag', () => (tags += 1));
  parser.on('text', (each) => (letters += each.length));
  parser.write(text).close();
  if (tags === 0 || letters === 0) throw new Error('nothing was read');
}

/**
 * The longest that a timer of a millisecond had to wait beyond it while the work ran. Of such a wait only that much counts
 * as this process spent working: the rest was the machine's, which had others to serve.
 */
async function longestStall(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let before = process.cpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, Math.min(now - last - 1, (user + system) / 1000));
    last = now;
    before = process.cpuUsage();
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

/** The items of an answer over and over, each with an identity of its own, spread over a year and more. */
function longAnswer(answer: string, count: number): string {
  const items = answer.match(/<t:CalendarItem>.*?<\/t:CalendarItem>/gs) ?? [];
  const all = Array.from({ length: count }, (_, index) =>
    items[index % items.length]
      ?.replace(/<t:ItemId Id="/, `$&${String(index).padStart(4, '0')}`)
      .replace(
        /(<t:(?:Start|End)>)([^<]+)/g,
        (_match, tag: string, instant: string) => tag + later(instant, index % DAYS),
      ),
  );
  return answer.replace(
    /(<t:Items>).*(<\/t:Items>)/s,
    (_match, begin: string, end: string) => begin + all.join('') + end,
  );
}

const later = (instant: string, days: number): string =>
  Temporal.Instant.from(instant)
    .add({ hours: days * 24 })
    .toString();

interface Server {
  readonly url: string;
  readonly stop: () => void;
}

function startServer(bench: Bench, bodies: Readonly<Record<string, string>>): Promise<Server> {
  const child = fork(join(bench.root, 'test/bench/read-server.mjs'));
  child.send(bodies);
  return new Promise((resolve, reject) => {
    child.once('message', (port) => {
      if (typeof port === 'number') resolve({ url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() });
      else reject(new Error('the server has no port'));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
}
