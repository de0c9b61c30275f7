import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Journal, type Change, type Position } from '../../../electron/demo/live/journal.ts';

/** What a client makes of the changes that it is told: the items that it knows, with the last content it fetched. */
class Client {
  readonly known = new Map<number, number>();
  position: Position = { since: 0, cursor: 0 };

  apply(changes: readonly Change[], contents: ReadonlyMap<number, number>): void {
    for (const { kind, number } of changes) {
      if (kind === 'delete') this.known.delete(number);
      else {
        const content = contents.get(number);
        if (content !== undefined) this.known.set(number, content);
      }
    }
  }
}

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const) }),
  fc.record({ do: fc.constantFrom('change' as const, 'read' as const, 'remove' as const), at: fc.nat(20) }),
  fc.record({ do: fc.constant('page' as const), size: fc.integer({ min: 1, max: 4 }) }),
);

test('whoever follows the pages knows in the end what is there, whatever happened between them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const journal = new Journal();
      const contents = new Map<number, number>();
      const client = new Client();
      const page = (size: number): boolean => {
        const { changes, next, complete } = journal.since('calendar', client.position, size);
        expect(changes.length).toBeLessThanOrEqual(size);
        client.apply(changes, contents);
        client.position = next;
        return complete;
      };
      let next = 1;
      for (const action of steps) {
        const alive = [...contents.keys()];
        const chosen = 'at' in action ? alive[action.at % Math.max(1, alive.length)] : undefined;
        if (action.do === 'add') {
          contents.set(next, 0);
          journal.added(next, 'calendar');
          next += 1;
        } else if (action.do === 'page') page(action.size);
        else if (chosen !== undefined && action.do === 'remove') {
          contents.delete(chosen);
          journal.removed(chosen, 'calendar', 1);
        } else if (chosen !== undefined) {
          contents.set(chosen, (contents.get(chosen) ?? 0) + 1);
          journal.changed(chosen, 'calendar', action.do === 'read' ? 'read' : 'content');
        }
      }
      while (!page(3));
      expect(new Map([...client.known].sort())).toEqual(new Map([...contents].sort()));
      expect(journal.since('calendar', client.position, 3).changes).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('an item that a page told of is told of again when it goes, also where it changed between them', () => {
  const journal = new Journal();
  journal.added(1, 'calendar');
  journal.added(2, 'calendar');
  const first = journal.since('calendar', { since: 0, cursor: 0 }, 1);
  journal.changed(1, 'calendar', 'content');
  journal.removed(1, 'calendar', 1);
  const { changes } = journal.since('calendar', first.next, 10);
  expect(first.changes).toEqual([{ kind: 'create', number: 1 }]);
  expect(changes).toEqual([
    { kind: 'create', number: 2 },
    { kind: 'delete', number: 1, version: 1 },
  ]);
});

test('what happens in one folder is no news in another', () => {
  const journal = new Journal();
  journal.added(1, 'inbox');
  const start = journal.since('calendar', { since: 0, cursor: 0 }, 10);
  journal.changed(1, 'inbox', 'content');
  expect(start.changes).toEqual([]);
  expect(journal.since('calendar', start.next, 10).changes).toEqual([]);
});

test('a position past the end belongs to another mailbox', () => {
  const journal = new Journal();
  journal.added(1, 'inbox');
  expect(journal.reaches({ since: 1, cursor: 1 })).toBe(true);
  expect(journal.reaches({ since: 1, cursor: 2 })).toBe(false);
  expect(journal.reaches({ since: Number.NaN, cursor: 0 })).toBe(false);
});
