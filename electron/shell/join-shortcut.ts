import type { Settings } from '../../shared/settings.ts';

/** Electron's names of the keys. */
const KEYS: Readonly<Record<Exclude<Settings['joinShortcut'], 'off'>, string>> = {
  'ctrl-alt-j': 'Control+Alt+J',
  'ctrl-shift-j': 'Control+Shift+J',
  'alt-shift-j': 'Alt+Shift+J',
};

/** What of Electron's `globalShortcut` is needed. */
export interface ShortcutSystem {
  /** False where another program has these keys. */
  readonly register: (keys: string, pressed: () => void) => boolean;
  readonly unregister: (keys: string) => void;
}

export interface JoinShortcut {
  /** Holds the keys that a setting's value names, and no others. False where they can't be had: nothing has changed then. */
  readonly hold: (wanted: unknown) => boolean;
}

export function createJoinShortcut(system: ShortcutSystem, pressed: () => void): JoinShortcut {
  let held: string | undefined;
  return {
    hold: (wanted) => {
      const keys = isChoice(wanted) ? KEYS[wanted] : undefined;
      if (keys === held) return true;
      if (keys !== undefined && !system.register(keys, pressed)) return false;
      if (held !== undefined) system.unregister(held);
      held = keys;
      return true;
    },
  };
}

const isChoice = (wanted: unknown): wanted is keyof typeof KEYS =>
  typeof wanted === 'string' && Object.hasOwn(KEYS, wanted);
