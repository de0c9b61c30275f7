import type { AccountInput, CalendarRange, CommandInput } from '../../shared/ipc.ts';
import type { AppointmentDetails, FreeBusy, Instant, OofChange, Result, TimeRange } from '../../shared/model.ts';
import { failed, ok } from '../../shared/model.ts';
import type { MachineState } from '../../shared/presence.ts';
import { settingsSchema, type SettingKey } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Speech } from '../../shared/explain.ts';
import { overlapping } from '../domain/agenda.ts';
import { chooseManual } from '../domain/manual.ts';
import { nextOofChange } from '../domain/oof.ts';
import { evaluatePresence, type ManualChoice, type PresenceInput } from '../domain/presence.ts';
import { readUntil } from '../domain/until.ts';
import { addDays, dateIn, instantOf, ms, startOfDate } from '../domain/time.ts';
import type { AudioFile, ServerInfo } from '../gateway/gateway.ts';
import { describeFailure } from './failures.ts';
import { createNotificationCentre, type NotificationFacts } from './notification-centre.ts';
import type { AccountConfig, EnginePorts } from './ports.ts';
import { buildSnapshot, speechFor } from './snapshot-builder.ts';
import { openSessions } from './sessions.ts';

/** The one place where state lives and changes. Views, tray and command line read snapshots and send commands. */
export interface Engine {
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  readonly speech: () => Speech;
  /** Adds an account that lives in memory only, for the embedded Exchange. */
  readonly addDemo: (account: AccountConfig, password: string) => void;
  readonly addAccount: (
    input: AccountInput,
  ) => Promise<Result<{ readonly id: string; readonly kept: 'keyring' | 'memory' }>>;
  readonly removeAccount: (accountId: string) => Promise<Result<void>>;
  readonly testAccount: (accountId: string) => Promise<Result<ServerInfo>>;
  readonly setPresence: (input: CommandInput<'setPresence'>) => Result<void>;
  readonly resetPresence: () => Result<void>;
  readonly setMachine: (state: MachineState) => void;
  /** The clock jumped, the machine woke, the network or zone changed: everything is checked at once, one time. */
  readonly checkEverything: () => void;
  readonly changeOof: (accountId: string, change: OofChange) => Promise<Result<void>>;
  readonly setSetting: (key: SettingKey, value: unknown) => Result<void>;
  readonly refresh: () => Promise<void>;
  readonly dismissToast: (id: string) => void;
  readonly snoozeToast: (id: string, minutes: number) => void;
  readonly calendarRange: (range: TimeRange) => Promise<CalendarRange>;
  readonly appointment: (key: string) => Promise<Result<AppointmentDetails>>;
  /** The link of any appointment that is known, today's or not. */
  readonly joinUrl: (key: string) => string | undefined;
  readonly voicemailAudio: (key: string) => Promise<Result<AudioFile>>;
  readonly freeBusy: (addresses: readonly string[], range: TimeRange) => Promise<Result<readonly FreeBusy[]>>;
  /** Resolves when each account has had its first round: read, or failed with a reason. */
  readonly ready: () => Promise<void>;
  /** Reads an end that a person typed; `undefined` for what isn't one or has passed. */
  readonly readUntil: (text: string) => Instant | undefined;
  /** The range from the beginning of today over `count` days, on the wall clock. */
  readonly days: (count: number) => TimeRange;
  /** The world outside may read differently (colour scheme, locale). */
  readonly republish: () => void;
  readonly close: () => void;
}

const DAY = 24 * 60 * 60_000;

