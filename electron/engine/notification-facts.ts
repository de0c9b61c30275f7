import type { Speech } from '../../shared/explain.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import { overlapping } from '../domain/agenda.ts';
import type { Callers } from './callers.ts';
import type { FreeAlert } from './contact-alerts.ts';
import type { watchInvitations } from './invitation-watch.ts';
import type { NotificationFacts } from './notification-centre.ts';
import type { OofDesk } from './oof-desk.ts';
import { oofNews } from './oof-news.ts';
import type { Environment } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
/** What may remind: up to two weeks ahead of its start, and for a week when nobody answers. */
const REMINDABLE = { daysBack: 9, daysAhead: 15 } as const;

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
