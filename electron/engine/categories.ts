import type { Category } from '../../shared/categories.ts';
import type { HealthState } from '../../shared/snapshot.ts';
import { describeFailure } from './failures.ts';
import type { Clock, Logger } from './ports.ts';
import type { Session } from './session.ts';

const ASK_LIMIT_MS = 30_000;
/** After a failure. */
const AGAIN_MS = 60 * 60_000;

/** What categories the mailboxes have, with their colours. */
export interface Categories {
  /** Somebody sees categories. Until somebody does, nobody is asked. */
  readonly follow: () => void;
  /** There may be a session that hasn't been asked, or one that answers again. */
  readonly look: () => void;
  /** A person asks for everything anew. */
  readonly renew: () => void;
  /** As the mailbox said last; `undefined` before it did. */
  readonly of: (session: Session) => readonly Category[] | undefined;
}

const ANSWERING: ReadonlySet<HealthState> = new Set(['ok', 'stale']);

interface CategoriesOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly sessions: () => readonly Session[];
  readonly onChange: () => void;
}

interface Known {
  /** When to ask again; Infinity while it is being asked, and once it has answered. */
  readonly due: number;
  readonly list?: readonly Category[];
}

/**
 * Asks each session once, when its server has answered something else: a refused password isn't tried here. Nobody misses
 * a colour, so a failure is no trouble of the session's; it is tried again an hour later, when something happens anyway.
 */
export function createCategories({ clock, log, sessions, onChange }: CategoriesOptions): Categories {
  const known = new WeakMap<Session, Known>();
  let followed = false;

  const ask = async (session: Session) => {
    const before = known.get(session) ?? {};
    known.set(session, { ...before, due: Infinity });
    try {
      const list = await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.categories(signal));
      known.set(session, { due: Infinity, list });
      onChange();
    } catch (cause) {
      known.set(session, { ...before, due: clock.now() + AGAIN_MS });
      log.info('categories could not be read', { kind: describeFailure(cause).error.kind });
    }
  };

  const look = () => {
    if (!followed) return;
    for (const session of sessions()) {
      const isDue = (known.get(session)?.due ?? 0) <= clock.now();
      if (isDue && ANSWERING.has(session.health().state)) void ask(session);
    }
  };

  return {
    follow: () => {
      followed = true;
      look();
    },
    look,
    renew: () => {
      for (const session of sessions()) {
        const before = known.get(session);
        if (before !== undefined) known.set(session, { ...before, due: 0 });
      }
      look();
    },
    of: (session) => known.get(session)?.list,
  };
}
