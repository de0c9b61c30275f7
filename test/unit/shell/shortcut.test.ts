import { expect, it } from 'vitest';
import { createShortcut, keepShortcuts } from '../../../electron/shell/shortcut.ts';

it('holds the keys that the setting names, lets go of others, and keeps what it has where those can’t be had', () => {
  const held = new Map<string, () => void>();
  let joined = 0;
  const shortcut = createShortcut(
    {
      register: (keys, pressed) => {
        if (keys.includes('Shift')) return false;
        held.set(keys, pressed);
        return true;
      },
      unregister: (keys) => held.delete(keys),
    },
    () => (joined += 1),
  );
  const keys = () => [...held.keys()];
  expect([shortcut.hold('off'), keys()]).toEqual([true, []]);
  expect([shortcut.hold('ctrl-alt-j'), keys()]).toEqual([true, ['Control+Alt+J']]);
  held.get('Control+Alt+J')?.();
  expect(joined).toBe(1);
  expect([shortcut.hold('alt-shift-j'), keys()]).toEqual([false, ['Control+Alt+J']]);
  expect([shortcut.hold('off'), keys()]).toEqual([true, []]);
  expect([shortcut.hold('toString'), keys()]).toEqual([true, []]);
});

it('follows the settings, and tells of keys that another program has once', () => {
  const settings = { joinShortcut: 'ctrl-alt-j', flyoutShortcut: 'off' };
  let listener: () => void = () => undefined;
  const held: string[] = [];
  const taken: string[] = [];
  const shortcut = (name: string) => ({
    hold: (wanted: unknown) => {
      held.push(`${name} ${String(wanted)}`);
      return wanted !== 'alt-shift-p';
    },
  });
  keepShortcuts({
    engine: { settings: () => settings, subscribe: (follow) => (listener = follow) },
    shortcuts: { joinShortcut: shortcut('join'), flyoutShortcut: shortcut('flyout') },
    onTaken: (keys) => taken.push(keys),
  });
  settings.flyoutShortcut = 'alt-shift-p';
  listener();
  listener();
  expect(held).toEqual(['join ctrl-alt-j', 'flyout alt-shift-p']);
  expect(taken).toEqual(['alt-shift-p']);
});
