import { callerOf, isPlayable, type AppError, type Appointment, type Voicemail } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Toast, ToldToast } from '../../shared/snapshot.ts';
import { explainError, explainPassword, shownSubject, type Speech } from '../../shared/explain.ts';
import type { MessageKey } from '../../shared/messages/index.ts';
import type { InvitationNews } from '../domain/invitations.ts';
import {
  nextToastChange,
  planToasts,
  type PasswordEnd,
  type PlanInput,
  type PlannedToast,
  type SignInNeeded,
} from '../domain/notification-plan.ts';
import {
  reminderId,
  snoozedUntil,
  startAlertId,
  type ReminderAnswer,
  type ReminderAnswers,
  type Snooze,
} from '../domain/reminders.ts';
import { instantOf, ms, span } from '../domain/time.ts';
import type { FreeAlert } from './contact-alerts.ts';
import type { OofNews } from './oof-news.ts';
import type { Memory } from './ports.ts';
import { createToldToday } from './told-today.ts';

const MINUTE = 60_000;
/** Minutes: what is further away is said by its time alone. */
const HOUR = 60;
/** So many answers to toasts are remembered; older ones are about meetings long past. */
const KEPT = 200;
const KEPT_ANSWERS = 1000;
/** Longer ago than any reminder is made up for. */
const KEPT_FOR = 30 * 24 * 60 * MINUTE;

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

/** Policy around the pure plan: remembers what was dismissed or put off, and words what is wanted. */
export interface NotificationCentre {
  /** The toasts wanted at `now` (epoch ms), worded. */
  readonly wanted: (facts: NotificationFacts, now: number) => readonly Toast[];
  /** What was told today, newest first. */
  readonly told: (facts: NotificationFacts, now: number) => readonly ToldToast[];
  /** The next instant (epoch ms) at which the clock alone changes them; Infinity where it never does. */
  readonly nextChange: (facts: NotificationFacts, now: number) => number;
  readonly dismiss: (id: string, now: number) => void;
  readonly snooze: (id: string, snooze: Snooze, now: number) => void;
  /** What became of reminders, here and as other programs have it. */
  readonly answers: () => ReminderAnswers;
  readonly setAnswers: (answers: ReminderAnswers) => void;
  /** Whether there is something to remember that nobody has asked for. */
  readonly hasNews: () => boolean;
  /** What must survive a restart, as it is at `now` (epoch ms). */
  readonly memory: (now: number) => ToastMemory;
}

type ToastMemory = Pick<Memory, 'dismissed' | 'snoozed' | 'reminders' | 'remindedSince' | 'told'>;

