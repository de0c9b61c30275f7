import { expect, it } from 'vitest';
import { keepJoinShortcut } from '../../../electron/shell/join-shortcut.ts';

it('holds the keys that the setting names, lets go of others, and tells of those that can’t be had', () => {
  const held = new Map<string, () => void>();
  const taken: string[] = [];
  let joined = 0;
  const shortcut = keepJoinShortcut(
    {
      register: (keys, pressed) => {
        if (keys.includes('Shift')) return false;
        held.set(keys, pressed);
        return true;
      },
      unregister: (keys) => held.delete(keys),
    },
    () => (joined += 1),
    (keys) => taken.push(keys),
  );
  shortcut.set('off');
  expect([...held.keys()]).toEqual([]);
  shortcut.set('ctrl-alt-j');
  shortcut.set('ctrl-alt-j');
  held.get('Control+Alt+J')?.();
  expect([[...held.keys()], joined, taken]).toEqual([['Control+Alt+J'], 1, []]);
  shortcut.set('alt-shift-j');
  shortcut.set('alt-shift-j');
  expect([[...held.keys()], taken]).toEqual([[], ['Alt+Shift+J']]);
  shortcut.set('off');
  expect([...held.keys()]).toEqual([]);
});
