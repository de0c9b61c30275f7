import { EwsAnswerError } from '../ews/errors.ts';
import { getItem, type GetItemInput } from '../ews/operations/get-item.ts';
import type { Outcome } from '../ews/response-messages.ts';
import type { Item } from '../ews/types.ts';
import type { Call } from './call.ts';

/** A batch may run a minute on the server; this many items never do. */
const BATCH = 50;

/**
 * Reads items by their ids, as many as are given, one batch after the other.
 * @returns what became of each id, in the order asked
 */
export async function readItems(
  call: Call,
  ids: readonly string[],
  shape: Omit<GetItemInput, 'ids'>,
  signal: AbortSignal,
): Promise<readonly { readonly id: string; readonly outcome: Outcome<Item> }[]> {
  const read: { readonly id: string; readonly outcome: Outcome<Item> }[] = [];
  for (let begin = 0; begin < ids.length; begin += BATCH) {
    const batch = ids.slice(begin, begin + BATCH);
    const outcomes = await call(getItem, { ...shape, ids: batch.map((id) => ({ id })) }, signal);
    for (const [index, id] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new EwsAnswerError('broken-answer', 'an item without an answer');
      read.push({ id, outcome });
    }
  }
  return read;
}

/** Whether the item isn't there any more; of a series, whether this occurrence isn't. */
export const isGone = (code: string): boolean =>
  code === 'ErrorItemNotFound' || code === 'ErrorCalendarOccurrenceIsDeletedFromRecurrence';

/** Whether the item is of another kind than the fields that were asked for. */
export const isOtherKind = (code: string): boolean => code === 'ErrorInvalidPropertyRequest';
