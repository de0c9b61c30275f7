import { expect, it } from 'vitest';
import { createRecovery } from '../../../electron/shell/recovery.ts';

it('a window that lost its process comes back three times in five minutes, each kind for itself', () => {
  let now = 0;
  const recovery = createRecovery(() => now);
  const tries = (what: string, count: number) => Array.from({ length: count }, () => recovery.again(what));
  expect(tries('main', 5)).toEqual([true, true, true, false, false]);
  expect(tries('flyout', 1)).toEqual([true]);
  now += 5 * 60_000;
  expect(tries('main', 1)).toEqual([true]);
});
