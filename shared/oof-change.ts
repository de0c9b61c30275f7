import { Temporal } from 'temporal-polyfill';
import type { Instant, OofChange, OofSettings } from './model.ts';

/** What puts state and window back as they were at `before`; texts and audience are never touched by one press. */
export function undoOf(before: OofSettings, now: Instant): OofChange {
  const { state, window } = before;
  if (state !== 'scheduled') return { state };
  const isOver = window === undefined || Temporal.Instant.compare(window.end, now) <= 0;
  return isOver ? { state: 'disabled' } : { state, window };
}

/** Whether the server still has the state and window that a change asked for. */
export function stillIs(settings: OofSettings, { state, window }: OofChange): boolean {
  if (settings.state !== state) return false;
  if (state !== 'scheduled') return true;
  const has = settings.window;
  return (
    window !== undefined &&
    has !== undefined &&
    isSameSecond(window.start, has.start) &&
    isSameSecond(window.end, has.end)
  );
}

const isSameSecond = (a: Instant, b: Instant): boolean =>
  Math.floor(Temporal.Instant.from(a).epochMilliseconds / 1000) ===
  Math.floor(Temporal.Instant.from(b).epochMilliseconds / 1000);
