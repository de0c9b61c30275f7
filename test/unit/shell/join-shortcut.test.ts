import { expect, it } from 'vitest';
import { createJoinShortcut } from '../../../electron/shell/join-shortcut.ts';

it('holds the keys that the setting names, lets go of others, and keeps what it has where those can’t be had', () => {
  const held = new Map<string, () => void>();
  let joined = 0;
  const shortcut = createJoinShortcut(
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
