import type { ChangeMarkers } from '../gateway/live.ts';
import type { Clock } from './ports.ts';

type Watched = 'calendar' | 'inbox';

export interface MarkerWatchOptions {
  readonly clock: Clock;
  /** A feed is about to open, and will have everything read that was missed. */
  readonly isFeedDue: () => boolean;
  /** It moved: read it. */
  readonly onMoved: (what: Watched) => void;
  /** It is as it was. */
  readonly onUnmoved: (what: Watched) => void;
}

/** Compares folders' change markers, and has what moved read once, whoever finds it out. */
export interface MarkerWatch {
  readonly compare: (found: ChangeMarkers) => void;
  /** The feed is open; after a gap nobody knows what moved meanwhile. */
  readonly feedOpened: (lossless: boolean) => void;
  readonly cancel: () => void;
}

/** What moved while no feed was open is read when it opens, or so long after. */
const FEED_GRACE = 5000;

export function createMarkerWatch({ clock, isFeedDue, onMoved, onUnmoved }: MarkerWatchOptions): MarkerWatch {
  const missed = new Set<Watched>();
  let before: ChangeMarkers = {};
  let cancel: () => void = () => undefined;

  const readMissed = () => {
    cancel();
    for (const what of [...missed]) {
      missed.delete(what);
      onMoved(what);
    }
  };

  return {
    compare: (found) => {
      for (const what of ['calendar', 'inbox'] as const) {
        // The first look has nothing to compare with: a first read that came before it has to be made again.
        if (found[what] === undefined || found[what] !== before[what]) missed.add(what);
        else onUnmoved(what);
      }
      before = found;
      cancel();
      if (isFeedDue()) cancel = clock.after(FEED_GRACE, readMissed);
      else readMissed();
    },
    feedOpened: (lossless) => {
      if (!lossless) for (const what of ['calendar', 'inbox'] as const) missed.add(what);
      readMissed();
    },
    cancel: () => cancel(),
  };
}
