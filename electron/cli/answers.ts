import type { CliAnswer, CliFailure } from '../../shared/cli-contract.ts';
import { explainError, explainPresence, shownSubject, type Speech } from '../../shared/explain.ts';
import type { AppError, Appointment, FreeBusy } from '../../shared/model.ts';
import type { PresenceSource } from '../../shared/presence.ts';
import type { AccountView, Snapshot } from '../../shared/snapshot.ts';

/** The snapshot in the words of the command line's contract: state, never what is private. */

export function errorAnswer(error: AppError, speech: Speech): CliFailure['error'] {
  return {
    kind: error.kind,
    ...(error.code === undefined ? {} : { code: error.code }),
    message: explainError(error, speech).text,
  };
}

const withError = (error: AppError | undefined, speech: Speech) =>
  error === undefined ? {} : { error: errorAnswer(error, speech) };

export function accountAnswer(account: AccountView, speech: Speech): CliAnswer<'account list'>['accounts'][number] {
  const { state, since, lastSuccess, nextTry, error, feed } = account.health;
  return {
    id: account.id,
    address: account.address,
    server: account.server,
    auth: account.auth,
    demo: account.demo,
    ...(account.serverVersion === undefined ? {} : { serverVersion: account.serverVersion }),
    secretKept: account.secretKept,
    ...(account.passwordExpires === undefined ? {} : { passwordExpires: account.passwordExpires }),
    health: {
      state,
      since,
      ...(feed === undefined ? {} : { feed }),
      ...(lastSuccess === undefined ? {} : { lastSuccess }),
      ...(nextTry === undefined ? {} : { nextTry }),
      ...withError(error, speech),
    },
  };
}

export function presenceAnswer(snapshot: Snapshot, speech: Speech): CliAnswer<'presence set'> {
  const { availability, state, activity, since, until } = snapshot.presence;
  return {
    availability,
    state,
    activity,
    since,
    ...(until === undefined ? {} : { until }),
    reason: explainPresence(snapshot.presence, speech),
  };
}

export function statusAnswer(snapshot: Snapshot, speech: Speech): CliAnswer<'status'> {
  const { oof } = snapshot.presence;
  return {
    ...presenceAnswer(snapshot, speech),
    sources: snapshot.presence.sources.map(sourceAnswer),
    ...(oof === undefined ? {} : { oof: oof.until === undefined ? {} : { until: oof.until } }),
    accounts: snapshot.accounts.map((account) => accountAnswer(account, speech)),
    demo: snapshot.demo,
  };
}

function sourceAnswer(source: PresenceSource): CliAnswer<'status'>['sources'][number] {
  const value = source.kind === 'calendar' ? source.activity : source.kind === 'oof' ? 'on' : source.state;
  const until = 'until' in source ? source.until : undefined;
  return {
    kind: source.kind,
    value,
    ...(source.since === undefined ? {} : { since: source.since }),
    ...(until === undefined ? {} : { until }),
    wins: source.wins,
  };
}

export function appointmentAnswer(entry: Appointment, speech: Speech): CliAnswer<'agenda'>['appointments'][number] {
  const hidden = entry.isPrivate || speech.hideSubjects;
  return {
    subject: shownSubject(entry, speech),
    start: entry.start,
    end: entry.end,
    ...(entry.allDay === undefined ? {} : { allDay: entry.allDay }),
    busy: entry.busy,
    location: hidden ? '' : entry.location,
    isMeeting: entry.isMeeting,
    isPrivate: entry.isPrivate,
    isCancelled: entry.isCancelled,
    joinable: entry.joinUrl !== undefined,
  };
}

export function oofAnswer(snapshot: Snapshot, speech: Speech): CliAnswer<'oof show'> {
  return {
    accounts: snapshot.oof.map((view) => {
      const { settings } = view;
      const account = snapshot.accounts.find(({ id }) => id === view.accountId)?.address ?? view.accountId;
      return {
        account,
        active: view.active,
        ...(settings === undefined
          ? {}
          : {
              state: settings.state,
              ...(settings.state === 'scheduled' && settings.window !== undefined ? settings.window : {}),
              audience: settings.audience,
              internalText: settings.internalText,
              externalText: settings.externalText,
            }),
        ...(view.asOf === undefined ? {} : { asOf: view.asOf }),
        ...withError(view.error, speech),
      };
    }),
  };
}

export function voicemailAnswer(snapshot: Snapshot, speech: Speech): CliAnswer<'voicemail'> {
  const { value, asOf, error } = snapshot.voicemail;
  return {
    unheard: value.unheard,
    items: value.items.map((item) => {
      const caller = item.callerName ?? item.contact?.name ?? item.callerAddress;
      return {
        kind: item.kind,
        received: item.received,
        ...(caller === undefined ? {} : { caller }),
        ...(item.callerNumber === undefined ? {} : { number: item.callerNumber }),
        ...(item.durationSeconds === undefined ? {} : { durationSeconds: item.durationSeconds }),
        heard: item.heard,
        isProtected: item.isProtected,
      };
    }),
    ...(asOf === undefined ? {} : { asOf }),
    ...withError(error, speech),
  };
}

export function freeBusyAnswer(people: readonly FreeBusy[], speech: Speech): CliAnswer<'freebusy'> {
  return {
    people: people.map(({ address, events, merged, error }) => ({
      address,
      events: events.map(({ start, end, busy }) => ({ start, end, busy })),
      ...(merged === undefined ? {} : { merged }),
      ...withError(error, speech),
    })),
  };
}
