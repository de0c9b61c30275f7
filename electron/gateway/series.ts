import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant, TimeRange } from '../../shared/model.ts';
import { instantAt, wallTimeIn } from '../../shared/wall-time.ts';
import { windowsToIana } from '../ews/time-zones.ts';
import type { CalendarFields, FieldPath, Item } from '../ews/types.ts';
import { readItems } from './batches.ts';
import type { Call } from './call.ts';
import { toRecurrence } from './entry-mapping.ts';
import { occurrenceId } from './keys.ts';
import type { seriesDates } from './series-dates.ts';

/** What only GetItem tells of a series. */
const SERIES_FIELDS: readonly FieldPath[] = [
  'calendar:Recurrence',
  'calendar:ModifiedOccurrences',
  'calendar:DeletedOccurrences',
];
const SUNDAY = 7;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Puts a series' occurrences in its place, wherever a server gave the series itself: a folder's items, or a calendar whose
 * server doesn't expand them. What can't be understood stays as it is: its first occurrence is better than nothing.
 * @param zone the machine's IANA zone, of series whose own isn't known
 */
export async function expandSeries(
  call: Call,
  items: readonly Item[],
  range: TimeRange,
  zone: string,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const masters = items.filter(({ calendar }) => calendar?.itemType === 'RecurringMaster');
  if (masters.length === 0) return items;
  const ids = masters.map(({ id }) => id.id);
  const answers = await readItems(call, ids, { fields: SERIES_FIELDS }, signal);
  const details = new Map(answers.flatMap(({ id, outcome }) => (outcome.ok ? [[id, outcome.value.calendar]] : [])));
  // What works dates out is large, and hardly any server needs it: it is loaded then.
  const { seriesDates: datesOf } = await import('./series-dates.ts');
  return items.flatMap((item) => {
    const calendar = details.get(item.id.id);
    return calendar === undefined ? [item] : (occurrencesOf(item, calendar, range, zone, datesOf) ?? [item]);
  });
}

/** @returns `undefined` where the series can't be understood */
function occurrencesOf(
  master: Item,
  { recurrence, modified = [], deleted = [] }: CalendarFields,
  range: TimeRange,
  machineZone: string,
  datesOf: typeof seriesDates,
): readonly Item[] | undefined {
  const rule = toRecurrence(recurrence);
  const { start, end } = master.calendar ?? {};
  if (rule === undefined || recurrence === undefined || start === undefined || end === undefined) return undefined;
  const zone = windowsToIana(master.calendar?.startTimeZone) ?? machineZone;
  const [from, to] = [wallTimeIn(start, zone), wallTimeIn(end, zone)].map((wall) => Temporal.PlainDateTime.from(wall));
  if (from === undefined || to === undefined) return undefined;
  const length = from.until(to);
  const days = Math.ceil(length.total({ unit: 'days', relativeTo: from })) + 1;
  const first = dateIn(range.start, zone).subtract({ days }).toString();
  const special = new Set(
    [...modified.map(({ originalStart }) => originalStart), ...deleted].map((at) => key(at, zone)),
  );
  const regular = datesOf(rule, first, dateIn(range.end, zone).toString(), weekStart(recurrence.pattern))
    .filter((date) => !special.has(date))
    .map((date) => {
      const begins = Temporal.PlainDate.from(date).toPlainDateTime(from.toPlainTime());
      const times = { start: at(begins, zone), end: at(begins.add(length), zone) };
      return occurrence(master, occurrenceId(master.id.id, times.start), times);
    });
  return [...regular, ...modified.map(({ id, ...times }) => occurrence(master, id.id, times))];
}

function occurrence(master: Item, id: string, { start, end }: TimeRange): Item {
  return {
    ...master,
    id: { id },
    calendar: master.calendar && { ...master.calendar, start, end, itemType: 'Occurrence' },
  };
}

const dateIn = (instant: Instant, zone: string): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();

/** By the date that the series gave it. */
const key = (instant: Instant, zone: string): CalendarDate => dateIn(instant, zone).toString();

const at = (wall: Temporal.PlainDateTime, zone: string): Instant => instantAt(wall.toString(), zone);

const weekStart = (pattern: NonNullable<CalendarFields['recurrence']>['pattern']): number =>
  pattern.kind === 'Weekly' ? DAYS.indexOf(pattern.firstDay ?? '') + 1 || SUNDAY : SUNDAY;
