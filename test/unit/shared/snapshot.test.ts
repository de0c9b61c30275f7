import { describe, expect, it } from 'vitest';
import { shownAsOf, type Snapshot } from '../../../shared/snapshot.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const plain = snapshotOf();
const error = { kind: 'refused' } as const;
const [early, late] = ['2026-11-23T08:00:00Z', '2026-11-23T08:50:00Z'];
const today = (over: Partial<Snapshot['today']>): Pick<Snapshot, 'today'> => ({
  today: { value: plain.today.value, ...over },
});
const voicemail = { ...plain.voicemail, asOf: early };

describe('the age of what is shown', () => {
  it.each<[string, Partial<Snapshot>, string | undefined]>([
    ['the calendar’s while nothing is wrong', { ...today({ asOf: late }), voicemail }, late],
    [
      'the calendar’s where nothing can be read',
      { ...today({ asOf: late, error }), voicemail: { ...voicemail, error } },
      late,
    ],
    [
      'voicemail’s where only that can’t be read',
      { ...today({ asOf: late }), voicemail: { ...voicemail, error } },
      early,
    ],
    [
      'that of out of office where only that can’t be read',
      { ...today({ asOf: late }), oof: [{ accountId: 'account', active: false, asOf: early, error }] },
      early,
    ],
    ['none before the first answer', today({ error }), undefined],
  ])('is %s', (_, over, age) => {
    expect(shownAsOf(snapshotOf(over))).toBe(age);
  });
});