/** `startedAt` (epoch ms): voicemail that was there before isn't announced. */
export function createNotificationCentre(startedAt: number, remembered: ToastMemory): NotificationCentre {
  const dismissed = new Set(remembered.dismissed);
  const snoozed = new Map(Object.entries(remembered.snoozed ?? {}).map(([id, until]) => [id, ms(until)]));
  let answers: ReminderAnswers = new Map(Object.entries(remembered.reminders ?? {}));
  const since = new Map(Object.entries(remembered.remindedSince ?? {}).map(([id, at]) => [id, ms(at)]));
  /** What is remembered of which accounts. */
  const lasting = new Set(since.keys());
  let hasNews = false;
  const told = createToldToday(remembered.told ?? []);
  /** Ids of accounts of which nothing is remembered. */
  let demos: readonly string[] = [];
  /** Questions about OOF that are shown. */
  let asked: ReadonlySet<string> = new Set();
  /** What the reminders and alerts that were shown are about. */
  const entries = new Map<string, { readonly entry: Appointment; readonly zone: string }>();
  const planInput = (facts: NotificationFacts): PlanInput => ({
    ...facts,
    newsSince: startedAt,
    toldBefore: told.before,
    dismissed,
    snoozed,
    answers,
    since,
  });
  /** What was asked about OOF is asked once: should its reason come and go, the page still says it. */
  const forgetGone = (planned: readonly PlannedToast[]) => {
    const now = new Set(planned.flatMap(({ id, kind }) => (kind === 'oof' ? [id] : [])));
    for (const id of asked) {
      if (now.has(id)) continue;
      dismissed.add(id);
      hasNews = true;
    }
    asked = now;
  };
  const wordOne = (planned: PlannedToast, facts: NotificationFacts, now: number): readonly Toast[] => {
    const toast = word(planned, facts, now);
    const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
    if (entry !== undefined) entries.set(planned.id, { entry, zone: facts.zone });
    return toast === undefined ? [] : [toast];
  };
  const answer = (id: string, given: ReminderAnswer) => {
    answers = new Map(answers).set(id, given);
  };

  return {
    wanted: (facts, now) => {
      demos = facts.accounts.filter(({ demo }) => demo).map(({ id }) => id);
      for (const { id, demo } of facts.accounts) {
        if (since.has(id)) continue;
        since.set(id, now);
        if (demo) continue;
        lasting.add(id);
        hasNews = true;
      }
      entries.clear();
      const planned = planToasts(planInput(facts), now);
      // What waits for the end of a presentation is not gone.
      if (!facts.fullScreen) forgetGone(planned);
      const toasts = planned.flatMap((each) => wordOne(each, facts, now));
      if (told.note(toasts, now, facts.zone)) hasNews = true;
      return toasts;
    },
    told: (facts, now) =>
      told.list(now, facts.zone, (planned) => {
        const toast = word(planned, { ...facts, fullScreen: false }, now);
        // How long it was until then is no news any more.
        return toast?.start === undefined ? toast : { ...toast, body: facts.speech.format.when(toast.start) };
      }),
    nextChange: (facts, now) => {
      const ahead = planToasts(planInput(facts), now).flatMap((planned) => nextMinute(planned, facts, now) ?? []);
      const times = [...ahead, nextToastChange(planInput(facts), now) ?? Infinity];
      return Math.min(...times);
    },
    dismiss: (id, now) => {
      const about = entries.get(id)?.entry;
      if (about === undefined || id === startAlertId(about)) dismissed.add(id);
      // Who was at the alert needs no reminder any more; who was reminded may still miss the beginning.
      if (about?.reminderMinutes !== undefined) answer(reminderId(about), { at: instantOf(now), from: 'here' });
    },
    snooze: (id, snooze, now) => {
      const about = entries.get(id);
      if (about !== undefined && id === reminderId(about.entry)) {
        const until = instantOf(snoozedUntil(about.entry, snooze, now, about.zone));
        answer(id, { until, at: instantOf(now), from: 'here' });
      } else if ('minutes' in snooze) snoozed.set(id, now + Math.max(1, snooze.minutes) * MINUTE);
    },
    answers: () => answers,
    setAnswers: (fresh) => {
      answers = fresh;
    },
    hasNews: () => hasNews,
    memory: (now) => {
      hasNews = false;
      const later = [...snoozed].filter(([, until]) => until > now);
      const recent = [...answers].filter(([, { at, until }]) => ms(until ?? at) > now - KEPT_FOR);
      return {
        dismissed: [...dismissed].slice(-KEPT),
        snoozed: Object.fromEntries(later.slice(-KEPT).map(([id, until]) => [id, instantOf(until)])),
        reminders: Object.fromEntries(recent.slice(-KEPT_ANSWERS)),
        remindedSince: Object.fromEntries([...lasting].map((id) => [id, instantOf(since.get(id) ?? now)])),
        told: told.memory().filter(({ key }) => !demos.some((id) => key === id || key.startsWith(`${id}/`))),
      };
    },
  };
}

/** When a reminder that counts the minutes to its meeting reads differently. */
function nextMinute(planned: PlannedToast, facts: NotificationFacts, now: number): number | undefined {
  const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
  if (entry === undefined || entry.allDay !== undefined) return undefined;
  const left = ms(entry.start) - now;
  if (left > HOUR * MINUTE) return ms(entry.start) - HOUR * MINUTE;
  return left <= 0 ? undefined : now + left - (Math.ceil(left / MINUTE) - 1) * MINUTE;
}

const INVITATION_WORDS = {
  new: 'toast.invitationNew',
  moved: 'toast.invitationMoved',
  cancelled: 'toast.invitationCancelled',
} as const satisfies Record<InvitationNews['kind'], MessageKey>;

