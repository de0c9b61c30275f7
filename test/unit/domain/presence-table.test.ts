import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { AVAILABILITY } from '../../../electron/domain/presence-rules.ts';
import { evaluatePresence, type PresenceInput } from '../../../electron/domain/presence.ts';
import type { Appointment, BusyType, OofSettings } from '../../../shared/model.ts';
import { MANUAL_STATES, PRESENCE_STATES, type MachineState } from '../../../shared/presence.ts';
import { appointment, oofSettings } from '../../support/model.ts';
import { PRESENCE_TABLE } from './presence-table.ts';

const DAY = '2026-11-23';
const MACHINES: readonly MachineState[] = ['active', 'inactive', 'away', 'locked', 'asleep'];
const BUSY: readonly BusyType[] = ['free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown'];

/** `10:30`, or `+4 23:00` on a later day. */
function instant(text: string): string {
  const [, days = '0', time = ''] = /^(?:\+(\d+) )?(\d\d:\d\d)$/.exec(text) ?? [];
  return Temporal.Instant.from(`${DAY}T${time}:00Z`)
    .add({ hours: Number(days) * 24 })
    .toString();
}

const known = <T extends string>(all: readonly T[], word: string): T => {
  const found = all.find((each) => each === word);
  if (found === undefined) throw new Error(`${word} is none of ${all.join(', ')}`);
  return found;
};

function entry(text: string): Appointment {
  const words = text.trim().split(' ');
  const [from = '', to = ''] = (words.at(-1) ?? '').split(/\.\.|(?<=:\d\d)-/);
  const whole = text.includes('..');
  const facts = {
    busy: known(BUSY, words[0] ?? ''),
    isMeeting: words.includes('m'),
    isCancelled: words.includes('x'),
    ...(words.includes('d') ? { myResponse: 'declined' as const } : {}),
  };
  if (!whole) return appointment({ ...facts, start: instant(from), end: instant(to) });
  const allDay = { start: `2026-${from}`, end: `2026-${to}` };
  return appointment({ ...facts, allDay, start: `${allDay.start}T00:00:00Z`, end: `${allDay.end}T00:00:00Z` });
}

function reply(text: string): OofSettings {
  const [, how = '', internalText = ''] = /^(\S+)(?: "(.*)")?$/.exec(text.trim()) ?? [];
  if (how === 'on') return oofSettings({ state: 'enabled', internalText });
  if (how === 'off') return oofSettings({ state: 'disabled', internalText });
  const [start = '', end = ''] = how.split('-').map(instant);
  return oofSettings({ state: 'scheduled', window: { start, end }, internalText });
}

/** What stands behind `A:` and `B:`; behind neither it is A's. */
function byAccount(text: string): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>([['A', []]]);
  let current = 'A';
  for (const part of text.split(';').map((each) => each.trim())) {
    const [, account, rest = ''] = /^(?:([AB]):)?(.*)$/.exec(part) ?? [];
    current = account ?? current;
    const list = accounts.get(current) ?? [];
    accounts.set(current, rest.trim() === '' ? list : [...list, rest.trim()]);
  }
  return accounts;
}

function readRow(row: string) {
  const [given = '', wanted = ''] = row.split('→');
  const [machine = '', hand = '', calendars = '', replies = '', when = ''] = given
    .split('|')
    .map((cell) => cell.trim());
  const [state = '', activity = '', until = '', next = '', note = ''] = wanted.split('|').map((cell) => cell.trim());
  const [, zone = 'Europe/Paris', time = ''] = /^(?:(\S+), )?(\d\d:\d\d)$/.exec(when) ?? [];
  const [, byHand, end] = /^(\S+)(?: <(\S+))?$/.exec(hand) ?? [];
  const entries = byAccount(calendars);
  const oof = byAccount(replies);
  const since = instant('07:00');
  const input: PresenceInput = {
    machine: { state: known(MACHINES, machine), since },
    zone,
    ...(byHand === undefined
      ? {}
      : {
          manual: { state: known(MANUAL_STATES, byHand), since, ...(end === undefined ? {} : { until: instant(end) }) },
        }),
    accounts: [...entries].map(([id, list]) => {
      const [own] = oof.get(id) ?? [];
      return {
        id,
        ...(calendars === 'none' ? {} : { appointments: list.map(entry) }),
        ...(own === undefined ? {} : { oof: reply(own) }),
      };
    }),
  };
  const expected = {
    availability: AVAILABILITY[known(PRESENCE_STATES, state)],
    state,
    activity,
    until: until === '' ? undefined : instant(until),
    nextChange: next === '' ? undefined : instant(next),
    note: note === '' ? undefined : note,
  };
  return { input, now: Date.parse(instant(time)), expected };
}

const rows = PRESENCE_TABLE.split('\n').filter((row) => row.includes('→'));

describe('presence, as the specification has it', () => {
  it('is written down in more than 120 rows', () => {
    expect(rows.length).toBeGreaterThan(120);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each(rows)('%s', (row) => {
    const { input, now, expected } = readRow(row);
    const { availability, state, activity, until, nextChange, oof } = evaluatePresence(input, now);
    const note = oof === undefined || oof.note === '' ? undefined : oof.note;
    expect({ availability, state, activity, until, nextChange, note }).toEqual(expected);
  });
});
