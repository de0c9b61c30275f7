import type { Speech } from '../../shared/explain.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What a system has to show a number on the app's own icon. */
export interface BadgeSystem {
  readonly platform: NodeJS.Platform;
  /** On the dock, and on Linux where a launcher shows it; false where nothing does. */
  readonly setCount: (count: number) => boolean;
  /** Over the window's button in Windows' task bar, with words for who can't see it; 0 takes it away. */
  readonly setOverlay: (count: number, words: string) => void;
}

/**
 * Keeps the number of calls that wait on the dock, the launcher or the task bar. The system is told when it changes, and on
 * Windows a new window's button anew.
 */
export function createBadge({ platform, setCount, setOverlay }: BadgeSystem): {
  readonly show: (snapshot: Pick<Snapshot, 'voicemail'>, speech: Pick<Speech, 't'>) => void;
  readonly windowOpened: () => void;
} {
  let shown = 0;
  let words = '';
  return {
    show: ({ voicemail }, { t }) => {
      const { unheard } = voicemail.value;
      const spoken = unheard === 0 ? '' : t('tray.voicemailCount', { count: unheard });
      if (unheard === shown && spoken === words) return;
      [shown, words] = [unheard, spoken];
      if (platform === 'win32') setOverlay(shown, words);
      else setCount(shown);
    },
    windowOpened: () => {
      if (platform === 'win32' && shown > 0) setOverlay(shown, words);
    },
  };
}
