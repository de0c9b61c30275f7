import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CacheChange, CachedFreeBusy, CachedMailbox } from '../../../electron/engine/cache.ts';
import { openCacheFile } from '../../../electron/storage/cache/cache-file.ts';
import { changes } from '../../support/cache.ts';

/** The contract in memory, as plainly as it can be said. */
function plainCache() {
  const accounts = new Map<string, CachedMailbox>();
  /** Accounts whose calendar was asked for, or written, in vain since the start. */
  const apart = new Set<string>();

  function calendarAfter(kept: CachedMailbox['calendar'], change: NonNullable<CacheChange['calendar']>) {
    const { covered, asOf, syncState } = change;
    const removed = new Set('all' in change ? [] : change.removed);
    const before = 'all' in change ? [] : (kept?.appointments ?? []).filter(({ key }) => !removed.has(key));
    const entries = [...before, ...('all' in change ? change.all : change.upserted)];
    const appointments = [...new Map(entries.map((entry) => [entry.key, entry])).values()].filter(
      // All of them are at midnight, UTC: their text is in the order of time.
      ({ start, end }) => start < covered.end && (end > covered.start || start === covered.start),
    );
    return { appointments, covered, asOf, ...(syncState === undefined ? {} : { syncState }) };
  }

  return {
    save(accountId: string, change: CacheChange): boolean {
      const { calendar, oof, voicemail, pending } = change;
      const kept = accounts.get(accountId) ?? { freeBusy: [], pending: [] };
      if (calendar !== undefined && !('all' in calendar) && (kept.calendar === undefined || apart.has(accountId))) {
        apart.add(accountId);
        return false;
      }
      if (calendar !== undefined) apart.delete(accountId);
      const people = new Map(
        [...kept.freeBusy, ...(change.freeBusy ?? [])].map((one): [string, CachedFreeBusy] => [
          one.freeBusy.address,
          one,
        ]),
      );
      accounts.set(accountId, {
        ...kept,
        ...(calendar === undefined ? {} : { calendar: calendarAfter(kept.calendar, calendar) }),
        ...(oof === undefined ? {} : { oof }),
        ...(voicemail === undefined ? {} : { voicemail }),
        freeBusy: [...people.values()],
        pending: pending ?? kept.pending,
      });
      return true;
    },
    load(accountId: string): CachedMailbox | undefined {
      const kept = accounts.get(accountId);
      if (kept?.calendar === undefined) apart.add(accountId);
      return kept;
    },
    forget: (accountId: string) => void accounts.delete(accountId),
    restart: () => apart.clear(),
  };
}

/** Lists whose order means nothing, in one order; what is empty is nothing. */
function tidy(mailbox: CachedMailbox | undefined): CachedMailbox | undefined {
  if (mailbox === undefined) return undefined;
  const { calendar, freeBusy, ...rest } = mailbox;
  if (Object.keys(mailbox).length === 2 && freeBusy.length + rest.pending.length === 0) return undefined;
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  const byAddress = (a: CachedFreeBusy, b: CachedFreeBusy) => (a.freeBusy.address < b.freeBusy.address ? -1 : 1);
  return {
    ...rest,
    ...(calendar === undefined
      ? {}
      : { calendar: { ...calendar, appointments: [...calendar.appointments].sort(byKey) } }),
    freeBusy: [...freeBusy].sort(byAddress),
  };
}

const accounts = fc.constantFrom('mira', 'jonas');
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('save'), account: accounts, change: changes }) },
    fc.record({ kind: fc.constant('load'), account: accounts }),
    fc.record({ kind: fc.constant('forget'), account: accounts }),
    fc.record({ kind: fc.constant('restart') }),
  ),
  { maxLength: 12 },
);

it('whatever is saved, forgotten and loaded, over any number of starts, it is what the contract says', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const folder = mkdtempSync(join(tmpdir(), 'presently-test-'));
      const plain = plainCache();
      let file = openCacheFile({ folder });
      const saved = (accountId: string, change: CacheChange) => {
        try {
          file.save(accountId, change);
          return true;
        } catch (cause) {
          expect(cause).toMatchObject({ name: 'NothingToChange' });
          return false;
        }
      };
      for (const step of sequence) {
        if ('change' in step) expect(saved(step.account, step.change)).toBe(plain.save(step.account, step.change));
        else if (!('account' in step)) {
          file.close();
          file = openCacheFile({ folder });
          plain.restart();
        } else if (step.kind === 'forget') {
          file.forget(step.account);
          plain.forget(step.account);
        } else expect(tidy(file.load(step.account))).toEqual(tidy(plain.load(step.account)));
      }
      file.close();
      file = openCacheFile({ folder });
      for (const account of ['mira', 'jonas']) expect(tidy(file.load(account))).toEqual(tidy(plain.load(account)));
      expect(file.rebuilt()).toBe(false);
      file.close();
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 150 },
  );
}, 30_000);
