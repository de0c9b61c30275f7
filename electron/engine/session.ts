import type {
  Appointment,
  FreeBusy,
  Instant,
  OofChange,
  OofSettings,
  TimeRange,
  Voicemail,
} from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ConsideredView, Dated, Health, OofView, Unsent } from '../../shared/snapshot.ts';
import { calendarWindow } from '../domain/calendar-window.ts';
import { instantOf } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { AppointmentDraft, MailboxEvent } from '../gateway/live.ts';
import { reactTo } from './backoff.ts';
import { createBurst } from './burst.ts';
import type { Cache, CachedFreeBusy } from './cache.ts';
import { readCalendar } from './calendar-reading.ts';
import { createChangeFeed } from './change-feed.ts';
import { orAborted, withDeadline } from './deadline.ts';
import { describeFailure } from './failures.ts';
import { createHealth } from './health.ts';
import { createMarkerWatch } from './marker-watch.ts';
import { lastHeard, openMailboxState } from './mailbox-state.ts';
import { consideredIn, oofIn, unsentIn } from './outbox-views.ts';
import { openOutbox, type Fate, type Outbox } from './outbox.ts';
import { watchPassword } from './password-watch.ts';
import { watchPeople } from './people.ts';
import type { AccountConfig, Clock, Environment, Logger } from './ports.ts';
import { createScheduler, type Scheduler, type Trouble } from './scheduler.ts';
import {
  ASKS_ALWAYS,
  BURST_MS,
  CACHE_LIMIT_MS,
  DOUBTED,
  intervalOf,
  READINGS,
  RUN_LIMIT_MS,
  TOLD_BY_SERVER,
  type Purpose,
  type Reading,
} from './session-rules.ts';
import { errorOf } from './trouble.ts';
import { createVoicemailReading } from './voicemail-reading.ts';

export interface SessionPorts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly environment: Pick<Environment, 'zone'>;
  readonly log: Logger;
  readonly cache: Cache;
  readonly settings: () => Pick<Settings, 'cacheMonthsBack' | 'cacheMonthsAhead'>;
}

/** The live conversation with one mailbox: what is known of it, how old that is, and how it is doing. */
export interface Session {
  readonly account: AccountConfig;
  readonly calendar: () => Dated<readonly Appointment[] | undefined>;
  readonly oof: () => Dated<OofSettings | undefined> & Pick<OofView, 'pending' | 'givenBack'>;
  readonly voicemail: () => Dated<readonly Voicemail[]>;
  readonly unsent: () => readonly Unsent[];
  /** Answers, cancellations and deletions that can still be taken back, or wait for the server. */
  readonly considered: () => readonly ConsideredView[];
  readonly freeBusy: () => readonly FreeBusy[];
  /** The same with its range and age. */
  readonly known: () => readonly CachedFreeBusy[];
  readonly health: () => Health;
  readonly serverVersion: () => string | undefined;
  /** When its password expires, where it has one and the server knows. */
  readonly passwordExpires: () => Instant | undefined;
  /** The range that `calendar` covers. */
  readonly covered: () => TimeRange | undefined;
  /** Resolves when everything was asked for once, or the server didn't let the first question in. */
  readonly firstRound: Promise<void>;
  /** A person asks for everything anew, even after a stop; resolves when that round is over. */
  readonly refresh: () => Promise<void>;
  /** The world has changed: everything is read anew, but never after a stop. */
  readonly check: () => Promise<void>;
  /** The machine goes to sleep: what must not go out late is given back. */
  readonly beforeSleep: () => void;
  /**
   * Asks the mailbox something besides, for at most `limitMs`; the session's end aborts it. After a stop, or while the
   * server wants to be left alone, it throws why without a request: the same wrong password again would lock the account.
   */
  readonly ask: <T>(limitMs: number, question: Question<T>) => Promise<T>;
  /** What was asked besides failed: what concerns all that is asked (a refused password) is the session's business. */
  readonly report: (cause: unknown) => void;
  /** The same even after a stop: a person wants to know whether it works now. */
  readonly test: <T>(limitMs: number, question: Question<T>) => Promise<T>;
  /** One after the other, in the order asked; `patient` ones wait for the server where it doesn't answer. */
  readonly changeOof: (change: OofChange, patient: boolean) => Promise<Fate>;
  /** Reads OOF anew as soon as may be. */
  readonly readOof: () => void;
  readonly createAppointment: (draft: Omit<AppointmentDraft, 'creationId'>) => Promise<Fate>;
  readonly consider: Outbox['consider'];
  readonly withdraw: Outbox['withdraw'];
  /** The calendar has changed by our own doing: it is read as soon as may be. */
  readonly noteCalendar: () => void;
  /** A voicemail has changed by our own doing: it is read as soon as may be. */
  readonly noteVoicemail: (key: string) => void;
  readonly retryChange: (id: string) => Promise<Fate | undefined>;
  readonly dismissChange: (id: string) => void;
  /** Whose free/busy to know, and who of them is on the screen. */
  readonly watchPeople: (addresses: readonly string[], shown: readonly string[]) => void;
  /** Resolves when the server was told, or didn't answer for some seconds. */
  readonly close: () => Promise<void>;
}

