import type { CliReply, CliRequest } from '../../shared/cli-contract.ts';
import type { OofChange } from '../../shared/model.ts';
import type { Engine } from '../engine/engine-interface.ts';
import { oofAnswer } from './answers.ts';
import { badInput, done, failure, unreadError } from './reply.ts';
import { oofWords } from './words.ts';

/** What every account's reply is; a failure where none of them was ever read. */
export function showOof(engine: Engine): CliReply {
  const [snapshot, speech] = [engine.snapshot(), engine.speech()];
  const unread = snapshot.oof.filter((view) => view.settings === undefined);
  const [first] = unread;
  if (first !== undefined && unread.length === snapshot.oof.length) {
    return failure(unreadError(snapshot, { ...first, value: undefined }) ?? { kind: 'timeout' }, speech);
  }
  const answer = oofAnswer(snapshot, speech);
  return done<'oof show'>(answer, oofWords(answer, speech));
}

/** A reply never goes out without a word in it: without `--message` the server must have one. */
export async function switchOofOn(
  engine: Engine,
  request: Extract<CliRequest, { command: 'oof on' }>,
): Promise<CliReply> {
  const until = request.until === undefined ? undefined : engine.readUntil(request.until);
  if (request.until !== undefined && until === undefined) return badInput('time', engine.speech());
  const { now, oof } = engine.snapshot();
  for (const { settings, error } of oof) {
    if (settings === undefined) return failure(error ?? { kind: 'timeout' }, engine.speech());
    const text = request.message ?? settings.internalText;
    if (text.trim() === '') return badInput('no-text', engine.speech());
  }
  return changeOof(engine, {
    ...(until === undefined ? { state: 'enabled' } : { state: 'scheduled', window: { start: now, end: until } }),
    ...(request.message === undefined ? {} : { internalText: request.message }),
    ...(request.externalMessage === undefined ? {} : { externalText: request.externalMessage }),
    ...(request.audience === undefined ? {} : { audience: request.audience }),
  });
}

/** Changes every account's reply, one after the other; the first failure ends it. */
export async function changeOof(engine: Engine, change: OofChange): Promise<CliReply> {
  const { oof } = engine.snapshot();
  if (oof.length === 0) return badInput('no-account', engine.speech());
  for (const { accountId } of oof) {
    // A script has its answer now: nothing of it is sent later.
    const result = await engine.changeOof(accountId, change, false);
    if (!result.ok) return failure(result.error, engine.speech());
  }
  return showOof(engine);
}
