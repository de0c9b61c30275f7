import type { ConsideredView, OofView, Unsent } from '../../shared/snapshot.ts';
import type { Outbox } from './outbox.ts';

/** Entries, answers, cancellations and deletions that the server didn't take: their owner decides. */
export const unsentIn = (outbox: Outbox, accountId: string): readonly Unsent[] =>
  outbox.givenBack().flatMap(({ change, error }) => {
    if (change.kind === 'oof') return [];
    const { subject, isPrivate } = change.kind === 'appointment' ? change.draft : change.entry;
    const { id, kind, since } = change;
    return [{ id, accountId, kind, subject, isPrivate, since, error }];
  });

/** What can still be taken back, or waits for the server. */
export const consideredIn = (outbox: Outbox, accountId: string): readonly ConsideredView[] =>
  outbox.waiting().flatMap((change): readonly ConsideredView[] => {
    if (change.kind === 'appointment' && outbox.isLate(change.id)) {
      const { subject, isPrivate } = change.draft;
      const { id, since: notBefore } = change;
      return [{ id, accountId, key: id, subject, isPrivate, notBefore, kind: 'create' }];
    }
    if (!('notBefore' in change)) return [];
    const { id, notBefore, entry } = change;
    const { key, subject, isPrivate } = entry;
    const about = { id, accountId, key, subject, isPrivate, notBefore };
    return [
      change.kind === 'answer' ? { ...about, kind: 'answer', answer: change.answer } : { ...about, kind: change.kind },
    ];
  });

/** The change of OOF that is on its way, and the last one that came back. */
export function oofIn(outbox: Outbox): Pick<OofView, 'pending' | 'givenBack'> {
  const waiting = outbox.waiting().filter(({ kind }) => kind === 'oof');
  const [first] = waiting;
  const back = outbox.givenBack().flatMap(({ change, error }) => (change.kind === 'oof' ? [{ change, error }] : []));
  const last = back.at(-1);
  return {
    ...(first === undefined
      ? {}
      : { pending: { since: first.since, until: first.until, waiting: outbox.isLate(first.id) } }),
    ...(last === undefined
      ? {}
      : { givenBack: { id: last.change.id, since: last.change.since, change: last.change.change, error: last.error } }),
  };
}
