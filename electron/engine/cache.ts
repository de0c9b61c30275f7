import type { Answer } from '../../shared/entry.ts';
import type {
  Appointment,
  FreeBusy,
  Instant,
  OofChange,
  OofSettings,
  TimeRange,
  Voicemail,
} from '../../shared/model.ts';
import type { SeenEntry } from '../gateway/entries.ts';
import type { AppointmentDraft } from '../gateway/live.ts';

/*
 * What an account's session keeps on disk, so that a start shows yesterday's data before the first answer, and a sync
 * state never promises more than what lies beside it. `storage/` implements it; the engine knows only this.
 */

export interface CachedCalendar {
  readonly appointments: readonly Appointment[];
  /** What `appointments` is complete for. */
  readonly covered: TimeRange;
  readonly asOf: Instant;
  /** Everything up to this state of the server is in `appointments`. */
  readonly syncState?: string;
}

export interface CachedVoicemail {
  readonly items: readonly Voicemail[];
  readonly asOf: Instant;
}

export interface CachedOof {
  readonly settings: OofSettings;
  readonly asOf: Instant;
}

/** A change that the user made and the server has not confirmed. */
export type PendingChange = { readonly id: string; readonly since: Instant; readonly until: Instant } & (
  | { readonly kind: 'oof'; readonly change: OofChange }
  /** `sent`: it may have arrived already; look before making it again. */
  | { readonly kind: 'appointment'; readonly draft: AppointmentDraft; readonly sent: boolean }
  | ({ readonly kind: 'answer'; readonly answer: Answer; readonly note: string } & Considered)
  | ({ readonly kind: 'cancel'; readonly note: string } & Considered)
  /** Of a voicemail or a missed call; it starts when it was received, and its subject is who called. */
  | ({ readonly kind: 'delete-call' } & Considered)
);

/** What can be taken back until `notBefore`. */
interface Considered {
  readonly entry: Omit<SeenEntry, 'again'> & { readonly subject: string; readonly isPrivate: boolean };
  readonly notBefore: Instant;
}

/** One person's free/busy as it was read: times and kinds only, never a subject or place. */
export interface CachedFreeBusy {
  readonly freeBusy: FreeBusy;
  readonly range: TimeRange;
  readonly asOf: Instant;
}

export interface CachedMailbox {
  readonly calendar?: CachedCalendar;
  readonly voicemail?: CachedVoicemail;
  readonly oof?: CachedOof;
  readonly freeBusy: readonly CachedFreeBusy[];
  readonly pending: readonly PendingChange[];
}

/**
 * What one answer of the server changes. All of it is written in one transaction or none of it is. A calendar without a
 * `syncState` leaves none.
 */
export interface CacheChange {
  /** `all` replaces every appointment; else `upserted` and `removed` (keys) are applied to what is there. */
  readonly calendar?: (
    | { readonly all: readonly Appointment[] }
    | { readonly upserted: readonly Appointment[]; readonly removed: readonly string[] }
  ) & { readonly covered: TimeRange; readonly asOf: Instant; readonly syncState?: string };
  /** Replaces the list. */
  readonly voicemail?: CachedVoicemail;
  readonly oof?: CachedOof;
  /** Each replaces what is kept of its person. */
  readonly freeBusy?: readonly CachedFreeBusy[];
  /** Replaces the whole queue. */
  readonly pending?: readonly PendingChange[];
}

/** One profile's cache. Writes of one account happen in the order asked; none is lost once its promise is fulfilled. */
export interface Cache {
  /** What is kept of an account; `undefined` where nothing is, or nothing readable. Never rejects. */
  load(accountId: string): Promise<CachedMailbox | undefined>;
  /**
   * Rejects where it could not be written (a full disk): then nothing of it was. Rejects a calendar's `upserted` and
   * `removed` where the entries that they are a change of aren't kept: after a `load` without a calendar, after a
   * calendar that was rejected, or after a file was begun anew in between. `all` is what helps.
   */
  save(accountId: string, change: CacheChange): Promise<void>;
  /** Removes all of an account's data. */
  forget(accountId: string): Promise<void>;
  /** Whether since this start a file could not be used (damaged, a newer version's), was set aside and begun anew. */
  rebuilt(): Promise<boolean>;
  close(): Promise<void>;
}

/** For what is gone with the app: the demo company. */
export const NO_CACHE: Cache = {
  load: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  rebuilt: () => Promise.resolve(false),
  close: () => Promise.resolve(),
};
