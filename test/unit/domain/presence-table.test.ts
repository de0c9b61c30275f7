import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { chooseManual } from '../../../electron/domain/manual.ts';
import { evaluatePresence, type ManualChoice, type PresenceInput } from '../../../electron/domain/presence.ts';
import type { Appointment, BusyType, OofSettings } from '../../../shared/model.ts';
import { MANUAL_STATES, type MachineState, type PresenceSource } from '../../../shared/presence.ts';
import { appointment, oofSettings } from '../../support/model.ts';
import { PRESENCE_TABLE } from './presence-table.ts';

const DAY = '2026-11-23';
/** Communicator's numbers, as SPEC §3 has them. */
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ available: 3500, 'available-idle': 5000, busy: 6500, 'busy-idle': 7500, 'do-not-disturb': 9500 },
  ...{ 'be-right-back': 12_500, away: 15_500, offline: 18_500, unknown: 0 },
};
const MACHINES: readonly MachineState[] = ['active', 'inactive', 'away', 'locked', 'asleep'];
const BUSY: readonly BusyType[] = ['free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown'];

/** `10:30`, `+4 23:00` on a later day, or `10-25T00:30` on another date. */
function instant(text: string): string {
  if (text.includes('T')) return Temporal.Instant.from(`2026-${text}:00Z`).toString();
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

/** Between the two ends of something. */
const ENDS = /\.\.|(?<=:\d\d)-/;

function entry(text: string): Appointment {
  const words = text.trim().split(' ');
  const [from = '', to = ''] = (words.at(-1) ?? '').split(ENDS);
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
  const [start = '', end = ''] = how.split(ENDS).map(instant);
  return oofSettings({ state: 'scheduled', window: { start, end }, internalText });
}

/** What stands behind `A:`, `B:` and `C:`; behind none it is A's. */
function byAccount(text: string): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>([['A', []]]);
  let current = 'A';
  for (const part of text.split(';').map((each) => each.trim())) {
    const [, account, rest = ''] = /^(?:([ABC]):)?(.*)$/.exec(part) ?? [];
    current = account ?? current;
    const list = accounts.get(current) ?? [];
    accounts.set(current, rest.trim() === '' ? list : [...list, rest.trim()]);
  }
  return accounts;
}

/** `active @07:00`: a word, and since when. */
function sinceOf(text: string, otherwise: string): readonly [word: string, since: string] {
  const [, word = '', since] = /^(\S+?)(?: @(\S+))?$/.exec(text) ?? [];
  return [word, since === undefined ? otherwise : instant(since)];
}

function readHand(text: string, input: PresenceInput, now: number): ManualChoice | undefined {
  const [, who = '', end] = /^(.*?)(?: <(\S+))?$/.exec(text) ?? [];
  if (who === '') return undefined;
  const [word, since] = sinceOf(who, input.machine.since);
  if (word.endsWith('!')) return chooseManual(known(MANUAL_STATES, word.slice(0, -1)), undefined, input, now, 8);
  return { state: known(MANUAL_STATES, word), since, ...(end === undefined ? {} : { until: instant(end) }) };
}

function readRow(row: string) {
  const [given = '', wanted = ''] = row.split('→');
  const [machine = '', hand = '', calendars = '', replies = '', when = ''] = given
    .split('|')
    .map((cell) => cell.trim());
  const [state = '', activity = '', until = '', next = '', note = '', sources = '', since = ''] = wanted
    .split('|')
    .map((cell) => cell.trim());
  const [, zone = 'Europe/Paris', time = ''] = /^(?:(\S+), )?(\S+)$/.exec(when) ?? [];
  const now = Date.parse(instant(time));
  const entries = byAccount(calendars);
  const oof = byAccount(replies);
  const [machineState, machineSince] = sinceOf(machine, instant('07:00'));
  const desk: PresenceInput = {
    machine: { state: known(MACHINES, machineState), since: machineSince },
    zone,
    accounts: [...entries].map(([id, list]) => {
      const [own] = oof.get(id) ?? [];
      return {
        id,
        ...(list.includes('none') ? {} : { appointments: list.map(entry) }),
        ...(own === undefined ? {} : { oof: reply(own) }),
      };
    }),
  };
  const manual = readHand(hand, desk, now);
  const expected = {
    availability: NUMBERS[state],
    state,
    activity,
    until: until === '' ? undefined : instant(until),
    nextChange: next === '' ? undefined : instant(next),
    note: note === '' ? undefined : note,
    ...(sources === '' ? {} : { sources }),
    ...(since === '' ? {} : { since: instant(since) }),
  };
  return { input: manual === undefined ? desk : { ...desk, manual }, now, expected };
}

const inOrder = (sources: readonly PresenceSource[]): string =>
  sources.map(({ kind, wins }) => `${kind}${wins ? '*' : ''}`).join(' ');

const rows = PRESENCE_TABLE.split('\n').filter((row) => row.includes('→'));

describe('presence, as the specification has it', () => {
  it('is written down in more than 200 rows, each once', () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each(rows)('%s', (row) => {
    const { input, now, expected } = readRow(row);
    const { availability, state, activity, until, nextChange, oof, sources, since } = evaluatePresence(input, now);
    const note = oof === undefined || oof.note === '' ? undefined : oof.note;
    expect({
      ...{ availability, state, activity, until, nextChange, note },
      ...('sources' in expected ? { sources: inOrder(sources) } : {}),
      ...('since' in expected ? { since } : {}),
    }).toEqual(expected);
  });
});
