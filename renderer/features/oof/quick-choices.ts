import type { Instant, OofChange } from '../../../shared/model.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { wholeMinute } from '../../time/day-ends.ts';

/** One click's worth of out of office. */
export interface QuickChoice {
  readonly id: 'tomorrow' | 'monday' | 'until-off';
  /** When it ends, where it does. */
  readonly until?: Instant;
  readonly change: Pick<OofChange, 'state' | 'window'>;
}

/**
 * The quick choices at a moment: until tomorrow and until Monday at the hour the person's day starts, and until turned
 * off. On a Sunday tomorrow is that Monday, and one of the two is enough. None touches texts or audience.
 */
export function quickChoices(
  now: Instant,
  { tomorrow, monday }: Pick<Snapshot['quickEnds'], 'tomorrow' | 'monday'>,
): readonly QuickChoice[] {
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
