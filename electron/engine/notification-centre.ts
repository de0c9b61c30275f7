import type { AppError, Appointment, Voicemail } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Toast } from '../../shared/snapshot.ts';
import { explainError, explainPassword, shownSubject, type Speech } from '../../shared/explain.ts';
import {
  nextToastChange,
  planToasts,
  type PasswordEnd,
  type PlanInput,
  type PlannedToast,
  type SignInNeeded,
} from '../domain/notification-plan.ts';
import { instantOf, ms } from '../domain/time.ts';
import { callerOf } from '../domain/voicemail.ts';
import type { FreeAlert } from './contact-alerts.ts';
import type { OofNews } from './oof-news.ts';
import type { Memory } from './ports.ts';

const MINUTE = 60_000;
/** So many answers to toasts are remembered; older ones are about meetings long past. */
const KEPT = 200;

export interface NotificationFacts {
  readonly appointments: readonly Appointment[];
  readonly voicemails: readonly Voicemail[];
  readonly passwords: readonly PasswordEnd[];
  readonly signIns: readonly (SignInNeeded & { readonly error: AppError })[];
  readonly frees: readonly FreeAlert[];
  readonly oofs: readonly OofNews[];
  readonly presence: PresenceState;
  readonly settings: Settings;
  readonly zone: string;
  readonly speech: Speech;
}

/** Policy around the pure plan: remembers what was dismissed or put off, and words what is wanted. */
export interface NotificationCentre {
  /** The toasts wanted at `now` (epoch ms), worded. */
  readonly wanted: (facts: NotificationFacts, now: number) => readonly Toast[];
  /** The next instant (epoch ms) at which the clock alone changes them; Infinity where it never does. */
  readonly nextChange: (facts: NotificationFacts, now: number) => number;
  readonly dismiss: (id: string) => void;
  /** 0 minutes means: until the start of what it's about. */
  readonly snooze: (id: string, minutes: number, now: number) => void;
  /** What must survive a restart, as it is at `now` (epoch ms). */
  readonly memory: (now: number) => ToastMemory;
}

type ToastMemory = Pick<Memory, 'dismissed' | 'snoozed'>;

/** `startedAt` (epoch ms): voicemail that was there before isn't announced. */
export function createNotificationCentre(startedAt: number, remembered: ToastMemory): NotificationCentre {
  const dismissed = new Set(remembered.dismissed);
  const snoozed = new Map(Object.entries(remembered.snoozed ?? {}).map(([id, until]) => [id, ms(until)]));
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
    nextChange: (facts, now) => {
      const ahead = planToasts(planInput(facts), now).flatMap((planned) => nextMinute(planned, facts, now) ?? []);
      const times = [...ahead, nextToastChange(planInput(facts), now) ?? Infinity];
      return Math.min(...times);
    },
    dismiss: (id) => dismissed.add(id),
    snooze: (id, minutes, now) => {
      const start = starts.get(id);
      const until = minutes === 0 && start !== undefined && start > now ? start : now + Math.max(1, minutes) * MINUTE;
      snoozed.set(id, until);
    },
    memory: (now) => {
      const later = [...snoozed].filter(([, until]) => until > now);
      return {
        dismissed: [...dismissed].slice(-KEPT),
        snoozed: Object.fromEntries(later.slice(-KEPT).map(([id, until]) => [id, instantOf(until)])),
      };
    },
  };
}

/** When a reminder that counts the minutes to its meeting reads differently. */
function nextMinute(planned: PlannedToast, facts: NotificationFacts, now: number): number | undefined {
  const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
  const left = entry === undefined ? 0 : ms(entry.start) - now;
  return left <= 0 ? undefined : now + left - (Math.ceil(left / MINUTE) - 1) * MINUTE;
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
  if (planned.kind === 'password') {
    const end = facts.passwords.find(({ accountId }) => accountId === planned.key);
    if (end === undefined) return undefined;
    const account = { address: end.address, passwordExpires: end.expires };
    const body = explainPassword(account, instantOf(now), facts.speech) ?? '';
    return { ...base, title: t('toast.passwordExpires'), body, joinable: false };
  }
  if (planned.kind === 'sign-in') {
    const needed = facts.signIns.find(({ accountId }) => accountId === planned.key);
    if (needed === undefined) return undefined;
    return { ...base, title: t('toast.signIn'), body: explainError(needed.error, facts.speech).text, joinable: false };
  }
  if (planned.kind === 'oof') {
    const news = facts.oofs.find(({ id }) => id === planned.id);
    if (news === undefined) return undefined;
    const { title, body, oof } = news;
    return { ...base, title, body, joinable: false, oof };
  }
  if (planned.kind === 'contact') {
    const alert = facts.frees.find(({ id }) => id === planned.id);
    if (alert === undefined) return undefined;
    const [name = ''] = alert.names;
    const title = t('toast.free', { count: alert.names.length, name });
    return {
      ...base,
      title,
      body: alert.names.length > 1 ? alert.names.join(', ') : t('toast.freeNow'),
      joinable: false,
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
