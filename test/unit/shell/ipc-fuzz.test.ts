import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../electron/shell/ipc-answer.ts';
import { commands, queries } from '../../../shared/ipc.ts';
import { ok } from '../../../shared/model.ts';
import { payloadsOf } from '../../support/payloads.ts';

/** So many payloads a channel; every hundredth is one that must be taken. */
const PAYLOADS = 10_000;
const EVERY = 100;

const frame = { url: 'app://presently/index.html', parent: null };
const channels = [
  ...Object.entries(commands).map(([name, schema]) => [`command:${name}`, schema] as const),
  ...Object.entries(queries).map(([name, schema]) => [`query:${name}`, schema] as const),
];

describe('a page that somebody else has taken over', () => {
  it.each(channels)('moves nothing by junk on %s, and is served when it asks properly', async (channel, schema) => {
    const seed = Math.trunc(Math.random() * 2 ** 31);
    const { good, bad } = payloadsOf(schema);
    if (bad === undefined) throw new Error('a channel takes everything');
    const proper = fc.sample(good, { seed, numRuns: PAYLOADS / EVERY });
    const improper = fc.sample(bad, { seed, numRuns: PAYLOADS - PAYLOADS / EVERY });
    let done = 0;
    let warned = 0;
    const log = { info: () => undefined, warn: () => (warned += 1) };
    const handler = () => ok((done += 1));
    const send = (payload: unknown) => answer({ channel, schema, handler, log }, { frame, window: 1, payload });
    const wrong: unknown[] = [];
    for (let index = 0; index < PAYLOADS; index += 1) {
      const isProper = index % EVERY === 0;
      const payload = isProper ? proper[index / EVERY] : improper[index - Math.ceil(index / EVERY)];
      const before = done;
      const result = await send(payload);
      const served = result.ok && done === before + 1;
      const refused = !result.ok && result.error.kind === 'bad-input' && done === before;
      if (!(isProper ? served : refused)) wrong.push(payload);
    }
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect([done, warned]).toEqual([proper.length, improper.length]);
    expect({}).not.toHaveProperty('polluted');
  });
});
