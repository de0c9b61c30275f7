import type { Appointment, Instant } from '../../shared/model.ts';
import { dueAt, reminderId, type ReminderAnswer, type ReminderAnswers } from './reminders.ts';
import { instantOf, ms, span } from './time.ts';

/** A reminder that the server still keeps, as far as this needs to know it. */
export interface KeptReminder {
  readonly key: string;
  readonly subject: string;
  readonly start: Instant;
  readonly end: Instant;
  /** When it is to come, put off or not. */
  readonly time: Instant;
}

/** What a server said about reminders, and about which time. */
export interface KeptReminders<T extends KeptReminder> {
  readonly reminders: readonly T[];
  /** False where there may be more than it told. */
  readonly complete: boolean;
  /** Epoch ms, all three. */
  readonly from: number;
  readonly to: number;
  readonly readAt: number;
}

/** What the server has to be told of an answer; without an `until` it is a dismissal. */
export interface ToTell<T> {
  readonly id: string;
  readonly reminder: T;
  readonly until?: Instant;
}

export interface Reconciled<T> {
  /** Replaces the answers. */
  readonly answers: ReminderAnswers;
  readonly tell: readonly ToTell<T>[];
}

/**
 * Brings the answers that were given here and what the server keeps to agree, for all programs show one state. What was
 * answered here and not told goes before; for all else the server is right: what it doesn't keep any more was dismissed in
 * another program, what it has for later was put off there. A series has one reminder at a time: an earlier occurrence's is
 * gone when the next one's is due.
 * @param appointments as they were known before the server was asked
 */
export function reconcileReminders<T extends KeptReminder>(
  answers: ReminderAnswers,
  appointments: readonly Appointment[],
  list: KeptReminders<T>,
  zone: string,
): Reconciled<T> {
  const find = finder(list.reminders, zone);
  const next = new Map(answers);
  const tell: ToTell<T>[] = [];
  for (const entry of appointments) {
    const due = dueAt(entry, zone);
    if (due === undefined) continue;
    const id = reminderId(entry);
    const answer = answers.get(id);
    const reminder = find(entry);
    if (reminder === undefined) {
      if (!isAhead(entry, list, zone) && isGone(due, answer, list))
        next.set(id, { at: instantOf(list.readAt), from: 'server' });
      continue;
    }
    // Moved since: what is said is about another time, and the calendar is read anew.
    if (entry.allDay === undefined && ms(reminder.start) !== span(entry, zone).start) continue;
    const { kept, says } = judge(answer, ms(reminder.time), due, list.readAt);
    if (kept === undefined) next.delete(id);
    else next.set(id, kept);
    if (says !== undefined) tell.push({ id, reminder, ...says });
  }
  return { answers: next, tell };
}

/**
 * Whether the server still has the turn of an earlier occurrence, which nobody has answered: its clock is behind ours, and
 * this one's turn is to come.
 */
function isAhead(entry: Appointment, { reminders }: KeptReminders<KeptReminder>, zone: string): boolean {
  if (!entry.isRecurring) return false;
  const { start } = span(entry, zone);
  return reminders.some((each) => each.subject === entry.subject && ms(each.start) < start);
}

/** Whether a reminder that isn't on the list is settled: it would have to be there. */
function isGone(
  due: number,
  answer: ReminderAnswer | undefined,
  { complete, from, to, readAt }: KeptReminders<KeptReminder>,
): boolean {
  if (!complete || due > readAt || due < from) return false;
  // Dismissed here already, or put off beyond what was asked about.
  return answer === undefined || (answer.until !== undefined && ms(answer.until) <= to);
}

interface Judgement {
  readonly kept: ReminderAnswer | undefined;
  readonly says?: { readonly until?: Instant };
}

function judge(answer: ReminderAnswer | undefined, time: number, due: number, readAt: number): Judgement {
  const byServer = time > due ? { until: instantOf(time), at: instantOf(readAt), from: 'server' as const } : undefined;
  if (answer === undefined || answer.from === 'server') return { kept: sameOr(answer, byServer) };
  if (answer.until === undefined) {
    if (answer.from === 'here') return { kept: answer, says: {} };
    // Told, and there again for later: somebody wants to be reminded after all.
    return { kept: time > ms(answer.at) ? byServer : answer };
  }
  if (answer.from === 'here' && time < ms(answer.until)) return { kept: answer, says: { until: answer.until } };
  return { kept: sameOr(answer, byServer) };
}

/** An answer that says what the server says stays as it is. */
const sameOr = (answer: ReminderAnswer | undefined, byServer: ReminderAnswer | undefined) =>
  byServer !== undefined && answer?.until !== undefined && ms(answer.until) === ms(byServer.until ?? answer.until)
    ? { ...answer, from: 'server' as const }
    : byServer;

/** An occurrence's id need not be spelled as in the calendar: what begins and ends alike under one name is the same. */
function finder<T extends KeptReminder>(reminders: readonly T[], zone: string): (entry: Appointment) => T | undefined {
  const byKey = new Map(reminders.map((each) => [each.key, each]));
  const likeOf = (start: number, end: number, subject: string) => `${start}/${end}/${subject}`;
  const byTime = new Map(reminders.map((each) => [likeOf(ms(each.start), ms(each.end), each.subject), each]));
  return (entry) => {
    const { start, end } = span(entry, zone);
    return byKey.get(entry.key) ?? byTime.get(likeOf(start, end, entry.subject));
  };
}
