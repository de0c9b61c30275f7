import type { View } from './views.ts';
import type { CalendarDate } from './model.ts';

/** The scheme of links that lead into the app. */
export const LINK_SCHEME = 'presently';

/** What a link shows. It never does more: whoever made it may be anybody. */
export interface AppLink {
  readonly view: View;
  /** Of the calendar. */
  readonly date?: CalendarDate;
}

/** Joining stands on the page of today: there it takes a press. */
const VIEW_OF: ReadonlyMap<string, View> = new Map([
  ['today', 'today'],
  ['join', 'today'],
  ['calendar', 'calendar'],
  ['people', 'people'],
  ['voicemail', 'voicemail'],
  ['oof', 'oof'],
  ['settings', 'settings'],
  ['accounts', 'accounts'],
]);

const SHAPE = new RegExp(`^${LINK_SCHEME}:(?://)?([a-z]+)(?:/((?:19|20|21)\\d\\d-\\d\\d-\\d\\d))?/?$`, 'i');

/**
 * Reads `presently:calendar/2026-12-01`, `presently:today` and the like, with or without `//`, as browsers write them;
 * `undefined` for whatever else there may be.
 */
export function readAppLink(text: string): AppLink | undefined {
  const [, place = '', date] = SHAPE.exec(text) ?? [];
  const view = VIEW_OF.get(place.toLowerCase());
  if (view === undefined) return undefined;
  if (date === undefined) return { view };
  return view === 'calendar' && isDate(date) ? { view, date } : undefined;
}

/** The 30th of February isn't one. Without Temporal, since the app reads its arguments before all else. */
function isDate(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
