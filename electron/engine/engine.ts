import type { CalendarRange, CommandInput, FoundAppointments } from '../../shared/ipc.ts';
import type { Appointment, FreeBusy, Instant, OofChange, Result, TimeRange, WorkingHours } from '../../shared/model.ts';
import { failed, ok } from '../../shared/model.ts';
import { withPresets } from '../../shared/policy.ts';
import { offeredStates, type MachineState } from '../../shared/presence.ts';
import { settingsSchema, type SettingKey, type Settings } from '../../shared/settings.ts';
import { isLongStale, type Snapshot } from '../../shared/snapshot.ts';
import type { Speech } from '../../shared/explain.ts';
import { overlapping } from '../domain/agenda.ts';
import { chooseJoin, meetingToJoin, type MeetingScheme } from '../domain/join.ts';
import { chooseManual } from '../domain/manual.ts';
import { evaluatePresence, type ManualChoice, type PresenceInput } from '../domain/presence.ts';
import type { Snooze } from '../domain/reminders.ts';
import { readUntil } from '../domain/until.ts';
import { addDays, dateIn, instantOf, ms, startOfDate } from '../domain/time.ts';
import type { AudioFile } from '../gateway/gateway.ts';
import { createAccountCommands, type AccountCommands } from './account-commands.ts';
import { searchCalendars } from './calendar-search.ts';
import { BLOCKING, openCalendarBlock } from './calendar-block.ts';
import { openContacts, type ContactsDesk } from './contacts.ts';
import { createEntryCommands, type Accepted, type EntryCommands } from './entries.ts';
import { describeFailure } from './failures.ts';
import type { Fate } from './outbox.ts';
import { watchInvitations } from './invitation-watch.ts';
import { createNotificationCentre, type NotificationFacts } from './notification-centre.ts';
import { createOwnHours } from './own-hours.ts';
import { organisationOf } from './permitted.ts';
import type { AccountConfig, EnginePorts } from './ports.ts';
import { openSessions } from './sessions.ts';
import { createOofDeclines, type OofDeclines } from './oof-declines.ts';
import { oofNews } from './oof-news.ts';
import { openOofDesk, type OofDesk } from './oof-desk.ts';
import { shareReminders } from './shared-reminders.ts';
import { buildSnapshot, speechFor } from './snapshot-builder.ts';
import { nextLook } from './wake-plan.ts';

