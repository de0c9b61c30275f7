import { describe, expect, it } from 'vitest';
import { createBadge } from '../../../electron/shell/badge.ts';
import { createTranslator } from '../../../shared/messages/index.ts';

const unheard = (count: number) => ({ voicemail: { value: { items: [], unheard: count } } });
const speech = { t: createTranslator('en') };

function badgeOn(platform: NodeJS.Platform) {
  const told: string[] = [];
  const badge = createBadge({
    platform,
    setCount: (count) => told.push(`count ${count}`) > 0,
    setOverlay: (count, words) => told.push(`overlay ${count} ${words}`),
  });
  return { ...badge, told };
}

describe('the number of calls that wait', () => {
  it.each(['darwin', 'linux'] as const)('stands on the dock or launcher of %s, told when it changes', (platform) => {
    const { show, windowOpened, told } = badgeOn(platform);
    for (const count of [0, 2, 2, 3, 0]) show(unheard(count), speech);
    windowOpened();
    expect(told).toEqual(['count 2', 'count 3', 'count 0']);
  });

  it('lies over each window’s button in Windows’ task bar, in words too', () => {
    const { show, windowOpened, told } = badgeOn('win32');
    show(unheard(0), speech);
    windowOpened();
    show(unheard(1), speech);
    windowOpened();
    show(unheard(0), speech);
    expect(told).toEqual(['overlay 1 1 voicemail', 'overlay 1 1 voicemail', 'overlay 0 ']);
  });
});
