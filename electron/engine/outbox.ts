import type { AppError, OofChange } from '../../shared/model.ts';
import { instantOf, ms } from '../domain/time.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { AppointmentDraft } from '../gateway/live.ts';
import type { CacheChange, PendingChange } from './cache.ts';
import { withDeadline } from './deadline.ts';
import { describeFailure } from './failures.ts';
import type { MailboxState } from './mailbox-state.ts';
import type { Clock } from './ports.ts';

/*
 * Changes that the user made, one after the other in the order asked.
 *
 *     asked ──▶ waiting ──▶ on its way ──▶ done
 *                  ▲            │ no answer, busy
 *                  └────────────┤
 *                               └─ refused, too late, before sleep ──▶ given back (never sent again unasked)
 *
 * Each is on disk before it is sent and until it is done or the person has seen that it failed: a crash loses none and
 * doubles none.
 */

const MINUTE = 60_000;
/** SPEC §6: an absence announced later than this would surprise its owner. */
const OOF_LIMIT = 15 * MINUTE;
/** What is nobody else's business may go out late. */
const OWN_LIMIT = 24 * 60 * MINUTE;
/** What other people read, and what is deleted, can be taken back for so long. */
const UNDO = 10_000;

/** What became of a change so far. */
export type Fate =
  /** The key of an entry that was made. */
  | { readonly kind: 'done'; readonly key?: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'given-back'; readonly error: AppError };

interface Delivered {
  readonly news?: CacheChange;
  /** Of the entry that was made. */
  readonly key?: string;
}

export interface GivenBack {
  readonly change: PendingChange;
  readonly error: AppError;
}

export interface Outbox {
  /** Those not yet given back, in order. */
  readonly waiting: () => readonly PendingChange[];
  readonly givenBack: () => readonly GivenBack[];
  /** Whether a try has failed already. */
  readonly isLate: (id: string) => boolean;
  /** Resolves after the first try: done, waiting for the server, or given back. `patient`: false gives it back at once. */
  readonly changeOof: (change: OofChange, patient: boolean) => Promise<Fate>;
  readonly createAppointment: (draft: Omit<AppointmentDraft, 'creationId'>) => Promise<Fate>;
  /** Goes out in ten seconds, unless it is taken back; an earlier word on the same entry is replaced. */
  readonly consider: (asked: ConsideredChange) => void;
  /** Takes it back; false where it is too late. */
  readonly withdraw: (id: string) => boolean;
  /** Sends what waits; throws where the server doesn't answer, for the scheduler to decide when to come again. */
  readonly send: (signal: AbortSignal) => Promise<void>;
  /** The server wants no request now: who asked is told that it waits, who can't wait gets it back. */
  readonly hold: (error: AppError) => void;
  /** The session stopped for good reason: nothing that waits will be sent. */
  readonly giveAllBack: (error: AppError) => void;
  /** The clock was set, or the machine slept: what is too late by now is given back, whatever the timers think. */
  readonly checkDeadlines: () => void;
  /** The machine goes to sleep: OOF must not go out after it, whenever that may be. */
  readonly beforeSleep: () => void;
  readonly retry: (id: string) => Promise<Fate | undefined>;
  readonly dismiss: (id: string) => void;
  readonly close: () => void;
}

type Considered = Extract<PendingChange, { readonly notBefore: string }>;
type Fresh<T> = T extends unknown ? Omit<T, 'id' | 'since' | 'until' | 'notBefore'> : never;
/** An answer, a cancellation or a call that is deleted, before it has its times. */
export type ConsideredChange = Fresh<Considered>;

export interface OutboxOptions {
  readonly gateway: Pick<
    MailboxGateway,
    'changeOof' | 'createAppointment' | 'findCreated' | 'answerMeeting' | 'cancelMeeting' | 'removeVoicemail'
  >;
  readonly state: MailboxState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Something waits: let `send` run as soon as may be. */
  readonly onWork: () => void;
  /** It may have been written all the same: what the server has now must be read. */
  readonly onDoubt: (kind: PendingChange['kind']) => void;
  readonly onChange: () => void;
}

/** What may pass by itself; all else is the server's last word. */
const PASSING: ReadonlySet<AppError['kind']> = new Set([
  'unreachable',
  'certificate',
  'timeout',
  'busy',
  'not-exchange',
  'broken-answer',
  'too-large',
  'cancelled',
]);

/** What nobody else hears of. */
const OWN: ReadonlySet<PendingChange['kind']> = new Set(['appointment', 'delete-call']);

