/** Electron's names of the keys, by the values of the settings. */
const KEYS = {
  'ctrl-alt-j': 'Control+Alt+J',
  'ctrl-shift-j': 'Control+Shift+J',
  'alt-shift-j': 'Alt+Shift+J',
  'ctrl-alt-p': 'Control+Alt+P',
  'ctrl-shift-p': 'Control+Shift+P',
  'alt-shift-p': 'Alt+Shift+P',
} as const;

/** What of Electron's `globalShortcut` is needed. */
export interface ShortcutSystem {
  /** False where another program has these keys. */
  readonly register: (keys: string, pressed: () => void) => boolean;
  readonly unregister: (keys: string) => void;
}

/** Keys that mean something in every program. */
export interface Shortcut {
  /** Holds the keys that a setting's value names, and no others. False where they can't be had: nothing has changed then. */
  readonly hold: (wanted: unknown) => boolean;
}

export function createShortcut(system: ShortcutSystem, pressed: () => void): Shortcut {
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

/** The settings that name keys. */
export const SHORTCUTS = ['joinShortcut', 'flyoutShortcut'] as const;
export type ShortcutKey = (typeof SHORTCUTS)[number];

export const isShortcutKey = (key: string): key is ShortcutKey => SHORTCUTS.some((each) => each === key);

interface KeepOptions {
  readonly engine: {
    readonly settings: () => Readonly<Record<ShortcutKey, string>>;
    readonly subscribe: (listener: () => void) => unknown;
  };
  readonly shortcuts: Readonly<Record<ShortcutKey, Shortcut>>;
  /** Another program has the keys. */
  readonly onTaken: (keys: string) => void;
}

/** Holds what the settings say, from the start on. */
export function keepShortcuts({ engine, shortcuts, onTaken }: KeepOptions): void {
  const wanted = new Map<ShortcutKey, string>();
  const follow = () => {
    for (const key of SHORTCUTS) {
      const keys = engine.settings()[key];
      if (keys === (wanted.get(key) ?? 'off')) continue;
      wanted.set(key, keys);
      if (!shortcuts[key].hold(keys)) onTaken(keys);
    }
  };
  follow();
  engine.subscribe(follow);
}
