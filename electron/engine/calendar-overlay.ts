import type { CalendarRange } from '../../shared/ipc.ts';
import type { TimeRange } from '../../shared/model.ts';
import { orderByDay, overlapping } from '../domain/agenda.ts';
import { ms } from '../domain/time.ts';
import type { RangeAnswer } from './far-calendar.ts';
import type { AccountConfig } from './ports.ts';

/** Whether an account's own calendar is drawn: hidden or not, where there is no other nobody could show it again. */
export const drawsOwn = (account: AccountConfig, accounts: number): boolean =>
  account.calendarHidden !== true || (accounts === 1 && (account.shared ?? []).length === 0);

/** One calendar's part of a range. */
export interface RangePart {
  readonly calendarId: string;
  readonly own: boolean;
  readonly answer: Promise<RangeAnswer>;
}

/**
 * Puts several calendars' parts of a range together, ordered by day. Age and error are those of the own calendars; what
 * goes wrong with others' stands beside them.
 * @param zone the machine's IANA zone
 */
export async function mergeParts(
  parts: readonly RangePart[],
  range: TimeRange,
  zone: string,
): Promise<Omit<CalendarRange, 'revision'>> {
  const read = await Promise.all(parts.map(async ({ answer, ...part }) => ({ ...part, ...(await answer) })));
  const own = read.filter((part) => part.own);
  const [from, to] = [ms(range.start), ms(range.end)];
  const all = read.flatMap(({ appointments }) => appointments);
  const error = own.find((part) => part.error !== undefined)?.error;
  const ages = own.flatMap(({ asOf }) => asOf ?? []).sort();
  const troubles = read.flatMap((part) =>
    part.own || part.error === undefined ? [] : [{ calendarId: part.calendarId, error: part.error }],
  );
  return {
    appointments: orderByDay(overlapping(all, from, to, zone), from, zone),
    ...(ages[0] === undefined ? {} : { asOf: ages[0] }),
    ...(error === undefined ? {} : { error }),
    ...(troubles.length === 0 ? {} : { troubles }),
  };
}
