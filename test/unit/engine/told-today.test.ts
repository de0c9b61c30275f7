import { expect, it } from 'vitest';
import { createToldToday } from '../../../electron/engine/told-today.ts';
import type { Toast } from '../../../shared/snapshot.ts';

const ZONE = 'Europe/Paris';
const at = Date.parse;
const toast = (id: string, kind: Toast['kind'] = 'oof'): Toast => ({
  ...{ id, kind, key: id, title: `Title ${id}`, body: 'body', joinable: false },
  since: '2026-11-23T09:00:00Z',
});

it('what was told is taken down once, newest first, until the person’s own midnight', () => {
  const told = createToldToday([]);
  const list = (time: string) => told.list(at(time), ZONE, () => undefined).map(({ id }) => id);
  const morning = at('2026-11-23T09:00:00Z');
  expect(told.note([toast('a')], morning, ZONE)).toBe(true);
  expect(told.note([toast('a')], morning + 1000, ZONE)).toBe(false);
  expect(told.note([toast('a'), toast('b')], morning + 2000, ZONE)).toBe(true);
  expect(list('2026-11-23T22:59:59Z')).toEqual(['b', 'a']);
  expect(list('2026-11-23T23:00:00Z')).toEqual([]);
  expect(told.note([toast('c')], at('2026-11-23T23:00:01Z'), ZONE)).toBe(true);
  expect(told.memory().map(({ id }) => id)).toEqual(['c']);
});

it('when a contact was free is nobody’s business after a restart', () => {
  const told = createToldToday([]);
  const now = at('2026-11-23T09:00:00Z');
  told.note([toast('free:jonas@contoso.example:1', 'contact'), toast('a')], now, ZONE);
  expect(told.list(now, ZONE, () => undefined)).toHaveLength(2);
  expect(told.memory().map(({ id }) => id)).toEqual(['a']);
});

it('it is named as it may be named now, and a meeting that is gone not at all', () => {
  const told = createToldToday([]);
  const now = at('2026-11-23T09:00:00Z');
  told.note([toast('friend'), toast('meeting', 'reminder'), toast('gone', 'reminder')], now, ZONE);
  const list = told.list(now, ZONE, ({ id }) =>
    id === 'meeting' ? { ...toast(id, 'reminder'), title: 'Private appointment' } : undefined,
  );
  expect(list.map(({ title }) => title)).toEqual(['Private appointment', 'Title friend']);
  // Words never go over a restart.
  expect(JSON.stringify(told.memory())).not.toContain('Title');
  expect([...createToldToday(told.memory()).before]).toEqual(['friend', 'meeting', 'gone']);
});