/** The one place where state lives and changes. Views, tray and command line read snapshots and send commands. */
export interface Engine extends AccountCommands, EntryCommands, OofDeclines {
  /** The people one works with. Its questions throw `GatewayError`s; `attempt` makes values of them. */
  readonly contacts: ContactsDesk;
  /** Out of office beside what servers keep of it. */
  readonly oof: Omit<OofDesk, 'answer' | 'look' | 'nextChange' | 'view' | 'offers'>;
  /** Does what an offer about OOF proposes, or never makes it again. */
  readonly answerOffer: (id: string, accept: boolean) => Promise<Result<unknown>>;
  /** Does something with the contacts and gives what went wrong as a value. */
  readonly withContacts: <T>(work: (contacts: ContactsDesk) => T) => Promise<Result<Awaited<T>>>;
  /** Whether its user trusts exactly this certificate for this host, by its SHA-256 fingerprint. */
  readonly trustsCertificate: (host: string, fingerprint: string) => boolean;
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  readonly settings: () => Settings;
  readonly speech: () => Speech;
  /** Adds an account that lives in memory only, for the embedded Exchange. */
  readonly addDemo: (account: AccountConfig, password: string) => void;
  readonly setPresence: (input: CommandInput<'setPresence'>) => Result<void>;
  readonly resetPresence: () => Result<void>;
  /** Somebody outside follows the state from now on; returns how that ends. */
  readonly addWatcher: () => () => void;
  readonly setMachine: (state: MachineState) => void;
  /**
   * The clock jumped, the machine woke, the network or zone changed: everything is checked at once, one time. It is no
   * person's word: an account that waits for its password goes on waiting.
   */
  readonly checkEverything: () => void;
  /**
   * Resolves after the first try: `done`, or `waiting` for a server that doesn't answer, for a quarter of an hour at most.
   * Whoever isn't `patient` (default: is) has the failure instead, and nothing is sent later.
   */
  readonly changeOof: (accountId: string, change: OofChange, patient?: boolean) => Promise<Result<Accepted>>;
  /** Sends a change that was given back once more, as of now. */
  readonly retryChange: (id: string) => Promise<Result<Accepted>>;
  /** The person has seen that a change failed. */
  readonly dismissChange: (id: string) => void;
  /** Whether to tell that the cache couldn't be used and was begun anew: until the person has seen it, in this run. */
  readonly setRebuilt: (rebuilt: boolean) => void;
  /** Whose free/busy to keep up to date from now on, and who of them is on the screen. */
  readonly watchPeople: (addresses: readonly string[], shown: readonly string[]) => void;
  /** What is known of those who are watched. */
  readonly people: () => readonly FreeBusy[];
  readonly setSetting: (key: SettingKey, value: unknown) => Result<void>;
  readonly refresh: () => Promise<void>;
  readonly dismissToasts: (ids: readonly string[]) => void;
  readonly snoozeToast: (id: string, snooze: Snooze) => void;
  /** Of the own calendars, or of all that are shown in the calendar's views. */
  readonly calendarRange: (range: TimeRange, which?: 'own' | 'shown') => Promise<CalendarRange>;
  /** Searches the calendars that are shown. */
  readonly findAppointments: (question: { readonly text: string; readonly far: boolean }) => Promise<FoundAppointments>;
  /** When the first account's person works, as the mailbox says; asked once a day. */
  readonly workingHours: () => Promise<WorkingHours | undefined>;
  /** What to open to join any appointment that is known, today's or not; see `chooseJoin`. */
  readonly joinWays: (key: string, isInstalled: (scheme: MeetingScheme) => boolean) => readonly string[];
  /** What one press joins: the meeting that is on, else the next one soon. */
  readonly toJoin: () => Appointment | undefined;
  readonly voicemailAudio: (key: string) => Promise<Result<AudioFile>>;
  readonly freeBusy: (addresses: readonly string[], range: TimeRange) => Promise<Result<readonly FreeBusy[]>>;
  /** Resolves when each account has had its first round, read or failed with a reason; at the latest after 35 s. */
  readonly ready: () => Promise<void>;
  /** Reads an end that a person typed; `undefined` for what isn't one or has passed. */
  readonly readUntil: (text: string) => Instant | undefined;
  /** The range from the beginning of today over `count` days, on the wall clock. */
  readonly days: (count: number) => TimeRange;
  /** The world outside may read differently (colour scheme, locale). */
  readonly republish: () => void;
  /** Resolves when every server was told, or didn't answer for some seconds. */
  readonly close: () => Promise<void>;
}

const DAY = 24 * 60 * 60_000;
/** How long a person waits for an answer that may be large. */
const LONG_ASK_LIMIT_MS = 60_000;

