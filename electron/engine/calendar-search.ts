import type { FoundAppointments } from '../../shared/ipc.ts';
import type { Appointment, TimeRange } from '../../shared/model.ts';
import { matchesWords, searchWords } from '../domain/appointment-search.ts';
import { orderAppointments } from '../domain/agenda.ts';
import { instantOf } from '../domain/time.ts';
import { describeFailure } from './failures.ts';
import type { DrawnCalendar } from './sessions.ts';

/** Nobody looks through more. */
const MOST = 500;
const DAY = 24 * 60 * 60_000;
const FAR_DAYS = 2 * 365;
const ASK_LIMIT_MS = 60_000;

/** Searches the calendars that are drawn: what is held of them, or `far`, each server for two years back and ahead. */
export async function searchCalendars(
  calendars: readonly DrawnCalendar[],
  { text, far }: { readonly text: string; readonly far: boolean },
  now: number,
  zone: string,
): Promise<FoundAppointments> {
  const words = searchWords(text);
  if (words.length === 0) return { appointments: [], cut: false };
  if (!far) {
    const covered = calendars.find(({ address }) => address === undefined)?.session.covered();
    const found = calendars.flatMap(({ appointments }) => appointments.filter((each) => matchesWords(each, words)));
    return { ...atMost(found, false, zone), ...(covered === undefined ? {} : { range: covered }) };
  }
  const range: TimeRange = { start: instantOf(now - FAR_DAYS * DAY), end: instantOf(now + FAR_DAYS * DAY) };
  const answers = await Promise.all(calendars.map((calendar) => askServer(calendar, words, range)));
  const error = answers.find((answer) => answer.error !== undefined)?.error;
  const found = answers.flatMap(({ appointments }) => appointments);
  const cut = answers.some((answer) => answer.cut);
  return { ...atMost(found, cut, zone), range, ...(error === undefined ? {} : { error }) };
}

/** One calendar's failure hides nothing of the others, and nothing of what is held. */
async function askServer(
  { session, address, appointments }: DrawnCalendar,
  words: readonly string[],
  range: TimeRange,
): Promise<FoundAppointments> {
  const held = appointments.filter((each) => matchesWords(each, words));
  try {
    const answer = await session.ask(ASK_LIMIT_MS, (gateway, signal) =>
      gateway.findAppointments(words, range, signal, address),
    );
    const known = new Set(held.map(nameOf));
    // What is held may be found by what a server doesn't look through, such as categories.
    return {
      appointments: [...held, ...answer.appointments.filter((each) => !known.has(nameOf(each)))],
      cut: answer.cut,
    };
  } catch (cause) {
    return {
      appointments: held,
      cut: false,
      error: describeFailure(cause, { address: address ?? session.account.address }).error,
    };
  }
}

/** An occurrence has one key in a range and another where its series was expanded here. */
const nameOf = ({ calendarId, subject, start, end }: Appointment): string =>
  [calendarId, start, end, subject].join('\n');

function atMost(found: readonly Appointment[], cut: boolean, zone: string) {
  return { appointments: orderAppointments(found, zone).slice(0, MOST), cut: cut || found.length > MOST };
}
