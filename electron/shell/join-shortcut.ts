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

/** Holds the keys that the setting names, and no others. `onTaken` is told of keys that can't be had. */
export function keepJoinShortcut(
  system: ShortcutSystem,
  pressed: () => void,
  onTaken: (keys: string) => void,
): { readonly set: (wanted: Settings['joinShortcut']) => void } {
  let current: Settings['joinShortcut'] = 'off';
  let held: string | undefined;
  return {
    set: (wanted) => {
      if (wanted === current) return;
      current = wanted;
      if (held !== undefined) system.unregister(held);
      held = undefined;
      if (wanted === 'off') return;
      if (system.register(KEYS[wanted], pressed)) held = KEYS[wanted];
      else onTaken(KEYS[wanted]);
    },
  };
}