const CALL_WORDS = {
  voicemail: { bare: 'toast.voicemail', from: 'toast.voicemailFrom' },
  'missed-call': { bare: 'toast.missedCall', from: 'toast.missedCallFrom' },
  fax: { bare: 'toast.fax', from: 'toast.faxFrom' },
} as const satisfies Record<Voicemail['kind'], { readonly bare: MessageKey; readonly from: MessageKey }>;

function word(planned: PlannedToast, facts: NotificationFacts, now: number): Toast | undefined {
  const { t, format } = facts.speech;
  const base = { id: planned.id, kind: planned.kind, key: planned.key, since: instantOf(planned.since) };
  if (planned.kind === 'reminder' || planned.kind === 'start') {
    const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
    if (entry === undefined) return undefined;
    // What others see says nothing but that it is time; an alert says so anyway.
    const bare = facts.fullScreen && planned.kind === 'reminder' ? { title: t('toast.starts') } : {};
    return { ...base, ...wordReminder(entry, facts, now), ...bare };
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
  if (planned.kind === 'update') {
    const body = t('toast.updateRefusedBody', { version: facts.update?.version ?? '' });
    return { ...base, title: t('toast.updateRefused'), body, joinable: false };
  }
  if (planned.kind === 'contact') {
    const alert = facts.frees.find(({ id }) => id === planned.id);
    if (alert === undefined) return undefined;
    const [name = ''] = alert.names;
    const title = facts.locked ? t('toast.freeSomebody') : t('toast.free', { count: alert.names.length, name });
    return {
      ...base,
      title,
      body: alert.names.length > 1 && !facts.locked ? alert.names.join(', ') : t('toast.freeNow'),
      joinable: false,
    };
  }
  if (planned.kind === 'invitation') {
    const news = facts.invitations.find(({ id }) => id === planned.id);
    const entry = facts.meetings.find((appointment) => appointment.key === planned.key);
    if (news === undefined || entry === undefined) return undefined;
    const title = t(INVITATION_WORDS[news.kind], { subject: shownSubject(entry, facts.speech) });
    const when =
      entry.allDay === undefined ? format.dayAndTimeRange(entry.start, entry.end) : format.longDate(entry.allDay.start);
    const body = [when, ...(entry.organizer === undefined || facts.locked ? [] : [entry.organizer])].join(' · ');
    return {
      ...base,
      title,
      body,
      joinable: false,
      ...(news.kind === 'cancelled' ? {} : { answerable: true as const }),
    };
  }
  const item = facts.voicemails.find((voicemail) => voicemail.key === planned.key);
  if (item === undefined) return undefined;
  const caller = callerOf(item) ?? t('toast.unknownCaller');
  const words = CALL_WORDS[item.kind];
  return {
    ...base,
    title: facts.locked ? t(words.bare) : t(words.from, { caller }),
    body: format.when(item.received),
    joinable: false,
    call: { playable: isPlayable(item), callable: item.callerNumber !== undefined || item.callerAddress !== undefined },
  };
}

function wordReminder(
  entry: Appointment,
  { speech, zone, isShared }: NotificationFacts,
  now: number,
): Pick<Toast, 'title' | 'body' | 'joinable' | 'start' | 'shared'> {
  const { t, format } = speech;
  const { start, end } = span(entry, zone);
  const place = entry.isPrivate || speech.hideSubjects ? '' : entry.location;
  const when = () => {
    if (entry.allDay !== undefined) return format.day(entry.allDay.start) || t('toast.reminderToday');
    if (end <= now && start < now) return t('toast.reminderOver', { time: format.when(entry.start) });
    const count = Math.ceil((start - now) / MINUTE);
    if (count > HOUR) return format.when(entry.start);
    return t(count > 0 ? 'toast.reminderIn' : 'toast.reminderNow', { time: format.time(entry.start), count });
  };
  return {
    title: shownSubject(entry, speech),
    body: [when(), place].filter(Boolean).join(' · '),
    joinable: entry.joinUrl !== undefined && end > now,
    start: instantOf(start),
    ...(isShared(entry.accountId) ? { shared: true } : {}),
  };
}
