import { ok } from '../../shared/model.ts';
import { isLongStale, type Snapshot } from '../../shared/snapshot.ts';
import type { Speech } from '../../shared/explain.ts';
import { evaluatePresence } from '../domain/presence.ts';
import { instantOf } from '../domain/time.ts';
import { mayInstall } from '../domain/updates.ts';
import { createAttempt } from './attempt.ts';
import { createAccountCommands } from './account-commands.ts';
import { createChangeCommands } from './change-commands.ts';
import { createCategories, type Categories } from './categories.ts';
import { openContacts, type ContactsDesk } from './contacts.ts';
import { createEntryCommands } from './entries.ts';
import type { Desk, Engine } from './engine-interface.ts';
import { describeFailure } from './failures.ts';
import { watchInvitations } from './invitation-watch.ts';
import { createNotificationCentre } from './notification-centre.ts';
import { notificationFacts } from './notification-facts.ts';
import { openOwnSettings } from './own-settings.ts';
import { openOwnState } from './own-state.ts';
import type { EnginePorts } from './ports.ts';
import { createQuestions } from './questions.ts';
import { openSessions } from './sessions.ts';
import { createOofDeclines } from './oof-declines.ts';
import { openOofDesk, type OofDesk } from './oof-desk.ts';
import { shareReminders } from './shared-reminders.ts';
import { buildSnapshot, speechFor } from './snapshot-builder.ts';
import { openUpdates } from './updates.ts';
import { createVoicemailDesk } from './voicemail-desk.ts';
import { nextLook } from './wake-plan.ts';

