import type { Appointment, Voicemail } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Toast } from '../../shared/snapshot.ts';
import { shownSubject, type Speech } from '../../shared/explain.ts';
import { nextToastChange, planToasts, type PlanInput, type PlannedToast } from '../domain/notification-plan.ts';
import { instantOf, ms } from '../domain/time.ts';
import { callerOf } from '../domain/voicemail.ts';

const MINUTE = 60_000;

export interface NotificationFacts {
  readonly appointments: readonly Appointment[];
  readonly voicemails: readonly Voicemail[];
  readonly presence: PresenceState;
  readonly settings: Settings;
  readonly zone: string;
  readonly speech: Speech;
}

/** Policy around the pure plan: remembers what was dismissed or put off, and words what is wanted. */
export interface NotificationCentre {
  /** The toasts wanted at `now` (epoch ms), worded. */
  readonly wanted: (facts: NotificationFacts, now: number) => readonly Toast[];
  readonly nextChange: (facts: NotificationFacts, now: number) => number | undefined;
  readonly dismiss: (id: string) => void;
  /** 0 minutes means: until the start of what it's about. */
  readonly snooze: (id: string, minutes: number, now: number) => void;
  readonly dismissed: () => readonly string[];
}

/** `startedAt` (epoch ms): voicemail that was there before isn't announced. */
export function createNotificationCentre(startedAt: number, remembered: readonly string[]): NotificationCentre {
  const dismissed = new Set(remembered);
  const snoozed = new Map<string, number>();
  const starts = new Map<string, number>();
  const planInput = (facts: NotificationFacts): PlanInput => ({ ...facts, newsSince: startedAt, dismissed, snoozed });

  return {
    wanted: (facts, now) =>
      planToasts(planInput(facts), now).flatMap((planned) => {
        const toast = word(planned, facts, now);
        const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
        if (entry !== undefined) starts.set(planned.id, ms(entry.start));
        return toast === undefined ? [] : [toast];
      }),
    nextChange: (facts, now) => nextToastChange(planInput(facts), now),
    dismiss: (id) => dismissed.add(id),
    snooze: (id, minutes, now) => {
      const start = starts.get(id);
      const until = minutes === 0 && start !== undefined && start > now ? start : now + Math.max(1, minutes) * MINUTE;
      snoozed.set(id, until);
    },
    dismissed: () => [...dismissed].slice(-200),
  };
}

function word(planned: PlannedToast, facts: NotificationFacts, now: number): Toast | undefined {
  const { t, format } = facts.speech;
  const base = { id: planned.id, kind: planned.kind, key: planned.key, since: instantOf(planned.since) };
  if (planned.kind === 'reminder') {
    const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
    if (entry === undefined) return undefined;
    const minutes = Math.ceil((ms(entry.start) - now) / MINUTE);
    const params = { time: format.time(entry.start), count: minutes };
    const when = t(minutes > 0 ? 'toast.reminderIn' : 'toast.reminderNow', params);
    return {
      ...base,
      title: shownSubject(entry, facts.speech),
      body: [when, entry.isPrivate || facts.speech.hideSubjects ? '' : entry.location].filter(Boolean).join(' · '),
      joinable: entry.joinUrl !== undefined,
    };
  }
  const item = facts.voicemails.find((voicemail) => voicemail.key === planned.key);
  if (item === undefined) return undefined;
  const caller = callerOf(item) ?? t('toast.unknownCaller');
  return {
    ...base,
    title: t(item.kind === 'missed-call' ? 'toast.missedCallFrom' : 'toast.voicemailFrom', { caller }),
    body: format.when(item.received),
    joinable: false,
  };
}
