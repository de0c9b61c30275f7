import type { Instant, OofChange, OofSettings } from '../../../shared/model.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { wholeMinute } from '../../time/day-ends.ts';

/** One click's worth of out of office. */
export interface QuickChoice {
  readonly id: 'tomorrow' | 'monday' | 'until-off';
  /** When it ends, where it does. */
  readonly until?: Instant;
  readonly change: OofChange;
}

/**
 * The quick choices at a moment: until tomorrow and until Monday at the hour the person's day starts, and until turned
 * off. On a Sunday tomorrow is that Monday, and one of the two is enough. None touches texts or audience.
 */
export function quickChoices(now: Instant, { tomorrow, monday }: Snapshot['quickEnds']): readonly QuickChoice[] {
  const scheduled = (id: 'tomorrow' | 'monday', until: Instant): QuickChoice => ({
    id,
    until,
    change: { state: 'scheduled', window: { start: wholeMinute(now), end: until } },
  });
  return [
    scheduled('tomorrow', tomorrow),
    ...(monday === tomorrow ? [] : [scheduled('monday', monday)]),
    { id: 'until-off', change: { state: 'enabled' } },
  ];
}

/** What puts state and window back as they were; texts and audience were never touched. */
export function undoOf(before: OofSettings): OofChange {
  return before.state === 'scheduled' && before.window !== undefined
    ? { state: 'scheduled', window: before.window }
    : { state: before.state === 'scheduled' ? 'disabled' : before.state };
}

/** The first words of a reply, cut at a word near the limit. */
export function firstWords(text: string, limit = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const lastGap = line.lastIndexOf(' ', limit);
  return `${line.slice(0, lastGap > limit / 2 ? lastGap : limit)}…`;
}
