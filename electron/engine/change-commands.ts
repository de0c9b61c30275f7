import { failed, ok, type OofChange, type Result, type TimeRange } from '../../shared/model.ts';
import type { Accepted } from './entries.ts';
import type { OofDesk } from './oof-desk.ts';
import type { Fate } from './outbox.ts';
import type { Session } from './session.ts';

/** What goes to servers by way of the outbox, and what becomes of what came back. */
export interface ChangeCommands {
  /**
   * Resolves after the first try: `done`, or `waiting` for a server that doesn't answer, for a quarter of an hour at most.
   * Whoever isn't `patient` (default: is) has the failure instead, and nothing is sent later.
   */
  readonly changeOof: (accountId: string, change: OofChange, patient?: boolean) => Promise<Result<Accepted>>;
  /** Sends a change that was given back once more, as of now. */
  readonly retryChange: (id: string) => Promise<Result<Accepted>>;
  /** The person has seen that a change failed. */
  readonly dismissChange: (id: string) => void;
  /** Does what an offer about OOF proposes, or never makes it again. */
  readonly answerOffer: (id: string, accept: boolean) => Promise<Result<unknown>>;
}

export interface ChangeCommandsOptions {
  readonly sessions: () => readonly Session[];
  readonly oof: Pick<OofDesk, 'answer'>;
  /** What an absence is called in the calendar, in the person's language. */
  readonly absence: () => string;
  readonly onChange: () => void;
}

export function createChangeCommands({ sessions, oof, absence, onChange }: ChangeCommandsOptions): ChangeCommands {
  const find = (accountId: string) => sessions().find(({ account }) => account.id === accountId);
  const fateOf = (fate: Fate): Result<Accepted> => (fate.kind === 'given-back' ? failed(fate.error) : ok(fate.kind));

  /** An absence in the calendar, for a reply that has a time. */
  const makeEntry = async (accountId: string, range: TimeRange) => {
    const draft = { subject: absence(), location: '', range, busy: 'oof', isPrivate: false } as const;
    return find(accountId)?.createAppointment(draft);
  };

  return {
    changeOof: async (accountId, change, patient = true) => {
      const session = find(accountId);
      if (session === undefined) return failed({ kind: 'bad-input', code: 'no-account' });
      return fateOf(await session.changeOof(change, patient));
    },
    retryChange: async (id) => {
      for (const session of sessions()) {
        const fate = await session.retryChange(id);
        if (fate !== undefined) return fateOf(fate);
      }
      return failed({ kind: 'not-found' });
    },
    dismissChange: (id) => {
      for (const session of sessions()) session.dismissChange(id);
      onChange();
    },
    answerOffer: (id, accept) => oof.answer(id, accept, (accountId, window) => makeEntry(accountId, window)),
  };
}
