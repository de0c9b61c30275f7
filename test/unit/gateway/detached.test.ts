import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { findItem } from '../../../electron/ews/operations/find-item.ts';
import { getUserAvailability } from '../../../electron/ews/operations/get-user-availability.ts';
import { toAppointment } from '../../../electron/gateway/appointments.ts';
import { toFreeBusy } from '../../../electron/gateway/free-busy.ts';
import { sample } from '../ews/samples.ts';

const ZONE = 'Europe/Paris';
const MEGABYTE = 1_000_000;
const ANSWERS = 30;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A megabyte of white space that only the answer's own text can hold. */
const bodyOf = (text: string) => openAnswer({ status: 200, headers: {}, text: text + ' '.repeat(MEGABYTE) }, 0).body;

/** Megabytes that stay in memory while all results are kept. */
function kept(read: () => unknown): number {
  const results: unknown[] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < ANSWERS; count += 1) results.push(read());
  collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  expect(results).toHaveLength(ANSWERS);
  return held / MEGABYTE;
}

describe('what is known of a mailbox', () => {
  it('keeps nothing of the answers that a calendar was read from', () => {
    const read = () => {
      const { items } = findItem.response(bodyOf(sample('14')));
      const appointments = items.flatMap((item) => toAppointment(item, 'account', ZONE) ?? []);
      expect(appointments.length).toBeGreaterThan(0);
      return appointments;
    };
    expect(kept(read)).toBeLessThan(ANSWERS / 3);
  });

  it('keeps nothing of the answers that others’ free/busy was read from', () => {
    const read = () => {
      const { people } = getUserAvailability.response(bodyOf(sample('02')));
      expect(people.length).toBeGreaterThan(0);
      return people.map((person) =>
        toFreeBusy(person, { host: 'mail.contoso.example', address: 'a@contoso.example' }, ZONE, 2026),
      );
    };
    expect(kept(read)).toBeLessThan(ANSWERS / 3);
  });
});