/** Builds the engine; accounts that were saved start their sessions at once. */
export function createEngine(ports: EnginePorts): Engine {
  const { clock, environment } = ports;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const remembered = ports.memory.load();
  const notifications = createNotificationCentre(clock.now(), remembered);
  const organisation = organisationOf(ports.policy, ports.readServerAddress);
  /** What the person chose: it is there again where an administrator no longer decides. */
  let ownSettings = ports.settings.load();
  let settings = withPresets(ownSettings, ports.policy);
  let manual: ManualChoice | undefined = remembered.manual;
  let machine: PresenceInput['machine'] = { state: 'active', since: instantOf(clock.now()), initial: true };
  let rebuilt = false;
  let watchers = 0;
  let revision = 0;
  let latest: Snapshot | undefined;
  let shown = '';
  let scheduled = false;
  let closed = false;
  let cancelWake: () => void = () => undefined;

  const sessions = openSessions(
    ports,
    () => settings,
    () => {
      oof.look();
      publishSoon();
      contacts.look();
    },
  );
  const ownHours = createOwnHours(clock);
  const oof: OofDesk = openOofDesk(
    ports,
    () => sessions.all(),
    () => publishSoon(),
  );
  const invitations = watchInvitations();
  const block = openCalendarBlock({
    sessions: () => sessions.all(),
    log: ports.log,
    held: remembered.blocked ?? [],
    onChange: () => remember(),
  });
  const contacts: ContactsDesk = openContacts({
    ports,
    sessions: () => sessions.all(),
    settings: () => settings,
    onAlerts: () => publishSoon(),
  });

  const reminders = shareReminders({
    clock,
    environment,
    log: ports.log,
    sessions: () => sessions.all(),
    answers: notifications.answers,
    setAnswers: (answers) => {
      notifications.setAnswers(answers);
      remember();
    },
    onChange: () => publishSoon(),
  });

  /** Whether somebody outside sees the state. */
  const outputOn = () => watchers > 0 || settings.statusFile;

  const presenceInput = (): PresenceInput => ({
    ...(manual === undefined ? {} : { manual }),
    machine,
    zone: environment.zone(),
    accounts: sessions.all().map((session) => {
      const appointments = session.calendar().value;
      const oof = session.oof().value;
      return {
        id: session.account.id,
        ...(appointments === undefined ? {} : { appointments: around(appointments, clock.now(), 35) }),
        ...(oof === undefined ? {} : { oof }),
      };
    }),
  });

  /** Presence looks five weeks ahead, so that a long absence says its end; what is further can’t change what is shown. */
  const around = (appointments: Parameters<typeof overlapping>[0], now: number, daysAhead: number) =>
    overlapping(appointments, now - 3 * DAY, now + daysAhead * DAY, environment.zone());

  /** What may remind: up to two weeks ahead of its start, and for a week when nobody answers. */
  const remindable = (appointments: Parameters<typeof overlapping>[0], now: number) =>
    overlapping(appointments, now - 9 * DAY, now + 15 * DAY, environment.zone());

  const build = (): Snapshot => {
    const now = clock.now();
    if (manual?.until !== undefined && ms(manual.until) <= now) forgetManual();
    const presence = evaluatePresence(presenceInput(), now);
    const facts = notificationFacts(presence.state, now);
    const toasts = notifications.wanted(facts, now);
    if (notifications.hasNews()) remember();
    const body = buildSnapshot(
      {
        entries: sessions.entries(),
        secrets: ports.secrets,
        settings,
        organisation,
        environment,
        presence,
        manual,
        rebuilt,
        setup: accounts.setup.state(),
        trusted: accounts.trusted.all(),
        outputOn: outputOn(),
        toasts,
        oof,
      },
      now,
    );
    const next = Math.min(notifications.nextChange(facts, now), oof.nextChange(now));
    planWake(nextLook(body, next, now) - now);
    // The time alone is no change, until what is shown has become too old.
    const text = JSON.stringify({ ...body, now: isLongStale(body) });
    if (latest !== undefined && text === shown) return latest;
    shown = text;
    revision += 1;
    latest = { ...body, revision };
    return latest;
  };

  /** One timer for all that the clock alone changes. */
  const planWake = (delayMs: number) => {
    cancelWake();
    if (closed) return;
    cancelWake = clock.after(delayMs, () => {
      oof.look();
      publish();
    });
  };

  const notificationFacts = (presence: Snapshot['presence']['state'], now: number): NotificationFacts => ({
    accounts: sessions.all().map(({ account: { id, demo } }) => ({ id, demo })),
    appointments: sessions.all().flatMap((session) => remindable(session.calendar().value ?? [], now)),
    isShared: reminders.isShared,
    voicemails: sessions.all().flatMap((session) => session.voicemail().value),
    passwords: sessions.all().flatMap(({ account: { id, address }, passwordExpires }) => {
      const expires = passwordExpires();
      return expires === undefined ? [] : [{ accountId: id, address, expires }];
    }),
    signIns: sessions.all().flatMap((session) => {
      const { state, since, error } = session.health();
      return state === 'sign-in' && error !== undefined ? [{ accountId: session.account.id, since, error }] : [];
    }),
    frees: contacts.alerts(),
    meetings: sessions.all().flatMap((session) => session.calendar().value ?? []),
    invitations: invitations.look(sessions.all(), now),
    oofs: oofNews(sessions.all(), oof, toastSpeech(now)),
    presence,
    settings,
    zone: environment.zone(),
    locked: machine.state === 'locked',
    speech: toastSpeech(now),
  });

  /** Whoever passes by a locked screen needs no subject. */
  const toastSpeech = (now: number): Speech => ({
    ...speechFor(settings, environment, now),
    ...(machine.state === 'locked' ? { hideSubjects: true } : {}),
  });

  const publish = () => {
    if (closed) return;
    const before = latest;
    const snapshot = build();
    reminders.look(snapshot.toasts);
    if (snapshot === before) return;
    ports.notifier.reconcile(snapshot.toasts);
    for (const listener of listeners) listener(snapshot);
  };

  const publishSoon = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      publish();
    });
  };

  /** A full disk costs the memory of a choice, not the choice. */
  const remember = () => {
    try {
      ports.memory.save({
        ...(manual === undefined ? {} : { manual }),
        ...(block.held().length === 0 ? {} : { blocked: block.held() }),
        ...notifications.memory(clock.now()),
      });
    } catch (cause) {
      ports.log.warn('a choice could not be written down', { name: describeFailure(cause).error.code });
    }
  };

  /** Others see it too, where the person wants that; anything else lets go of what was blocked. */
  const blockCalendar = () => {
    const { state, until } = manual ?? {};
    if (!settings.blockCalendar || state === undefined || until === undefined || !BLOCKING.has(state)) block.end();
    else
      block.begin(instantOf(clock.now()), until, speechFor(settings, environment, clock.now()).t('presence.blocked'));
  };

  const forgetManual = () => {
    manual = undefined;
    block.end();
    remember();
  };

  const attempt = async <T>(
    about: { readonly address: string } | undefined,
    work: () => T,
  ): Promise<Result<Awaited<T>>> => {
    try {
      return ok(await work());
    } catch (cause) {
      const { error } = describeFailure(cause, about);
      ports.log.warn('a command failed', { kind: error.kind, code: error.code });
      return failed(error);
    }
  };

  const fateOf = (fate: Fate): Result<Accepted> => (fate.kind === 'given-back' ? failed(fate.error) : ok(fate.kind));

  const owner = (key: string) => sessions.all().find((session) => key.startsWith(`${session.account.id}/`));
  const sharedCalendars = () => sessions.entries().flatMap(({ shared }) => shared ?? []);
  const sharedEntry = (key: string) => {
    for (const shared of sharedCalendars()) {
      const entry = shared.entry(key);
      if (entry !== undefined) return entry;
    }
    return undefined;
  };
  /** An absence in the calendar, for a reply that has a time. */
  const makeEntry = async (accountId: string, range: TimeRange) => {
    const subject = speechFor(settings, environment, clock.now()).t('oofPlan.entrySubject');
    const draft = { subject, location: '', range, busy: 'oof', isPrivate: false } as const;
    return sessions.find(accountId)?.createAppointment(draft);
  };
  const unknownItem = failed({ kind: 'not-found' });
  const noAccount = failed({ kind: 'bad-input', code: 'no-account' });
  const setByOrganisation = failed({ kind: 'bad-input', code: 'set-by-organisation' });

  const accounts = createAccountCommands({ ports, sessions, attempt, onChange: () => publishSoon() });

  const entries = createEntryCommands({
    sessions: () => sessions.all(),
    owner,
    othersMailbox: (key) => sharedEntry(key)?.address,
    attempt,
  });

  return {
    ...accounts,
    removeAccount: async (accountId) => {
      const result = await accounts.removeAccount(accountId);
      if (result.ok) oof.forget(accountId);
      return result;
    },
    ...entries,
    ...createOofDeclines({
      read: async (window) => (await sessions.calendarRange(window, 'own')).appointments,
      answer: entries.answerMeeting,
      now: () => clock.now(),
      zone: () => environment.zone(),
    }),
    contacts,
    oof,
    answerOffer: (id, accept) => oof.answer(id, accept, (accountId, window) => makeEntry(accountId, window)),
    withContacts: async (work) => attempt(sessions.all()[0]?.account, () => work(contacts)),
    trustsCertificate: accounts.trusted.trusts,
    snapshot: () => {
      publish();
      return { ...(latest ?? build()), now: instantOf(clock.now()) };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settings: () => settings,
    speech: () => speechFor(settings, environment, clock.now()),
    addDemo: (account, password) => {
      sessions.open(account, password);
      publishSoon();
    },
    setPresence: ({ state, until }) => {
      if (until !== undefined && ms(until) <= clock.now()) return failed({ kind: 'bad-input', code: 'time' });
      if (!offeredStates(outputOn()).includes(state)) return failed({ kind: 'bad-input', code: 'no-output' });
      manual = chooseManual(state, until, presenceInput(), clock.now(), settings.dayStartHour);
      blockCalendar();
      remember();
      publish();
      return ok(undefined);
    },
    resetPresence: () => {
      forgetManual();
      publish();
      return ok(undefined);
    },
    addWatcher: () => {
      let watches = true;
      watchers += 1;
      publish();
      return () => {
        if (watches) watchers -= 1;
        watches = false;
        publish();
      };
    },
    setMachine: (state) => {
      if (machine.state === state) return;
      machine = { state, since: instantOf(clock.now()) };
      if (state === 'asleep') for (const session of sessions.all()) session.beforeSleep();
      publish();
    },
    checkEverything: () => {
      publish();
      const checked = sessions.all().map((session) => session.check());
      void Promise.all(checked).then(() => {
        reminders.check();
        return sharedCalendars().map((shared) => shared.refresh());
      });
    },
    changeOof: async (accountId, change, patient = true) => {
      const session = sessions.find(accountId);
      return session === undefined ? noAccount : fateOf(await session.changeOof(change, patient));
    },
    retryChange: async (id) => {
      for (const session of sessions.all()) {
        const fate = await session.retryChange(id);
        if (fate !== undefined) return fateOf(fate);
      }
      return unknownItem;
    },
    dismissChange: (id) => {
      for (const session of sessions.all()) session.dismissChange(id);
      publish();
    },
    setRebuilt: (wanted) => {
      rebuilt = wanted;
      publish();
    },
    watchPeople: (addresses, shown) => sessions.all()[0]?.watchPeople(addresses, shown),
    people: () => sessions.all().flatMap((session) => session.freeBusy()),
    setSetting: (key, value) => {
      if (organisation.settings.includes(key)) return setByOrganisation;
      const parsed = settingsSchema.safeParse({ ...ownSettings, [key]: value });
      if (!parsed.success) return failed({ kind: 'bad-input', code: 'setting', detail: key });
      try {
        ports.settings.save(parsed.data);
      } catch (cause) {
        return failed(describeFailure(cause).error);
      }
      ownSettings = parsed.data;
      settings = withPresets(ownSettings, ports.policy);
      publish();
      return ok(undefined);
    },
    refresh: async () => {
      await Promise.all(sessions.all().map((session) => session.refresh()));
      reminders.check();
      await Promise.all(sharedCalendars().map((shared) => shared.refresh()));
    },
    dismissToasts: (ids) => {
      for (const id of ids) notifications.dismiss(id, clock.now());
      remember();
      publish();
    },
    snoozeToast: (id, snooze) => {
      notifications.snooze(id, snooze, clock.now());
      remember();
      publish();
    },
    calendarRange: async (range, which = 'own') => ({ revision, ...(await sessions.calendarRange(range, which)) }),
    findAppointments: (question) => searchCalendars(sessions.drawn(), question, clock.now(), environment.zone()),
    workingHours: () => ownHours(sessions.all()[0]),
    joinWays: (key, isInstalled) => {
      const own = sessions.all().flatMap((session) => session.calendar().value ?? []);
      const entry = own.find((each) => each.key === key) ?? sharedEntry(key)?.appointment;
      const url = entry?.joinUrl ?? entries.openedJoinUrl(key);
      return url === undefined ? [] : chooseJoin(url, settings.joinIn, isInstalled);
    },
    toJoin: () => {
      const [now, zone] = [clock.now(), environment.zone()];
      const known = sessions.all().flatMap((session) => around(session.calendar().value ?? [], now, 1));
      return meetingToJoin(known, now, zone);
    },
    voicemailAudio: async (key) => {
      const session = owner(key);
      if (session === undefined) return unknownItem;
      return attempt(session.account, () =>
        session.ask(LONG_ASK_LIMIT_MS, (gateway, signal) => gateway.voicemailAudio(key, signal)),
      );
    },
    freeBusy: async (addresses, range) => {
      // Whose mailbox asks makes no difference to the answer.
      const session = sessions.all().find((each) => each.health().error === undefined) ?? sessions.all()[0];
      if (session === undefined) return noAccount;
      return attempt(session.account, () =>
        session.ask(LONG_ASK_LIMIT_MS, (gateway, signal) => gateway.freeBusy(addresses, range, 'details', signal)),
      );
    },
    ready: sessions.ready,
    readUntil: (text) => {
      const at = readUntil(text, clock.now(), environment.zone(), settings.dayStartHour);
      return at === undefined ? undefined : instantOf(at);
    },
    days: (count) => {
      const zone = environment.zone();
      const today = dateIn(clock.now(), zone);
      return { start: instantOf(startOfDate(today, zone)), end: instantOf(startOfDate(addDays(today, count), zone)) };
    },
    republish: publish,
    close: async () => {
      closed = true;
      contacts.close();
      reminders.close();
      accounts.close();
      cancelWake();
      listeners.clear();
      await sessions.close();
    },
  };
}
