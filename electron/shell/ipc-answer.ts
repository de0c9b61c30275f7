import type { ZodType } from 'zod';
import { failed, type Result } from '../../shared/model.ts';
import type { Logger } from '../engine/ports.ts';
import { isOwnFrame } from './own-origin.ts';

// The contract's tables are typed name by name; here only "some valid input of this channel" is known.
export type Handler = (input: unknown, window: number) => Promise<Result<unknown>> | Result<unknown>;

export interface Channel {
  readonly channel: string;
  readonly schema: ZodType;
  readonly handler: Handler;
  readonly log: Logger;
}

/** What came over IPC, from whom. */
export interface Call {
  readonly frame: Parameters<typeof isOwnFrame>[0];
  /** Id of the window's contents. */
  readonly window: number;
  readonly payload: unknown;
}

/** Sender and payload are checked first; a handler's bug comes back as an error value. */
export async function answer({ channel, schema, handler, log }: Channel, call: Call): Promise<Result<unknown>> {
  if (!isOwnFrame(call.frame)) {
    log.warn('a foreign frame spoke', { channel });
    return failed({ kind: 'bad-input', code: 'sender' });
  }
  const input = read(schema, call.payload);
  if (input === undefined) {
    log.warn('a window sent what its contract does not allow', { channel });
    return failed({ kind: 'bad-input', code: 'payload' });
  }
  try {
    return await handler(input.value, call.window);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : 'unknown';
    log.warn('a command broke', { channel, name });
    return failed({ kind: 'unexpected', code: name });
  }
}

/** What a payload says; `undefined` where it isn't allowed. */
function read(schema: ZodType, payload: unknown): { readonly value: unknown } | undefined {
  try {
    const input = schema.safeParse(payload);
    return input.success ? { value: input.data } : undefined;
  } catch {
    return undefined; // zod freezes what is readonly before it judges it, and bytes in a list's place can't be frozen
  }
}
