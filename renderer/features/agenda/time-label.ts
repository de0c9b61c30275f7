import type { Appointment } from '../../../shared/model.ts';
import type { Words } from '../../words/words.tsx';

/** What is longer names two days, and may stand out of line. */
const ONE_DAY = 24;

/** When an entry is, as its row says it: in the flyout's narrow form its start alone. */
export function timeLabel(
  { start, end, allDay }: Appointment,
  compact: boolean,
  { t, format }: Pick<Words, 't' | 'format'>,
): string {
  if (allDay !== undefined) return t(compact ? 'calendar.allDay' : 'today.allDay');
  return compact ? format.time(start) : format.span(start, end);
}

/** The column that holds these times, as a CSS length: clocks of 12 hours want more than those of 24. */
export function timeColumn(labels: readonly string[]): string {
  const lengths = labels.map((label) => label.length).filter((length) => length <= ONE_DAY);
  return `${Math.max(0, ...lengths)}ch`;
}
