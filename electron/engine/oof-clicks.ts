import { stillIs, undoOf } from '../../shared/oof-change.ts';
import { failed, type Instant, type OofChange, type OofSettings, type Result } from '../../shared/model.ts';
import { instantOf } from '../domain/time.ts';
import type { AbsenceDesk } from './absence-desk.ts';
import type { Fate } from './outbox.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

/** One press that switches the reply on or off, and the one that takes it back. */
export interface OofClicks {
  /**
   * Changes state and time alone, so that nobody gets an answer who wouldn't have had one. Without a text it refuses
   * (`no-text`): an empty answer helps nobody.
   */
  readonly press: (session: Session, change: Press) => Promise<Result<Fate>>;
  readonly undo: (session: Session) => Promise<Result<Fate>>;
  /** The last press, as long as it can be taken back. */
  readonly last: (session: Session) => LastPress | undefined;
  /** When the next one can't be taken back any more (epoch ms). */
  readonly nextChange: (now: number) => number;
}

/** `quiet`: where it was pressed its undo stands already. */
export type Press = Pick<OofChange, 'state' | 'window'> & { readonly quiet?: boolean };

export interface LastPress {
  readonly since: Instant;
  readonly quiet: boolean;
  readonly change: OofChange;
}

interface Pressed {
  readonly at: number;
  readonly quiet: boolean;
  readonly before: OofSettings;
  readonly change: OofChange;
}

const UNDO_FOR = 10 * 60_000;

export function createOofClicks(clock: Clock, absences: AbsenceDesk): OofClicks {
  const presses = new Map<string, Pressed>();

  const pressOf = (session: Session) => {
    const press = presses.get(session.account.id);
    const settings = session.oof().value;
    if (press === undefined || settings === undefined || clock.now() - press.at >= UNDO_FOR) return undefined;
    return stillIs(settings, press.change) ? press : undefined;
  };

  return {
    press: async (session, { state, window, quiet = false }) => {
      const before = session.oof().value;
      if (before === undefined) return failed(session.oof().error ?? { kind: 'timeout' });
      if (state !== 'disabled' && before.internalText.trim() === '') {
        return failed({ kind: 'bad-input', code: 'no-text' });
      }
      const change = { ...(state === undefined ? {} : { state }), ...(window === undefined ? {} : { window }) };
      // Before it is gone from the server; what stays there after all waits nowhere else.
      absences.keepDisplaced(session, change);
      // Shown as soon as the server has it, and not before.
      const press = { at: clock.now(), quiet, before, change };
      presses.set(session.account.id, press);
      const fate = await session.changeOof(change, true);
      if (fate.kind === 'given-back') {
        if (presses.get(session.account.id) === press) presses.delete(session.account.id);
        return failed(fate.error);
      }
      return { ok: true, value: fate };
    },
    undo: async (session) => {
      const press = pressOf(session);
      if (press === undefined) return failed({ kind: 'not-found' });
      presses.delete(session.account.id);
      const fate = await session.changeOof(undoOf(press.before, instantOf(clock.now())), true);
      return fate.kind === 'given-back' ? failed(fate.error) : { ok: true, value: fate };
    },
    last: (session) => {
      const press = pressOf(session);
      return press === undefined ? undefined : { since: instantOf(press.at), quiet: press.quiet, change: press.change };
    },
    nextChange: (now) => Math.min(...[...presses.values()].map(({ at }) => at + UNDO_FOR).filter((at) => at > now)),
  };
}
