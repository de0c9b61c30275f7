import { describe, expect, it } from 'vitest';
import { cardsOf, stepFor } from '../../../electron/shell/notification-cards.ts';
import type { Toast } from '../../../shared/snapshot.ts';

const toast = (id: string, kind: Toast['kind'] = 'reminder'): Toast => ({
  id,
  kind,
  key: id,
  title: `Title ${id}`,
  body: '09:15 · now',
  since: '2026-11-23T09:00:00Z',
  joinable: true,
});
const cards = (...toasts: readonly Toast[]) => cardsOf(toasts, (count) => `${count} reminders`);
const step = (before: readonly string[], after: readonly string[]) => {
  const [[old], [fresh]] = [cards(...before.map((id) => toast(id))), cards(...after.map((id) => toast(id)))];
  return fresh === undefined ? undefined : stepFor(old, fresh);
};

describe('the system’s notifications', () => {
  it('show a reminder as it is, several as one, and the rest one by one', () => {
    expect(cards(toast('a'))).toMatchObject([{ id: 'a', title: 'Title a', stays: true }]);
    expect(cards(toast('a'), toast('v', 'voicemail'), toast('b'))).toMatchObject([
      { id: 'reminders', title: '2 reminders', body: 'Title a · 09:15 · now\nTitle b · 09:15 · now', stays: true },
      { id: 'v', stays: false },
    ]);
  });

  it('leave alone what has a window of its own', () => {
    expect(cards(toast('s', 'start'))).toEqual([]);
  });

  it('are told once, again for one more, and quietly for one less', () => {
    expect(step([], ['a'])).toBe('show');
    expect(step(['a', 'b'], ['a', 'b'])).toBe('none');
    expect(step(['a', 'b'], ['a', 'b', 'c'])).toBe('show');
    expect(step(['a', 'b', 'c'], ['a', 'b'])).toBe('show-quietly');
    expect(step(['a', 'b', 'c'], ['a', 'b', 'd'])).toBe('show');
  });

  it('leave no subject standing where it may no longer be seen, and do not count minutes', () => {
    const [open] = cards(toast('a'));
    const [hidden] = cards({ ...toast('a'), title: 'Private appointment' });
    const [later] = cards({ ...toast('a'), body: '09:15 · over' });
    if (open === undefined || hidden === undefined || later === undefined) throw new Error('no card');
    expect([stepFor(open, hidden), stepFor(open, later)]).toEqual(['show-quietly', 'none']);
  });
});