type Question<T> = (gateway: MailboxGateway, signal: AbortSignal) => Promise<T>;

/** Starts reading at once. `onChange` is called whenever anything above may read differently. */
export function startSession(
  account: AccountConfig,
  gateway: MailboxGateway,
  ports: SessionPorts,
  onChange: () => void,
): Session {
  const { clock, environment, log } = ports;
  const now = () => instantOf(clock.now());
  const closing = new AbortController();
  const state = openMailboxState(account.id, ports.cache, log, onChange);
  const ready = withDeadline(clock, CACHE_LIMIT_MS, closing.signal, (signal) => orAborted(state.loaded, signal)).catch(
    () => undefined,
  );
  const voicemailReading = createVoicemailReading(gateway, state, () => clock.now());
  const judge = createHealth(() => clock.now());
  let server: { readonly version?: string } | undefined;
  let lastSuccess: string | undefined;
  /** Refused sign-ins in a row. */
  let refusals = 0;

  const outbox = openOutbox({
    gateway,
    state,
    clock,
    newId: ports.newId,
    onWork: () => sendSoon(),
    onDoubt: (kind) => {
      if (kind === 'delete-call') voicemailReading.noteAll();
      scheduler.request(DOUBTED[kind]);
    },
    onChange,
  });
  const people = watchPeople({
    gateway,
    state,
    clock,
    random: ports.random,
    environment,
    onWork: () => scheduler.reconsider('people'),
  });

  const password = watchPassword({ gateway, account, clock, log });

  const tasks: Readonly<Record<Purpose, (signal: AbortSignal) => Promise<void>>> = {
    changes: (signal) => outbox.send(signal),
    calendar: async (signal) => {
      await ready;
      const zone = environment.zone();
      await readCalendar({
        gateway,
        known: state.known().calendar,
        ...calendarWindow(clock.now(), zone, ports.settings()),
        zone,
        now,
        signal,
        apply: (calendar) => state.apply({ calendar }),
      });
    },
    oof: async (signal) => {
      await ready;
      const [before, waited] = [state.known().oof, oofWaiting()];
      const settings = await gateway.oof(signal);
      // What was read while a change was on its way may be older than the change.
      if (waited || oofWaiting() || state.known().oof !== before) return;
      await state.apply({ oof: { settings, asOf: now() } });
    },
    voicemail: async (signal) => {
      await ready;
      await voicemailReading.read(signal);
    },
    people: (signal) => people.read(signal),
    password: password.read,
    watch: async (signal) => {
      server ??= await gateway.probe(signal);
      markers.compare(await gateway.changeMarkers(signal));
    },
  };

  const markers = createMarkerWatch({
    clock,
    isFeedDue: () => {
      const { mode, heardAt } = feed.state();
      return mode !== 'polling' && heardAt === undefined;
    },
    onMoved: (what) => {
      if (what === 'inbox') voicemailReading.noteAll();
      scheduler.request(what === 'inbox' ? 'voicemail' : 'calendar');
    },
    onUnmoved: (what) => state.confirm(what === 'inbox' ? 'voicemail' : 'calendar', now()),
  });
  const calendarBurst = createBurst(clock, BURST_MS, () => scheduler.request('calendar'));
  const voicemailBurst = createBurst(clock, BURST_MS, () => {
    // The whole list may have been read meanwhile.
    if (voicemailReading.isWanted()) scheduler.request('voicemail');
  });

  const oofWaiting = () => outbox.waiting().some(({ kind }) => kind === 'oof');

  const dueIn = (purpose: Purpose): number => {
    switch (purpose) {
      case 'changes':
        return Infinity;
      case 'people':
        return people.nextIn();
      case 'password':
        return password.nextIn();
      default:
        return intervalOf(purpose, feed.state().mode !== 'polling');
    }
  };

  const scheduler: Scheduler<Purpose> = createScheduler<Purpose>({
    clock,
    random: ports.random,
    scout: 'watch',
    others: READINGS,
    interval: dueIn,
    run: (purpose) => withDeadline(clock, RUN_LIMIT_MS, closing.signal, tasks[purpose]),
    onSuccess: (purpose) => {
      // The others may have had nothing to ask.
      if (ASKS_ALWAYS.has(purpose)) [lastSuccess, refusals] = [now(), 0];
      if (purpose === 'watch') feed.resume();
      onChange();
    },
    react: (purpose, failures, cause) => {
      const { error, retryAfterMs } = describeFailure(cause, account);
      log.warn('reading failed', { purpose, kind: error.kind, code: error.code, failures });
      if (error.kind === 'sign-in') refusals += 1;
      const count = error.kind === 'sign-in' ? refusals : failures;
      // Who was told that only a person can help isn't asked again.
      const trusted = lastSuccess !== undefined && !(cause instanceof GatewayError && cause.hint === 'person');
      return { reaction: reactTo({ kind: error.kind, count, retryAfterMs, trusted }, ports.random), told: error };
    },
    onChange: () => {
      settleOutbox();
      onChange();
    },
  });

  const feed = createChangeFeed({
    gateway,
    clock,
    random: ports.random,
    allowed: scheduler.isOpen,
    onEvents: (events) => takeIn(events),
    onOpen: markers.feedOpened,
    onBroken: (cause) => {
      const { error } = describeFailure(cause, account);
      log.warn('the feed broke', { kind: error.kind, code: error.code });
      if (TOLD_BY_SERVER.has(error.kind)) scheduler.report('watch', cause);
      else scheduler.request('watch');
    },
    onChange: () => {
      scheduler.reconsider('watch');
      scheduler.reconsider('calendar');
      scheduler.reconsider('voicemail');
      onChange();
    },
  });

  /** What waits while the session as a whole does is told so; after a stop it is given back. */
  const settleOutbox = () => {
    const trouble = scheduler.trouble();
    if (trouble?.stopped === true) outbox.giveAllBack(errorOf(trouble));
    else if (trouble !== undefined && !scheduler.isOpen()) outbox.hold(errorOf(trouble));
  };

  const sendSoon = () => {
    scheduler.request('changes');
    settleOutbox();
  };

  const takeIn = (events: readonly MailboxEvent[]) => {
    if (events.some(({ folder }) => folder === 'calendar')) calendarBurst.note();
    if (voicemailReading.note(events.filter(({ folder }) => folder === 'inbox'))) voicemailBurst.note();
  };

  const firstRound = scheduler.start();

  const dated = <T>(value: T, asOf: string | undefined, purpose: Reading): Dated<T> => {
    const trouble = scheduler.troubleOf(purpose);
    return {
      value,
      ...(asOf === undefined ? {} : { asOf }),
      ...(trouble === undefined ? {} : { error: errorOf(trouble) }),
    };
  };

  const test = <T>(limitMs: number, question: Question<T>): Promise<T> =>
    withDeadline(clock, limitMs, closing.signal, (signal) => question(gateway, signal));
  const ask = <T>(limitMs: number, question: Question<T>): Promise<T> => {
    const trouble = scheduler.trouble();
    return isBarred(trouble) ? Promise.reject(new GatewayError(errorOf(trouble))) : test(limitMs, question);
  };

  return {
    account,
    calendar: () => {
      const { calendar } = state.known();
      return dated(calendar?.appointments, calendar?.asOf, 'calendar');
    },
    oof: () => {
      const { oof } = state.known();
      return { ...dated(oof?.settings, oof?.asOf, 'oof'), ...oofIn(outbox) };
    },
    voicemail: () => {
      const { voicemail } = state.known();
      // What is being deleted is gone for its person, unless it is taken back.
      const going = new Set(
        outbox.waiting().flatMap((change) => (change.kind === 'delete-call' ? change.entry.key : [])),
      );
      const items = (voicemail?.items ?? []).filter(({ key }) => !going.has(key));
      return dated(items, voicemail?.asOf, 'voicemail');
    },
    unsent: () => unsentIn(outbox, account.id),
    considered: () => consideredIn(outbox, account.id),
    freeBusy: () => state.known().freeBusy.map(({ freeBusy }) => freeBusy),
    known: () => state.known().freeBusy,
    serverVersion: () => server?.version,
    passwordExpires: password.expires,
    covered: () => state.known().calendar?.covered,
    health: () => {
      const { mode, heardAt } = feed.state();
      const open = heardAt !== undefined || mode === 'polling';
      const health = judge({ trouble: scheduler.trouble(), lastSuccess, feed: open ? mode : undefined });
      // Until this start has an answer of its own, that of the start before is the last.
      const last = lastSuccess ?? lastHeard(state.known());
      return last === undefined ? health : { ...health, lastSuccess: last };
    },
    firstRound,
    refresh: () => {
      gateway.insist();
      feed.renew();
      refusals = 0;
      password.renew();
      voicemailReading.noteAll();
      return scheduler.requestAll();
    },
    check: () => {
      outbox.checkDeadlines();
      feed.renew();
      voicemailReading.noteAll();
      return scheduler.checkAll();
    },
    beforeSleep: outbox.beforeSleep,
    ask,
    report: (cause) => {
      if (TOLD_BY_SERVER.has(describeFailure(cause, account).error.kind)) scheduler.report('watch', cause);
    },
    test: (limitMs, question) => {
      gateway.insist();
      return test(limitMs, question);
    },
    changeOof: outbox.changeOof,
    readOof: () => scheduler.request('oof'),
    createAppointment: outbox.createAppointment,
    consider: outbox.consider,
    withdraw: outbox.withdraw,
    noteCalendar: () => scheduler.request('calendar'),
    noteVoicemail: (key) => {
      voicemailReading.noteOne(key);
      scheduler.request('voicemail');
    },
    retryChange: outbox.retry,
    dismissChange: outbox.dismiss,
    watchPeople: (addresses, shown) => {
      people.watch(addresses);
      people.show(shown);
    },
    close: async () => {
      for (const each of [calendarBurst, voicemailBurst, markers]) each.cancel();
      outbox.close();
      const farewell = feed.stop();
      scheduler.stop();
      closing.abort();
      await farewell;
    },
  };
}

const isBarred = (trouble: Trouble | undefined): trouble is Trouble =>
  trouble !== undefined && (trouble.stopped || trouble.ordered);
