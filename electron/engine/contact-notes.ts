import type { MailTips } from '../../shared/contacts.ts';
import { describeFailure } from './failures.ts';
import type { Logger } from './ports.ts';
import type { Session } from './session.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ASK_LIMIT_MS = 60_000;

export interface NotesOptions {
  readonly clock: { now(): number; after(delayMs: number, run: () => void): () => void };
  readonly log: Logger;
  readonly session: () => Session | undefined;
  readonly onChange: () => void;
}

/** Out-of-office notes of those on the contact list: read hourly, and at once for whoever is looked at. */
export interface ContactNotes {
  /** Absent where none is on, or nobody knows. */
  readonly noteOf: (address: string) => NonNullable<MailTips['oof']> | undefined;
  readonly watch: (addresses: readonly string[]) => void;
  readonly read: (addresses: readonly string[]) => Promise<void>;
  readonly close: () => void;
}

export function createContactNotes({ clock, log, session, onChange }: NotesOptions): ContactNotes {
  const notes = new Map<string, NonNullable<MailTips['oof']>>();
  const readAt = new Map<string, number>();
  let watched: readonly string[] = [];
  let cancel: () => void = () => undefined;
  let running = false;
  let closed = false;

  const read = async (addresses: readonly string[]) => {
    const asked = session();
    if (asked === undefined || addresses.length === 0) return;
    const tips = await asked.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.mailTips(addresses, signal));
    for (const { address, oof, error } of tips) {
      readAt.set(address, clock.now());
      // A failure loses nothing that is known.
      if (error !== undefined) continue;
      if (oof === undefined) notes.delete(address);
      else notes.set(address, oof);
    }
    onChange();
  };

  const due = () => watched.filter((address) => clock.now() - (readAt.get(address) ?? -Infinity) >= HOUR);

  const run = async () => {
    if (running || closed) return;
    running = true;
    const wanted = due();
    try {
      await read(wanted);
    } catch (cause) {
      const { error } = describeFailure(cause, undefined);
      log.warn('out-of-office notes could not be read', { kind: error.kind, code: error.code });
      // As if read: the next try comes with the next round.
      for (const address of wanted) readAt.set(address, clock.now());
    }
    running = false;
    plan();
  };

  const plan = () => {
    cancel();
    if (closed || watched.length === 0) return;
    const next = Math.min(...watched.map((address) => (readAt.get(address) ?? -Infinity) + HOUR));
    // Without a session, while a keyring asks its person say, nothing is read, and nothing gained by trying at once again.
    const soonest = session() === undefined ? MINUTE : 0;
    cancel = clock.after(Math.max(soonest, next - clock.now()), () => void run());
  };

  return {
    noteOf: (address) => notes.get(address),
    watch: (addresses) => {
      const isSame = addresses.length === watched.length && addresses.every((one, index) => one === watched[index]);
      if (isSame) return;
      watched = addresses;
      if (!running) plan();
    },
    read,
    close: () => {
      closed = true;
      cancel();
    },
  };
}
