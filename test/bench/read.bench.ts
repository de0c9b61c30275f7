import { XMLParser } from 'fast-xml-parser';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEwsClient } from '../../electron/ews/client.ts';
import { findItem } from '../../electron/ews/operations/find-item.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const ITEMS = 1_000;
const ROUNDS = 15;
const PACKET = 64 * 1024;

/**
 * From the bytes of a long FindItem answer to items of their types, through the whole client but the network; against the
 * library that it reads XML with, left to itself on a text that is already there.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const text = longAnswer(
    readFileSync(join(bench.root, 'test/fixtures/ews/14-finditem-calendarview-response.xml'), 'utf8'),
  );
  const bytes = Buffer.from(text);
  const client = createEwsClient({
    url: 'http://127.0.0.1/EWS/Exchange.asmx',
    http: () =>
      Promise.resolve({ status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: packets(bytes) }),
    clock: { now: () => 0, after: () => () => undefined },
  });
  const input = {
    folder: 'calendar',
    fields: [],
    view: { kind: 'calendar', start: '2026-10-01T00:00:00Z', end: '2026-11-01T00:00:00Z', maxEntries: ITEMS },
  } as const;
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = -3; round < ROUNDS; round += 1) {
    const began = performance.now();
    const { output } = await client.call(findItem, input, new AbortController().signal);
    const between = performance.now();
    new XMLParser({ ignoreAttributes: false }).parse(text);
    const ended = performance.now();
    if (output.items.length !== ITEMS) throw new Error(`${output.items.length} items were read`);
    // The first rounds are the compiler's.
    if (round < 0) continue;
    ours.push(between - began);
    plain.push(ended - between);
  }
  const against = 'fast-xml-parser alone, with attributes';
  return [compare({ name: 'read', unit: `ms for ${ITEMS} items`, against, goal: 2 }, ours, plain)];
}

/** The items of an answer over and over, each with an identity of its own. */
function longAnswer(answer: string): string {
  const items = answer.match(/<t:CalendarItem>.*?<\/t:CalendarItem>/gs) ?? [];
  const all = Array.from({ length: ITEMS }, (_, index) =>
    items[index % items.length]?.replace(/<t:ItemId Id="/, `$&${String(index).padStart(4, '0')}`),
  );
  return answer.replace(
    /(<t:Items>).*(<\/t:Items>)/s,
    (_match, begin: string, end: string) => begin + all.join('') + end,
  );
}

async function* packets(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PACKET) yield await Promise.resolve(bytes.subarray(at, at + PACKET));
}