/** Builds the engine; accounts that were saved start their sessions at once. */
export function createEngine(ports: EnginePorts): Engine {
  const { clock, environment } = ports;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const remembered = ports.memory.load();
  const notifications = createNotificationCentre(clock.now(), remembered);
  const settings = openOwnSettings(ports);
  let desk: Desk = { fullScreen: false };
  let rebuilt = false;
  let revision = 0;
  let latest: Snapshot | undefined;
  let shown = '';
  let scheduled = false;
  let closed = false;
  let cancelWake: () => void = () => undefined;

  const sessions = openSessions(ports, settings.now, () => {
    oof.look();
    own.look();
    publishSoon();
    contacts.look();
    voicemailState.look();
    categories.look();
  });
  const oof: OofDesk = openOofDesk(
    ports,
    () => sessions.all(),
    () => publishSoon(),
  );
  const invitations = watchInvitations();
  const own = openOwnState({
    ports,
    remembered,
    sessions: () => sessions.all(),
    settings: settings.now,
    onMemory: () => remember(),
    onChange: () => publish(),
  });
  const contacts: ContactsDesk = openContacts({
    ports,
    sessions: () => sessions.all(),
    settings: settings.now,
    onAlerts: () => publishSoon(),
  });

  const categories: Categories = createCategories({
    clock,
    log: ports.log,
    sessions: () => sessions.all(),
    onChange: () => publishSoon(),
  });

  const updates = openUpdates({ ports, wanted: () => settings.now().updates, onChange: () => publishSoon() });

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

  const build = (): Snapshot => {
    const now = clock.now();
    own.expire(now);
    const presence = evaluatePresence(own.input(), now);
    const facts = notificationFacts(
      {
        sessions: sessions.all(),
        settings: settings.now(),
        environment,
        speech: speech(now),
        oof,
        invitations,
        frees: contacts.alerts(),
        update: updates.distrusted(),
        named: voicemailState.named,
        isShared: reminders.isShared,
        presence: presence.state,
        locked: own.machine() === 'locked',
        fullScreen: desk.fullScreen,
      },
      now,
    );
    const toasts = notifications.wanted(facts, now);
    if (notifications.hasNews()) remember();
    const body = buildSnapshot(
      {
        entries: sessions.entries(),
        secrets: ports.secrets,
        settings: settings.now(),
        organisation: settings.organisation,
        environment,
        presence,
        manual: own.manual(),
        rebuilt,
        setup: accounts.setup.state(),
        trusted: accounts.trusted.all(),
        outputOn: own.outputOn(),
        toasts,
        told: notifications.told(facts, now),
        subjectsHidden: facts.speech.hideSubjects,
        trayless: desk.trayless,
        oof,
        update: updates.view(),
        voicemail: voicemailState,
        categories,
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

  /** What others see on a wall needs no subject. */
  const speech = (now: number): Speech => {
    const plain = speechFor(settings.now(), environment, now);
    return desk.fullScreen ? { ...plain, hideSubjects: true } : plain;
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
      ports.memory.save({ ...own.memory(), ...notifications.memory(clock.now()) });
    } catch (cause) {
      ports.log.warn('a choice could not be written down', { name: describeFailure(cause).error.code });
    }
  };

  const attempt = createAttempt(ports.log);
  const owner = (key: string) => sessions.all().find((session) => key.startsWith(`${session.account.id}/`));
  const sharedCalendars = () => sessions.entries().flatMap(({ shared }) => shared ?? []);
  const sharedEntry = (key: string) => {
    for (const shared of sharedCalendars()) {
      const entry = shared.entry(key);
      if (entry !== undefined) return entry;
    }
    return undefined;
  };
  const accounts = createAccountCommands({ ports, sessions, attempt, onChange: () => publishSoon() });

  const entries = createEntryCommands({
    sessions: () => sessions.all(),
    owner,
    othersMailbox: (key) => sharedEntry(key)?.address,
    attempt,
  });
  const questions = createQuestions({
    ports,
    sessions,
    settings: settings.now,
    revision: () => revision,
    sharedEntry,
    openedJoinUrl: entries.openedJoinUrl,
    attempt,
  });

  const { state: voicemailState, ...voicemailDesk } = createVoicemailDesk({
    clock,
    log: ports.log,
    sessions: () => sessions.all(),
    owner,
    contacts,
    settings: settings.now,
    attempt,
    onChange: () => publishSoon(),
  });

  return {
    ...accounts,
    removeAccount: async (accountId) => {
      const own = sessions.find(accountId)?.account.demo === false;
      const result = await accounts.removeAccount(accountId);
      if (result.ok) oof.forget(accountId);
      const forgotten = own && sessions.all().length === 0 ? await attempt(undefined, contacts.forget) : ok(undefined);
      return result.ok ? forgotten : result;
    },
    ...entries,
    ...questions,
    ...createChangeCommands({
      sessions: () => sessions.all(),
      oof,
      absence: () => speechFor(settings.now(), environment, clock.now()).t('oofPlan.entrySubject'),
      onChange: () => publish(),
    }),
    ...voicemailDesk,
    ...createOofDeclines({
      read: async (window) => (await sessions.calendarRange(window, 'own')).appointments,
      answer: entries.answerMeeting,
      now: () => clock.now(),
      zone: () => environment.zone(),
    }),
    contacts,
    oof,
    updates,
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
    settings: settings.now,
    speech: () => speech(clock.now()),
    addDemo: (account, password) => {
      sessions.lend(account, password);
      publishSoon();
    },
    setPresence: (choice) => {
      const result = own.choose(choice);
      if (result.ok) publish();
      return result;
    },
    resetPresence: () => {
      own.reset();
      publish();
      return ok(undefined);
    },
    addWatcher: own.addWatcher,
    setMachine: (state) => {
      if (!own.setMachine(state)) return;
      if (state === 'asleep') for (const session of sessions.all()) session.beforeSleep();
      publish();
    },
    setDesk: (now) => {
      desk = now;
      publish();
    },
    checkEverything: () => {
      updates.check();
      publish();
      const checked = sessions.all().map((session) => session.check());
      void Promise.all(checked).then(() => {
        reminders.check();
        return sharedCalendars().map((shared) => shared.refresh());
      });
    },
    setRebuilt: (wanted) => {
      rebuilt = wanted;
      publish();
    },
    watchPeople: (addresses, shown) => sessions.all()[0]?.watchPeople(addresses, shown),
    setSetting: (key, value) => {
      const result = settings.set(key, value);
      if (result.ok) {
        updates.check();
        publish();
      }
      return result;
    },
    refresh: async () => {
      await Promise.all(sessions.all().map((session) => session.refresh()));
      reminders.check();
      categories.renew();
      await Promise.all(sharedCalendars().map((shared) => shared.refresh()));
    },
    followCategories: categories.follow,
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
    ready: sessions.ready,
    republish: publish,
    close: async () => {
      closed = true;
      // Nobody sits in the demo company's meetings.
      const real = sessions.all().filter(({ account }) => !account.demo);
      const known = real.flatMap((session) => session.calendar().value ?? []);
      updates.close(mayInstall(known, clock.now(), environment.zone()));
      contacts.close();
      reminders.close();
      accounts.close();
      voicemailState.close();
      cancelWake();
      listeners.clear();
      await sessions.close();
    },
  };
}
