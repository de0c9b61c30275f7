import type { Photo } from '../../shared/contacts.ts';
import { describeFailure } from './failures.ts';
import type { KeptPhoto, Logger, PhotoStore } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
/** Faces change seldom. */
const FRESH = 7 * DAY;
const ASK_LIMIT_MS = 30_000;

export interface PhotosOptions {
  readonly store: PhotoStore;
  readonly now: () => number;
  readonly log: Logger;
  readonly session: () => Session | undefined;
  readonly onChange: () => void;
}

/** Photos of those who are looked at, one question after the other; nobody waits for them. */
export interface ContactPhotos {
  readonly versionOf: (address: string) => string | undefined;
  readonly photoOf: (address: string) => Photo | undefined;
  /** Whose photo is wanted now; whoever was asked about within a week isn't asked about again. */
  readonly want: (addresses: readonly string[]) => void;
  /** None stays here. */
  readonly forget: () => void;
}

export function createContactPhotos({ store, now, log, session, onChange }: PhotosOptions): ContactPhotos {
  const known = new Map<string, KeptPhoto | undefined>();
  let queue: readonly string[] = [];
  let running = false;

  const kept = (address: string): KeptPhoto | undefined => {
    if (!known.has(address)) known.set(address, store.load(address));
    return known.get(address);
  };

  const run = async () => {
    if (running) return;
    running = true;
    for (let address = queue[0]; address !== undefined; address = queue[0]) {
      queue = queue.slice(1);
      const asked = session();
      if (asked === undefined) break;
      try {
        await refresh(asked, address);
      } catch (cause) {
        const { error } = describeFailure(cause, undefined);
        log.warn('a photo could not be read', { kind: error.kind, code: error.code });
        // A server in trouble isn't asked for the rest; they are wanted again when they are looked at again.
        if (error.kind !== 'refused') break;
      }
    }
    running = false;
  };

  const refresh = async (asked: Session, address: string) => {
    const before = kept(address);
    const answer = await asked.ask(ASK_LIMIT_MS, (gateway, signal) =>
      gateway.photo(address, before?.photo?.etag, signal),
    );
    const checkedAt = now();
    const photo = answer.kind === 'photo' ? answer.photo : answer.kind === 'same' ? before?.photo : undefined;
    const fresh: KeptPhoto = { checkedAt, ...(photo === undefined ? {} : { photo }) };
    known.set(address, fresh);
    try {
      // Of the demo company's people nothing is written down.
      if (!asked.account.demo) store.save(address, fresh);
    } catch (cause) {
      log.warn('a photo could not be kept', { name: cause instanceof Error ? cause.name : typeof cause });
    }
    if (photo?.etag !== before?.photo?.etag) onChange();
  };

  return {
    versionOf: (address) => kept(address)?.photo?.etag,
    photoOf: (address) => kept(address)?.photo,
    want: (addresses) => {
      queue = addresses.filter((address) => now() - (kept(address)?.checkedAt ?? -Infinity) >= FRESH);
      void run();
    },
    forget: () => {
      queue = [];
      known.clear();
      store.forget();
    },
  };
}