/** Builds the engine; accounts that were saved start their sessions at once. */
export function createEngine(ports: EnginePorts): Engine {
  const { clock, environment } = ports;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const remembered = ports.memory.load();
  const notifications = createNotificationCentre(clock.now(), remembered.dismissed);
  let settings = ports.settings.load();
  let manual: ManualChoice | undefined = remembered.manual;
  let machine: PresenceInput['machine'] = { state: 'active', since: instantOf(clock.now()), initial: true };
  let revision = 0;
  let latest: Snapshot | undefined;
  let shown = '';
  let scheduled = false;
  let cancelWake: () => void = () => undefined;

  const sessions = openSessions(ports, () => publishSoon());

  const presenceInput = (): PresenceInput => ({
    ...(manual === undefined ? {} : { manual }),
    machine,
    zone: environment.zone(),
    accounts: sessions.all().map((session) => {
      const appointments = session.calendar().value;
      const oof = session.oof().value;
      return {
        id: session.account.id,
        ...(appointments === undefined ? {} : { appointments: around(appointments, clock.now()) }),
        ...(oof === undefined ? {} : { oof }),
      };
    }),
  });

  /** Presence looks a few days around now; the rest of the calendar can't change what is shown. */
  const around = (appointments: Parameters<typeof overlapping>[0], now: number) =>
    overlapping(appointments, now - 3 * DAY, now + 3 * DAY, environment.zone());

  const build = (): Snapshot => {
    const now = clock.now();
    if (manual?.until !== undefined && ms(manual.until) <= now) forgetManual();
    const presence = evaluatePresence(presenceInput(), now);
    const facts = notificationFacts(presence.state, now);
    const toasts = notifications.wanted(facts, now);
    const body = buildSnapshot(
      {
        sessions: sessions.all(),
        secrets: ports.secrets,
        settings,
        environment,
        presence,
        manual:
          manual === undefined
            ? undefined
            : { state: manual.state, ...(manual.until === undefined ? {} : { until: manual.until }) },
        toasts,
      },
      now,
    );
    planWake(body, facts, now);
    const text = JSON.stringify({ ...body, now: '' });
    if (latest !== undefined && text === shown) return latest;
    shown = text;
    revision += 1;
    latest = { ...body, revision };
    return latest;
  };

  const notificationFacts = (presence: Snapshot['presence']['state'], now: number): NotificationFacts => ({
    appointments: sessions.all().flatMap((session) => around(session.calendar().value ?? [], now)),
    voicemails: sessions.all().flatMap((session) => session.voicemail().value),
    presence,
    settings,
    zone: environment.zone(),
    speech: speechFor(settings, environment, now),
  });

  /** One timer for all that the clock alone changes. */
  const planWake = (body: Omit<Snapshot, 'revision'>, facts: NotificationFacts, now: number) => {
    const midnight = startOfDate(addDays(dateIn(now, environment.zone()), 1), environment.zone());
    const oofChanges = sessions.all().map((session) => {
      const oof = session.oof().value;
      return oof === undefined ? undefined : nextOofChange(oof, now);
    });
    const edges = body.today.value.appointments.flatMap((entry) => [ms(entry.start), ms(entry.end)]);
    const presence = body.presence.nextChange === undefined ? undefined : ms(body.presence.nextChange);
    const times = [midnight, presence, notifications.nextChange(facts, now), ...oofChanges, ...edges];
    const next = Math.min(...times.filter((at): at is number => at !== undefined && at > now));
    cancelWake();
    cancelWake = clock.after(next - now, publish);
  };

  const publish = () => {
    const before = latest;
    const snapshot = build();
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

  const remember = () => {
    ports.memory.save({ ...(manual === undefined ? {} : { manual }), dismissed: notifications.dismissed() });
  };

  const forgetManual = () => {
    manual = undefined;
    remember();
  };

  const attempt = async <T>(address: string | undefined, work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await work());
    } catch (cause) {
      const { error } = describeFailure(cause, address === undefined ? undefined : { address });
      ports.log.warn('a command failed', { kind: error.kind, code: error.code });
      return failed(error);
    }
  };

  const owner = (key: string) => sessions.all().find((session) => key.startsWith(`${session.account.id}/`));
  const unknownItem = failed({ kind: 'not-found' });

  return {
    snapshot: () => {
      publish();
      return latest ?? build();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    speech: () => speechFor(settings, environment, clock.now()),
    addDemo: (account, password) => {
      sessions.open(account, password);
      publishSoon();
    },
    addAccount: (input) => attempt(input.user, () => sessions.add(input)),
    removeAccount: (accountId) => attempt(undefined, () => sessions.remove(accountId)),
    testAccount: async (accountId) => {
      const session = sessions.find(accountId);
      if (session === undefined) return failed({ kind: 'bad-input', code: 'no-account' });
      return attempt(session.account.address, () => session.gateway.probe(AbortSignal.timeout(30_000)));
    },
    setPresence: ({ state, until }) => {
      if (until !== undefined && ms(until) <= clock.now()) return failed({ kind: 'bad-input', code: 'time-past' });
      manual = chooseManual(state, until, presenceInput(), clock.now(), settings.dayStartHour);
      remember();
      publish();
      return ok(undefined);
    },
    resetPresence: () => {
      forgetManual();
      publish();
      return ok(undefined);
    },
    setMachine: (state) => {
      if (machine.state === state) return;
      machine = { state, since: instantOf(clock.now()) };
      publish();
    },
    checkEverything: () => {
      publish();
      for (const session of sessions.all()) void session.refresh();
    },
    changeOof: async (accountId, change) => {
      const session = sessions.find(accountId);
      if (session === undefined) return failed({ kind: 'bad-input', code: 'no-account' });
      return attempt(session.account.address, () => session.changeOof(change));
    },
    setSetting: (key, value) => {
      const parsed = settingsSchema.safeParse({ ...settings, [key]: value });
      if (!parsed.success) return failed({ kind: 'bad-input', code: 'setting', detail: key });
      settings = parsed.data;
      ports.settings.save(settings);
      publish();
      return ok(undefined);
    },
    refresh: async () => {
      await Promise.all(sessions.all().map((session) => session.refresh()));
    },
    dismissToast: (id) => {
      notifications.dismiss(id);
      remember();
      publish();
    },
    snoozeToast: (id, minutes) => {
      notifications.snooze(id, minutes, clock.now());
      publish();
    },
    calendarRange: (range) => sessions.calendarRange(range, revision),
    appointment: (key) => {
      const session = owner(key);
      if (session === undefined) return Promise.resolve(unknownItem);
      return attempt(session.account.address, () =>
        session.gateway.appointmentDetails(key, AbortSignal.timeout(30_000)),
      );
    },
    joinUrl: (key) =>
      sessions
        .all()
        .flatMap((session) => session.calendar().value ?? [])
        .find((entry) => entry.key === key)?.joinUrl,
    voicemailAudio: (key) => {
      const session = owner(key);
      if (session === undefined) return Promise.resolve(unknownItem);
      return attempt(session.account.address, () => session.gateway.voicemailAudio(key, AbortSignal.timeout(60_000)));
    },
    freeBusy: (addresses, range) => {
      const session = sessions.all()[0];
      if (session === undefined) return Promise.resolve(failed({ kind: 'bad-input', code: 'no-account' }));
      return attempt(session.account.address, () =>
        session.gateway.freeBusy(addresses, range, AbortSignal.timeout(60_000)),
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
    close: () => {
      cancelWake();
      listeners.clear();
      sessions.close();
    },
  };
}