export function openOutbox(options: OutboxOptions): Outbox {
  const { gateway, state, clock } = options;
  /** Why those failed that will not be sent; all others of the queue wait. */
  const failed = new Map<string, AppError>();
  const late = new Map<string, AppError>();
  const asking = new Map<string, { readonly patient: boolean; readonly tell: (fate: Fate) => void }>();
  let sending: string | undefined;
  let cancelDeadline: () => void = () => undefined;
  let closed = false;

  const queue = () => state.known().pending;
  const waiting = () => queue().filter(({ id }) => !failed.has(id));
  const keep = (pending: readonly PendingChange[]) => state.apply({ pending });
  const without = (id: string) => queue().filter((each) => each.id !== id);

  const tell = (id: string, fate: Fate) => {
    asking.get(id)?.tell(fate);
    asking.delete(id);
  };

  const giveBack = (change: PendingChange, error: AppError) => {
    failed.set(change.id, error);
    late.delete(change.id);
    const impatient = asking.get(change.id)?.patient === false;
    tell(change.id, { kind: 'given-back', error });
    // Who asked has the answer; nobody needs to be shown it again.
    if (impatient) forget(change.id);
    // Written down as over: a restart must not take it for one that still waits.
    else void keep(queue().map((each) => (each.id === change.id ? { ...each, until: instantOf(clock.now()) } : each)));
    options.onDoubt(change.kind);
    options.onChange();
  };

  const forget = (id: string) => {
    failed.delete(id);
    late.delete(id);
    void keep(without(id));
  };

  /** One timer for the next deadline. */
  const watchDeadlines = () => {
    cancelDeadline();
    if (closed) return;
    const now = clock.now();
    for (const change of waiting()) {
      if (ms(change.until) > now || change.id === sending) continue;
      giveBack(change, late.get(change.id) ?? { kind: 'timeout' });
    }
    const moments = waiting().flatMap((change) =>
      change.id === sending ? [] : [ms(change.until), ...('notBefore' in change ? [ms(change.notBefore)] : [])],
    );
    const next = moments.filter((moment) => moment > now);
    if (next.length === 0) return;
    cancelDeadline = clock.after(Math.min(...next) - now, () => {
      watchDeadlines();
      if (waiting().some((change) => 'notBefore' in change && isReady(change))) options.onWork();
    });
  };

  const isReady = (change: PendingChange) => !('notBefore' in change) || ms(change.notBefore) <= clock.now();

  const add = (change: PendingChange, patient: boolean): Promise<Fate> =>
    new Promise((resolve) => {
      if (closed) {
        resolve({ kind: 'given-back', error: { kind: 'cancelled' } });
        return;
      }
      asking.set(change.id, { patient, tell: resolve });
      // Written down before anything is sent.
      void keep([...queue(), change]).then(() => {
        if (closed) return;
        watchDeadlines();
        options.onWork();
      });
    });

  const window = (limit: number) => ({
    id: options.newId(),
    since: instantOf(clock.now()),
    until: instantOf(clock.now() + limit),
  });

  const seenBy = ({ id, entry: { key, start } }: Considered) => ({ key, start, again: late.has(id) });

  const deliver = async (change: PendingChange, signal: AbortSignal): Promise<Delivered> => {
    if (change.kind === 'oof') {
      const settings = await gateway.changeOof(change.change, signal);
      return { news: { oof: { settings, asOf: instantOf(clock.now()) } } };
    }
    if (change.kind === 'answer') {
      await gateway.answerMeeting(seenBy(change), change.answer, change.note, signal);
      return {};
    }
    if (change.kind === 'cancel') {
      await gateway.cancelMeeting(seenBy(change), change.note, signal);
      return {};
    }
    if (change.kind === 'delete-call') {
      const { key } = change.entry;
      await gateway.removeVoicemail(key, late.has(change.id), signal);
      const { voicemail } = state.known();
      if (voicemail === undefined) return {};
      return { news: { voicemail: { ...voicemail, items: voicemail.items.filter((item) => item.key !== key) } } };
    }
    const { draft } = change;
    const made = change.sent ? await gateway.findCreated(draft.creationId, draft.range, signal) : undefined;
    if (made !== undefined) return made;
    await keep(queue().map((each) => (each.id === change.id ? { ...change, sent: true } : each)));
    signal.throwIfAborted();
    return gateway.createAppointment(draft, signal);
  };

  const sendOne = async (change: PendingChange, signal: AbortSignal) => {
    sending = change.id;
    try {
      // Not a moment later than promised, however slowly it goes.
      const { news, key } = await withDeadline(clock, ms(change.until) - clock.now(), signal, (mine) =>
        deliver(change, mine),
      );
      late.delete(change.id);
      await state.apply({ ...news, pending: without(change.id) });
      tell(change.id, { kind: 'done', ...(key === undefined ? {} : { key }) });
      // An answer to OOF brings what the server kept; of an entry only its existence is known.
      if (change.kind !== 'oof' && change.kind !== 'delete-call') options.onDoubt(change.kind);
    } catch (cause) {
      const { error } = describeFailure(cause);
      const current = queue().find(({ id }) => id === change.id) ?? change;
      const patient = asking.get(change.id)?.patient ?? true;
      if (closed) throw cause;
      late.set(change.id, error);
      if (!PASSING.has(error.kind) || !patient || ms(change.until) <= clock.now()) giveBack(current, error);
      else tell(change.id, { kind: 'waiting' });
      options.onChange();
      if (PASSING.has(error.kind) || error.kind === 'sign-in') throw cause;
    } finally {
      sending = undefined;
      watchDeadlines();
    }
  };

  void state.loaded.then(() => {
    if (closed) return;
    watchDeadlines();
    if (waiting().length > 0) options.onWork();
  });

  return {
    waiting,
    givenBack: () =>
      queue().flatMap((change) => {
        const error = failed.get(change.id);
        return error === undefined ? [] : [{ change, error }];
      }),
    isLate: (id) => late.has(id),
    changeOof: (change, patient) => add({ ...window(OOF_LIMIT), kind: 'oof', change }, patient),
    createAppointment: (draft) => {
      const fresh = window(OWN_LIMIT);
      return add({ ...fresh, kind: 'appointment', draft: { ...draft, creationId: fresh.id }, sent: false }, true);
    },
    consider: (asked) => {
      for (const { id, ...other } of waiting()) {
        if ('entry' in other && other.entry.key === asked.entry.key && id !== sending) forget(id);
      }
      const limit = asked.kind === 'delete-call' ? OWN_LIMIT : OOF_LIMIT;
      const times = { ...window(UNDO + limit), notBefore: instantOf(clock.now() + UNDO) };
      void add({ ...times, ...asked }, true);
      options.onChange();
    },
    withdraw: (id) => {
      const known = waiting().some((change) => change.id === id && 'notBefore' in change);
      if (!known || id === sending) return false;
      forget(id);
      watchDeadlines();
      options.onChange();
      return true;
    },
    send: async (signal) => {
      await state.loaded;
      for (;;) {
        watchDeadlines();
        const next = waiting().find(isReady);
        if (next === undefined) return;
        await sendOne(next, signal);
      }
    },
    hold: (error) => {
      for (const change of waiting()) {
        if (change.id === sending) continue;
        if (!late.has(change.id)) late.set(change.id, error);
        if (asking.get(change.id)?.patient === false) giveBack(change, error);
        else tell(change.id, { kind: 'waiting' });
      }
    },
    giveAllBack: (error) => {
      for (const change of waiting()) if (change.id !== sending) giveBack(change, error);
    },
    checkDeadlines: watchDeadlines,
    beforeSleep: () => {
      for (const change of waiting()) {
        if (OWN.has(change.kind) || change.id === sending) continue;
        giveBack(change, late.get(change.id) ?? { kind: 'timeout' });
      }
    },
    retry: (id) => {
      const known = queue().find((change) => change.id === id && failed.has(id));
      if (known === undefined) return Promise.resolve(undefined);
      forget(id);
      switch (known.kind) {
        case 'appointment':
          return add({ ...known, ...window(OWN_LIMIT), id }, true);
        case 'oof':
          return add({ ...known, ...window(OOF_LIMIT) }, true);
        case 'delete-call':
          return add({ ...known, ...window(OWN_LIMIT), notBefore: instantOf(clock.now()) }, true);
        case 'answer':
        case 'cancel':
          return add({ ...known, ...window(OOF_LIMIT), notBefore: instantOf(clock.now()) }, true);
      }
    },
    dismiss: (id) => {
      if (failed.has(id)) forget(id);
    },
    close: () => {
      closed = true;
      cancelDeadline();
      for (const [id, { patient }] of [...asking]) {
        tell(id, { kind: 'given-back', error: { kind: 'cancelled' } });
        // Who can't wait doesn't want it at the next start either.
        if (!patient) forget(id);
      }
    },
  };
}
