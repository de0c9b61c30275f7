import type { Speech } from '../../shared/explain.ts';
import type { AppError, Appointment, Voicemail } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import { overlapping } from '../domain/agenda.ts';
import type { Callers } from './callers.ts';
import type { InvitationNews } from '../domain/invitations.ts';
import type { PasswordEnd, PlanInput, SignInNeeded } from '../domain/notification-plan.ts';
import type { FreeAlert } from './contact-alerts.ts';
import type { watchInvitations } from './invitation-watch.ts';
import type { OofDesk } from './oof-desk.ts';
import { oofNews, type OofNews } from './oof-news.ts';
import type { Environment } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
/** What may remind: up to two weeks ahead of its start, and for a week when nobody answers. */
const REMINDABLE = { daysBack: 9, daysAhead: 15 } as const;

/** Whose reminders these are: a demo's are as new with each start, and nothing of it is remembered. */
interface RemindedAccount {
  readonly id: string;
  readonly demo: boolean;
}

export interface NotificationFacts {
  readonly accounts: readonly RemindedAccount[];
  readonly appointments: readonly Appointment[];
  readonly voicemails: readonly Voicemail[];
  readonly passwords: readonly PasswordEnd[];
  readonly signIns: readonly (SignInNeeded & { readonly error: AppError })[];
  /** Every entry of the own calendars, however far ahead. */
  readonly meetings: readonly Appointment[];
  readonly frees: readonly FreeAlert[];
  /** Whether what is done to a reminder here is done to it everywhere. */
  readonly isShared: (accountId: string) => boolean;
  readonly oofs: readonly OofNews[];
  readonly update: PlanInput['update'];
  readonly invitations: readonly InvitationNews[];
  readonly presence: PresenceState;
  readonly settings: Settings;
  readonly zone: string;
  readonly speech: Speech;
  /** Whoever passes by a locked screen learns of no subject and no caller. */
  readonly locked: boolean;
  /** Another program has the whole screen, and others look at it. */
  readonly fullScreen: boolean;
}

export interface NotificationSources {
  readonly sessions: readonly Session[];
  readonly settings: Settings;
  readonly environment: Environment;
  readonly oof: Pick<OofDesk, 'view' | 'offers'>;
  readonly invitations: ReturnType<typeof watchInvitations>;
  readonly frees: readonly FreeAlert[];
  readonly update: NotificationFacts['update'];
  readonly named: Callers['named'];
  readonly isShared: NotificationFacts['isShared'];
  readonly presence: PresenceState;
  readonly locked: boolean;
  readonly fullScreen: boolean;
  /** As tray and command line speak now. */
  readonly speech: Speech;
}

/** Everything that toasts are made of, as all accounts have it at `now` (epoch ms). */
export function notificationFacts(sources: NotificationSources, now: number): NotificationFacts {
  const { sessions, settings, environment, oof, presence, locked, fullScreen } = sources;
  const zone = environment.zone();
  // Whoever passes by a locked screen needs no subject.
  const speech: Speech = locked ? { ...sources.speech, hideSubjects: true } : sources.speech;
  const meetings = sessions.flatMap((session) => session.calendar().value ?? []);
  return {
    accounts: sessions.map(({ account: { id, demo } }) => ({ id, demo })),
    appointments: overlapping(meetings, now - REMINDABLE.daysBack * DAY, now + REMINDABLE.daysAhead * DAY, zone),
    isShared: sources.isShared,
    voicemails: sources.named(sessions.flatMap((session) => session.voicemail().value)),
    passwords: sessions.flatMap(({ account: { id, address }, passwordExpires }) => {
      const expires = passwordExpires();
      return expires === undefined ? [] : [{ accountId: id, address, expires }];
    }),
    signIns: sessions.flatMap((session) => {
      const { state, since, error } = session.health();
      return state === 'sign-in' && error !== undefined ? [{ accountId: session.account.id, since, error }] : [];
    }),
    frees: sources.frees,
    meetings,
    invitations: sources.invitations.look(sessions, now),
    oofs: oofNews(sessions, oof, speech),
    update: sources.update,
    presence,
    settings,
    zone,
    locked,
    fullScreen,
    speech,
  };
}
