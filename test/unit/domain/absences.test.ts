import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAbsenceChange, overlapsAny, planAbsences } from '../../../electron/domain/absences.ts';
import type { PlannedAbsence } from '../../../shared/absence.ts';
import type { OofSettings } from '../../../shared/model.ts';
import { oofSettings } from '../../support/model.ts';

const at = Date.parse;
const day = (from: number, to: number) => ({
  start: `2026-12-${String(from).padStart(2, '0')}T08:00:00Z`,
  end: `2026-12-${String(to).padStart(2, '0')}T08:00:00Z`,
});
const absence = (id: string, from: number, to: number, held?: PlannedAbsence['held']): PlannedAbsence => ({
  id,
  accountId: 'account',
  window: day(from, to),
  audience: 'none',
  internalHtml: '<p>Away</p>',
  externalHtml: '',
  ...(held === undefined ? {} : { held }),
});
const [first, second, third] = [absence('first', 3, 5), absence('second', 10, 12), absence('third', 20, 22)];
const off = oofSettings({ state: 'disabled' });
const on = oofSettings({ state: 'enabled' });
const has = (from: number, to: number) => oofSettings({ state: 'scheduled', window: day(from, to) });

describe('absences planned ahead', () => {
  it.each<[string, OofSettings, readonly PlannedAbsence[], string, string | undefined, string]>([
    ['the next one goes to a server that has none, at once', off, [second, first], '01T00:00', 'first', 'first second'],
    ['later ones wait while the server has one', has(3, 5), [second, third], '01T00:00', undefined, 'second third'],
    ['also while it runs', has(3, 5), [second], '04T00:00', undefined, 'second'],
    ['when it ends, the next one goes', has(3, 5), [third, second], '05T08:00', 'second', 'second third'],
    ['one planned for before goes instead, and that one waits', has(10, 12), [first], '01T00:00', 'first', 'first'],
    ['one that the server has already waits no longer', has(3, 5), [first, second], '01T00:00', undefined, 'second'],
    ['nothing is put over a reply that is on until turned off', on, [first], '01T00:00', undefined, 'first'],
    ['one that began up to a quarter of an hour ago still goes', off, [first], '03T08:14', 'first', 'first'],
    ['one that began earlier is held and doesn’t go unasked', off, [first], '03T08:15', undefined, 'first!missed'],
    ['one held lets those behind it go', off, [first, second], '04T00:00', 'second', 'first!missed second'],
    ['one that is over is gone', off, [first], '05T08:00', undefined, ''],
    ['one of which nobody knows isn’t sent', off, [absence('x', 3, 5, 'handed')], '01T00:00', undefined, 'x!handed'],
    ['and is gone when the server has it', has(3, 5), [absence('x', 3, 5, 'handed')], '01T00:00', undefined, ''],
  ])('%s', (_name, server, waiting, now, send, left) => {
    const plan = planAbsences(server, waiting, at(`2026-12-${now}:00Z`));
    expect(plan.send?.id).toBe(send);
    expect(plan.waiting.map(({ id, held }) => `${id}${held === undefined ? '' : `!${held}`}`).join(' ')).toBe(left);
  });

  it('displace only what hasn’t begun, and say so', () => {
    expect(planAbsences(has(10, 12), [first], at('2026-12-01T00:00:00Z')).displaces).toBe(true);
    expect(planAbsences(off, [first], at('2026-12-01T00:00:00Z')).displaces).toBe(false);
  });

  it('that lie behind one which ran late go when it ends, however long ago their own start was', () => {
    const [next] = [absence('next', 4, 8)];
    expect(planAbsences(has(3, 5), [next], at('2026-12-05T08:00:00Z')).send?.id).toBe('next');
    expect(planAbsences(has(3, 5), [next], at('2026-12-05T08:20:00Z')).waiting[0]?.held).toBe('missed');
  });

  it('may not be at the same time; one may begin where another ends', () => {
    expect(overlapsAny(day(3, 5), [day(4, 8)])).toBe(true);
    expect(overlapsAny(day(3, 5), [day(5, 8), day(1, 3)])).toBe(false);
  });
});

const windows = fc
  .tuple(fc.integer({ min: 1, max: 27 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, days]) => day(from, from + days));
const someAbsences = fc
  .array(fc.record({ window: windows, held: fc.constantFrom(undefined, 'missed' as const, 'handed' as const) }), {
    maxLength: 6,
  })
  .map((list) => list.map(({ window, held }, index) => ({ ...absence(`a${index}`, 1, 2, held), window })));
const servers = fc.oneof(
  fc.constantFrom(off, on),
  windows.map((window) => oofSettings({ state: 'scheduled', window })),
);
const times = fc
  .integer({ min: 0, max: 31 * 24 * 4 })
  .map((quarter) => at('2026-12-01T00:00:00Z') + quarter * 15 * 60_000);

describe('whatever is planned', () => {
  it('nothing is sent that is held, over, late, or while another runs', () => {
    fc.assert(
      fc.property(servers, someAbsences, times, (server, waiting, now) => {
        const { send, waiting: left } = planAbsences(server, waiting, now);
        expect(left.every(({ window }) => at(window.end) > now)).toBe(true);
        if (send === undefined) return;
        expect(waiting.find(({ id }) => id === send.id)?.held).toBeUndefined();
        expect(server.state).not.toBe('enabled');
        const runs =
          server.state === 'scheduled' &&
          server.window !== undefined &&
          at(server.window.start) <= now &&
          now < at(server.window.end);
        expect(runs).toBe(false);
      }),
    );
  });

  it('what waits is what waited, each once, and a second look changes nothing more', () => {
    fc.assert(
      fc.property(servers, someAbsences, times, (server, waiting, now) => {
        const once = planAbsences(server, waiting, now);
        expect(new Set(once.waiting.map(({ id }) => id)).size).toBe(once.waiting.length);
        expect(planAbsences(server, once.waiting, now)).toEqual(once);
      }),
    );
  });

  it('between two looks that the clock asks for, the plan stays the same', () => {
    fc.assert(
      fc.property(
        servers,
        someAbsences,
        times,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (server, waiting, now, part) => {
          const next = nextAbsenceChange(server, waiting, now);
          const later = next === undefined ? now + 60 * 60_000 : now + Math.floor((next - 1 - now) * part);
          const [a, b] = [planAbsences(server, waiting, now), planAbsences(server, waiting, later)];
          // Only what the server had ahead may have begun meanwhile: then an earlier one comes too late to go before it.
          if (a.displaces) return;
          expect(b).toEqual(a);
        },
      ),
    );
  });
});
