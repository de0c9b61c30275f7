import { describe, expect, it } from 'vitest';
import { NO_CACHE } from '../../../electron/engine/cache.ts';
import { openMailboxState } from '../../../electron/engine/mailbox-state.ts';
import { createVoicemailReading } from '../../../electron/engine/voicemail-reading.ts';
import type { Voicemail } from '../../../shared/model.ts';

const NOW = Date.UTC(2026, 9, 20, 7);
const never = new AbortController().signal;
const call = (key: string): Voicemail => ({
  ...{ key, accountId: 'work', kind: 'voicemail', subject: key, received: '2026-10-20T06:00:00Z', heard: false },
  ...{ isProtected: false, isPrivate: false, isUrgent: false },
});

/** A reading whose server answers when the test says so, with what it had when it was asked. */
async function setUp() {
  const log = { info: () => undefined, warn: () => undefined };
  const state = openMailboxState('work', NO_CACHE, log, () => undefined);
  const waiting: ((items: readonly Voicemail[]) => void)[] = [];
  const answer = () => new Promise<readonly Voicemail[]>((resolve) => waiting.push(resolve));
  const reading = createVoicemailReading({ voicemails: answer, namedCalls: answer }, state, () => NOW);
  const read = async (...keys: readonly string[]) => {
    const done = reading.read(never);
    await state.loaded;
    await Promise.resolve();
    return { arrives: () => (waiting.shift()?.(keys.map(call)), done) };
  };
  const shown = () => (state.known().voicemail?.items ?? []).map(({ key }) => key);
  /** As the outbox does once the server has deleted it. */
  const remove = (key: string) => {
    const items = (state.known().voicemail?.items ?? []).filter((each) => each.key !== key);
    return state.apply({ voicemail: { items, asOf: '2026-10-20T07:00:00Z' } });
  };
  await (await read('one', 'two')).arrives();
  return { reading, read, shown, remove };
}

describe('a call that is deleted while the list is on its way', () => {
  it('isn’t brought back by an answer from before', async () => {
    const { reading, read, shown, remove } = await setUp();
    reading.noteAll();
    const answer = await read('one', 'two', 'three');
    await remove('two');
    await answer.arrives();
    expect(shown()).toEqual(['one', 'three']);
  });

  it('isn’t brought back by an answer about itself either', async () => {
    const { reading, read, shown, remove } = await setUp();
    reading.noteOne('two');
    const answer = await read('two');
    await remove('two');
    await answer.arrives();
    expect(shown()).toEqual(['one']);
  });
});
