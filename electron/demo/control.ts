import type { Codec } from './audio.ts';
import { accessReaders, type AccessRequest } from './control-access.ts';
import { readFault as fault, type ArmedFault } from './control-faults.ts';
import type { FaultBook } from './faults.ts';
import type { LogEntry } from './log.ts';
import { boolean, integer, list, object, oneOf, optional, string, variant, type Reader } from './read-json.ts';

/**
 * The control address: `POST` of one JSON object with `Authorization: Bearer TOKEN`. What comes back is the action's
 * answer with 200, `{"error":"…"}` with 400 for what can't be understood or found, 401 without the token.
 */

/** What the command line prints, as one JSON line, once both addresses answer. */
export interface ReadyLine {
  readonly url: string;
  readonly users: readonly { readonly address: string; readonly password: string }[];
  readonly control: { readonly url: string; readonly token: string };
}

export type { ArmedFault };

const many = Number.MAX_SAFE_INTEGER;
const busy = oneOf(['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere']);
const response = oneOf(['Unknown', 'Organizer', 'Tentative', 'Accept', 'Decline', 'NoResponseReceived']);
const day = oneOf(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
const person = object({ name: string, address: string });

const recurrence = object({
  pattern: oneOf(['daily', 'weekly', 'monthly', 'yearly']),
  interval: optional(integer(1, 999)),
  /** Weekly only; the start's own day where it isn't said. */
  days: optional(list(day)),
  /** Last date, inclusive. */
  until: optional(string),
  count: optional(integer(1, 999)),
  /** Dates that the series would have and doesn't. */
  deleted: optional(list(string)),
  exceptions: optional(
    list(
      object({
        /** The date that the series gave it. */
        original: string,
        start: optional(string),
        end: optional(string),
        subject: optional(string),
        location: optional(string),
        cancelled: optional(boolean),
      }),
    ),
  ),
});

/** `start` and `end` are instants with `Z` or offset, or dates with `allDay`; kept in the mailbox's zone. */
const appointmentFields = {
  subject: string,
  start: string,
  end: string,
  allDay: optional(boolean),
  busy: optional(busy),
  location: optional(string),
  /** Plain text. */
  body: optional(string),
  attendees: optional(
    list(
      object({
        name: string,
        address: string,
        role: optional(oneOf(['required', 'optional', 'resource'])),
        response: optional(response),
      }),
    ),
  ),
  organizer: optional(person),
  private: optional(boolean),
  cancelled: optional(boolean),
  response: optional(response),
  recurrence: optional(recurrence),
  reminderMinutes: optional(integer(0, 525_600)),
  joinUrl: optional(string),
  categories: optional(list(string)),
};

const callFields = { callerName: optional(string), callerNumber: optional(string), callerAddress: optional(string) };

const item = variant<PutItem>('kind', {
  appointment: object({ kind: oneOf(['appointment']), ...appointmentFields }),
  voicemail: object({
    kind: oneOf(['voicemail']),
    ...callFields,
    seconds: integer(0, 3600),
    received: optional(string),
    heard: optional(boolean),
    preview: optional(string),
    transcript: optional(string),
    protected: optional(boolean),
    urgent: optional(boolean),
    codec: optional(oneOf<Codec>(['pcm', 'mu-law', 'a-law', 'mp3', 'gsm', 'wma'])),
    /** The class of the message that it answers by voice. */
    replyTo: optional(string),
  }),
  fax: object({ kind: oneOf(['fax']), ...callFields, pages: integer(1, 100), received: optional(string) }),
  'missed-call': object({ kind: oneOf(['missed-call']), ...callFields, received: optional(string) }),
  message: object({ kind: oneOf(['message']), subject: string, received: optional(string), from: optional(person) }),
});

type Read<R> = R extends Reader<infer T> ? T : never;
type AppointmentReader = ReturnType<typeof object<{ kind: Reader<'appointment'> } & typeof appointmentFields>>;
export type PutAppointment = Read<AppointmentReader>;
export type PutRecurrence = Read<typeof recurrence>;

interface PutCall {
  readonly callerName?: string;
  readonly callerNumber?: string;
  readonly callerAddress?: string;
  /** Instant; now where it isn't said. */
  readonly received?: string;
}

export type PutItem =
  | PutAppointment
  | (PutCall & {
      readonly kind: 'voicemail';
      readonly seconds: number;
      readonly heard?: boolean;
      /** In the message's text, and heard by speech recognition. */
      readonly preview?: string;
      /** Heard by speech recognition alone. */
      readonly transcript?: string;
      readonly protected?: boolean;
      readonly urgent?: boolean;
      readonly codec?: Codec;
      readonly replyTo?: string;
    })
  | (PutCall & { readonly kind: 'fax'; readonly pages: number })
  | (PutCall & { readonly kind: 'missed-call' })
  | {
      readonly kind: 'message';
      readonly subject: string;
      readonly received?: string;
      readonly from?: { readonly name: string; readonly address: string };
    };

/** What of an item can be changed; each key belongs to appointments or to messages. */
const changes = object({
  subject: optional(string),
  start: optional(string),
  end: optional(string),
  allDay: optional(boolean),
  busy: optional(busy),
  location: optional(string),
  body: optional(string),
  private: optional(boolean),
  cancelled: optional(boolean),
  response: optional(response),
  reminderMinutes: optional(integer(0, 525_600)),
  joinUrl: optional(string),
  categories: optional(list(string)),
  heard: optional(boolean),
});
export type Changes = Read<typeof changes>;

const oof = object({
  state: optional(oneOf(['Disabled', 'Enabled', 'Scheduled'])),
  audience: optional(oneOf(['None', 'Known', 'All'])),
  start: optional(string),
  end: optional(string),
  /** HTML or plain text. */
  internal: optional(string),
  external: optional(string),
  allowed: optional(oneOf(['None', 'Known', 'All'])),
});
export type OofChanges = Read<typeof oof>;

export type ControlRequest =
  | AccessRequest
  | { readonly action: 'put'; readonly mailbox: string; readonly item: PutItem }
  /** As many as fit into 4 MB. */
  | { readonly action: 'put-all'; readonly mailbox: string; readonly items: readonly PutItem[] }
  | { readonly action: 'change'; readonly mailbox: string; readonly id: string; readonly set: Changes }
  /** For good, or into the deleted items, where it gets another id. */
  | { readonly action: 'delete'; readonly mailbox: string; readonly id: string; readonly toDeletedItems?: boolean }
  | { readonly action: 'list'; readonly mailbox: string }
  | { readonly action: 'fault'; readonly fault: ArmedFault }
  | { readonly action: 'clear-faults' }
  | { readonly action: 'struck' }
  /** Of one mailbox, or of all. */
  | { readonly action: 'expire-subscriptions'; readonly mailbox?: string }
  | { readonly action: 'expire-sync-states'; readonly mailbox?: string }
  /**
   * So many requests more are answered with ErrorMailboxMoveInProgress, 1 where it isn't said; then the mailbox is at the
   * server's next address, to which the old one redirects, and knows no subscription or sync state any more.
   */
  | { readonly action: 'move-mailbox'; readonly mailbox: string; readonly requests?: number }
  /** How far the server's clock is ahead; negative is behind. */
  | { readonly action: 'skew'; readonly milliseconds: number }
  | { readonly action: 'stop' }
  | { readonly action: 'start' }
  | { readonly action: 'log'; readonly since?: number }
  | { readonly action: 'clear-log' }
  | { readonly action: 'oof'; readonly mailbox: string; readonly set: OofChanges }
  | { readonly action: 'password'; readonly mailbox: string; readonly password: string }
  | { readonly action: 'reset' };

/** Checks one request. Throws an `InputError` that says what is wrong with it. */
export const readControlRequest: Reader<ControlRequest> = variant<ControlRequest>('action', {
  put: object({ action: oneOf(['put']), mailbox: string, item }),
  'put-all': object({ action: oneOf(['put-all']), mailbox: string, items: list(item) }),
  change: object({ action: oneOf(['change']), mailbox: string, id: string, set: changes }),
  delete: object({ action: oneOf(['delete']), mailbox: string, id: string, toDeletedItems: optional(boolean) }),
  list: object({ action: oneOf(['list']), mailbox: string }),
  fault: object({ action: oneOf(['fault']), fault }),
  'clear-faults': object({ action: oneOf(['clear-faults']) }),
  struck: object({ action: oneOf(['struck']) }),
  'expire-subscriptions': object({ action: oneOf(['expire-subscriptions']), mailbox: optional(string) }),
  'expire-sync-states': object({ action: oneOf(['expire-sync-states']), mailbox: optional(string) }),
  'move-mailbox': object({
    action: oneOf(['move-mailbox']),
    mailbox: string,
    requests: optional(integer(0, 1000)),
  }),
  skew: object({ action: oneOf(['skew']), milliseconds: integer(-many, many) }),
  stop: object({ action: oneOf(['stop']) }),
  start: object({ action: oneOf(['start']) }),
  log: object({ action: oneOf(['log']), since: optional(integer(0, many)) }),
  'clear-log': object({ action: oneOf(['clear-log']) }),
  oof: object({ action: oneOf(['oof']), mailbox: string, set: oof }),
  password: object({ action: oneOf(['password']), mailbox: string, password: string }),
  reset: object({ action: oneOf(['reset']) }),
  ...accessReaders,
});

export interface ListedItem {
  readonly id: string;
  readonly changeKey: string;
  readonly itemClass: string;
  readonly folder: string;
  readonly subject: string;
  /** Instants; of appointments only. */
  readonly start?: string;
  readonly end?: string;
  readonly recurring?: boolean;
  /** Of messages only. */
  readonly received?: string;
  readonly isRead?: boolean;
}

/** What each action answers; those that aren't here answer `{}`. */
export interface ControlAnswers {
  readonly put: { readonly id: string; readonly changeKey: string };
  readonly 'put-all': { readonly items: readonly { readonly id: string; readonly changeKey: string }[] };
  readonly change: { readonly id: string; readonly changeKey: string };
  /** Where it went into the deleted items. */
  readonly delete: { readonly id?: string; readonly changeKey?: string };
  readonly list: { readonly items: readonly ListedItem[] };
  readonly fault: { readonly faultId: string };
  /** By kind, and by the id that `fault` gave. */
  readonly struck: {
    readonly kinds: ReturnType<FaultBook['struck']>;
    readonly faults: ReturnType<FaultBook['struckEach']>;
  };
  readonly 'expire-subscriptions': { readonly ended: number };
  readonly log: { readonly entries: readonly LogEntry[] };
}

/** What one action answers. */
export type ControlAnswer<A extends ControlRequest['action']> = A extends keyof ControlAnswers
  ? ControlAnswers[A]
  : Readonly<Record<string, never>>;
