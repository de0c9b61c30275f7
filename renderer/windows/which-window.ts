import { VIEWS, type View } from '../../shared/ipc.ts';

export type WindowKind = 'main' | 'flyout' | 'toast' | 'alert';

/** Reads off the address which window this is and which view it begins with: `?window=main&view=calendar`. */
export function whichWindow(search: string): { readonly kind: WindowKind; readonly view: View } {
  const query = new URLSearchParams(search);
  const kind = query.get('window');
  return {
    kind: kind === 'flyout' || kind === 'toast' || kind === 'alert' ? kind : 'main',
    view: VIEWS.find((view) => view === query.get('view')) ?? 'today',
  };
}
