import { EMPTY_LIST, mergeLists, readContactList, tidy, type ContactList } from '../../shared/contact-list.ts';
import type { AccountConfig, ContactStore, Logger, SavedContacts } from './ports.ts';
import { describeFailure } from './failures.ts';
import type { Session } from './session.ts';

/** Under this name the list lies in the mailbox. */
const NOTE = 'Presently.Contacts';
const ASK_LIMIT_MS = 30_000;
/** Some changes in a row are one write. */
const SETTLE_MS = 2_000;
/** Other machines change it too. */
const LOOK_EVERY_MS = 60 * 60_000;

export interface BookOptions {
  readonly store: ContactStore;
  readonly clock: { now(): number; after(delayMs: number, run: () => void): () => void };
  readonly log: Logger;
  /** Through whom the mailbox is asked. */
  readonly session: () => Session | undefined;
  readonly onChange: () => void;
}

/** The contact list, on this machine and where the account allows in its mailbox, so that another machine has it too. */
export interface ContactBook {
  readonly list: () => ContactList;
  readonly keptOn: () => 'server' | 'here';
  /** Changes the list here at once, and in the mailbox soon. Throws where it can't be kept here. */
  readonly change: (how: (list: ContactList) => ContactList) => void;
  /** There may be another session, or none. */
  readonly follow: () => void;
  /** Nothing of it stays here; in the mailbox it does. */
  readonly forget: () => void;
  readonly close: () => void;
}

export function openContactBook({ store, clock, log, session, onChange }: BookOptions): ContactBook {
  let saved = store.load();
  let keptOn: 'server' | 'here' = 'here';
  let followed: AccountConfig['id'] | undefined;
  /** The demo company's list is nobody's: it isn't written down, and never comes together with a person's own. */
  let isDemo = false;
  let cancel: () => void = () => undefined;
  let running = false;
  let again = false;
  let closed = false;

  const keep = (next: SavedContacts) => {
    if (!isDemo) store.save(next);
    saved = next;
  };

  const later = (delayMs: number) => {
    cancel();
    if (!closed) cancel = clock.after(delayMs, () => void settle());
  };

  /** Reads what the mailbox has, puts both together, and writes where the mailbox lacks something. */
  const settle = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const asked = session();
    try {
      if (asked !== undefined) await meet(asked);
    } catch (cause) {
      keptOn = 'here';
      const { error } = describeFailure(cause, asked?.account);
      log.warn('the contact list could not be kept in the mailbox', { kind: error.kind, code: error.code });
    } finally {
      running = false;
    }
    onChange();
    later(again ? 0 : LOOK_EVERY_MS);
    again = false;
  };

  const meet = async (asked: Session) => {
    const account = followed;
    const text = await asked.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.readNote(NOTE, signal));
    if (followed !== account) return;
    const theirs = text === undefined ? undefined : readContactList(parse(text));
    if (text !== undefined && theirs === undefined) {
      // Somebody else's, or damaged: it isn't written over.
      log.warn('the contact list in the mailbox could not be read');
      keptOn = 'here';
      return;
    }
    const mine = saved.list;
    // Without a common past nothing was taken away: all of both stays.
    const merged = theirs === undefined ? mine : mergeLists(saved.base ?? EMPTY_LIST, mine, theirs);
    if (theirs === undefined ? merged.entries.length + merged.groups.length > 0 : !isSame(merged, theirs)) {
      await asked.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.writeNote(NOTE, JSON.stringify(merged), signal));
      if (followed !== account) return;
    }
    // What was changed meanwhile goes on top.
    const list = saved.list === mine ? merged : mergeLists(mine, saved.list, merged);
    if (saved.list !== mine) again = true;
    keep({ list, base: merged });
    keptOn = 'server';
  };

  return {
    list: () => saved.list,
    keptOn: () => keptOn,
    change: (how) => {
      keep({ ...saved, list: tidy(how(saved.list)) });
      onChange();
      if (running) again = true;
      else later(SETTLE_MS);
    },
    follow: () => {
      const account = session()?.account;
      if (account?.id === followed) return;
      // With another mailbox the list has no common past: what isn't there wasn't taken away.
      if (followed !== undefined && account !== undefined) saved = { list: saved.list };
      followed = account?.id;
      if ((account?.demo === true) !== isDemo) {
        isDemo = !isDemo;
        saved = isDemo ? { list: EMPTY_LIST } : store.load();
      }
      later(0);
    },
    forget: () => {
      followed = undefined;
      try {
        keep({ list: EMPTY_LIST });
      } finally {
        saved = { list: EMPTY_LIST };
        onChange();
      }
    },
    close: () => {
      closed = true;
      cancel();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSame = (a: ContactList, b: ContactList): boolean => JSON.stringify(a) === JSON.stringify(b);
