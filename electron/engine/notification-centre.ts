import type { Appointment } from '../../shared/model.ts';
import type { Toast, ToldToast } from '../../shared/snapshot.ts';
import { nextToastChange, planToasts, type PlanInput, type PlannedToast } from '../domain/notification-plan.ts';
import {
  reminderId,
  snoozedUntil,
  startAlertId,
  type ReminderAnswer,
  type ReminderAnswers,
  type Snooze,
} from '../domain/reminders.ts';
import { instantOf, ms } from '../domain/time.ts';
import type { NotificationFacts } from './notification-facts.ts';
import type { Memory } from './ports.ts';
import { nextMinute, word } from './toast-words.ts';
import { createToldToday } from './told-today.ts';

const MINUTE = 60_000;
/** So many answers to toasts are remembered; older ones are about meetings long past. */
const KEPT = 200;
const KEPT_ANSWERS = 1000;
/** Longer ago than any reminder is made up for. */
const KEPT_FOR = 30 * 24 * 60 * MINUTE;

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
  let newsSince = startedAt;
  const told = createToldToday(remembered.told ?? []);
  /** Ids of accounts of which nothing is remembered. */
  let demos: readonly string[] = [];
  /** Questions about OOF that are shown. */
  let asked: ReadonlySet<string> = new Set();
  /** What the reminders and alerts that were shown are about. */
  const entries = new Map<string, { readonly entry: Appointment; readonly zone: string }>();
  const planInput = (facts: NotificationFacts): PlanInput => ({
    ...facts,
    newsSince,
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
      newsSince = Math.min(newsSince, now);
      for (const { id, demo } of facts.accounts) {
        // A clock that was ahead when it was said would keep all silent until then.
        if ((since.get(id) ?? Infinity) <= now) continue;
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
