import { VIEWS, type View } from '../../shared/views.ts';
import type { CalendarDate } from '../../shared/model.ts';

export type WindowKind = 'main' | 'flyout' | 'toast' | 'alert';

interface WhichWindow {
  readonly kind: WindowKind;
  readonly view: View;
  readonly date?: CalendarDate;
}

/** Reads off the address which window this is and what it begins with: `?window=main&view=calendar&date=2026-12-01`. */
export function whichWindow(search: string): WhichWindow {
  const query = new URLSearchParams(search);
  const [kind, date] = [query.get('window'), query.get('date')];
  return {
    kind: kind === 'flyout' || kind === 'toast' || kind === 'alert' ? kind : 'main',
    view: VIEWS.find((view) => view === query.get('view')) ?? 'today',
    ...(date === null ? {} : { date }),
  };
}

/** The address of a window that shows this: one that has to be loaded anew is where it was. */
export const addressOf = (kind: WindowKind, view: View): string => `?window=${kind}&view=${view}`;
