import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDemoLog } from '../../support/demo-log.ts';
import { brokenRules, startExchange, type TestExchange } from '../../support/exchange.ts';
import { openStream, subscribe } from '../../support/live.ts';
import { documentsOf } from '../../support/schema.ts';
import { ask } from '../../support/soap.ts';

let folder: string;
let file: string;
let exchange: TestExchange;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'presently-log-'));
  file = join(folder, 'demo.jsonl');
  exchange = await startExchange({ logFile: file });
});
afterEach(async () => {
  await exchange.stop();
  rmSync(folder, { recursive: true });
});

test('a log file holds all that was said, also over connections that stay open', async () => {
  const stream = await openStream(exchange, [await subscribe(exchange, ['inbox'])]);
  await stream.next();
  await exchange.client.put(exchange.mira.address, { kind: 'message', subject: 'Hello' });
  await stream.next();
  stream.close();
  await ask(exchange, '<m:Nonsense/>');
  const entries = readDemoLog(file);
  expect(entries.map(({ operation, status }) => `${operation ?? ''} ${status}`)).toEqual([
    'Subscribe 200',
    'GetStreamingEvents 200',
    'Nonsense 500',
  ]);
  expect(documentsOf(entries[1]?.response ?? '').length).toBe(2);
  expect(entries[2]?.violations.length).toBe(1);
  expect(await brokenRules(entries)).toEqual([]);
});

test('a log that holds a wrong answer is noticed', async () => {
  await ask(exchange, '<m:Nonsense/>');
  const [entry] = readDemoLog(file);
  if (entry === undefined) throw new Error('the log is empty');
  expect(await brokenRules([{ ...entry, violations: ['answer: a mistake'] }])).toEqual(['answer: a mistake']);
});
