import { shownSubject, type Speech } from '../../shared/explain.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

const MINUTE = 60_000;
/** Longer ahead the time says more than a number of minutes. */
const COUNTED = 60;
/** A menu bar is no place for a sentence. */
const LONGEST = 28;

/** What stands beside the icon in the menu bar of macOS at `now` (epoch ms): the next title and how long until then. */
export function menuBarTitle(
  snapshot: Pick<Snapshot, 'next' | 'settings'>,
  { t, format, ...speech }: Speech,
  now: number,
): string {
  const { next, settings } = snapshot;
  if (!settings.menuBarNext || next?.allDay !== undefined || next === undefined) return '';
  const left = Date.parse(next.start) - now;
  if (left <= 0) return '';
  const subject = shownSubject(next, { t, ...speech });
  const title = subject.length > LONGEST ? `${subject.slice(0, LONGEST - 1).trimEnd()}…` : subject;
  const count = Math.ceil(left / MINUTE);
  return count > COUNTED ? `${title} · ${format.when(next.start)}` : t('tray.menuBarNext', { title, count });
}
