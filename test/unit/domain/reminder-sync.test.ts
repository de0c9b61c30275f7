import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcileReminders, type KeptReminder, type KeptReminders } from '../../../electron/domain/reminder-sync.ts';
import { dueReminders, reminderId, type ReminderAnswer } from '../../../electron/domain/reminders.ts';
import { readSettings } from '../../../shared/settings.ts';
import type { Appointment } from '../../../shared/model.ts';
import { appointment } from '../../support/model.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
const meeting = appointment({ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z', reminderMinutes: 15 });
const id = reminderId(meeting);
const zone = 'Europe/Paris';

const kept = (time: string, entry: Appointment = meeting): KeptReminder => ({
  key: entry.key,
  subject: entry.subject,
  start: entry.start,
  end: entry.end,
  time: instant(at(time)),
});
const list = (reminders: readonly KeptReminder[], readAt = '09:50', complete = true): KeptReminders<KeptReminder> => ({
  reminders,
  complete,
  from: at(readAt) - 8 * DAY,
  to: at(readAt) + 2 * DAY,
  readAt: at(readAt),
});
const here = (until?: string): ReminderAnswer => ({
  at: instant(at('09:46')),
  from: 'here',
  ...(until === undefined ? {} : { until: instant(at(until)) }),
});
const reconcile = (
  answer: ReminderAnswer | undefined,
  said: KeptReminders<KeptReminder>,
  entries: readonly Appointment[] = [meeting],
) => {
  const { answers, tell } = reconcileReminders(
    new Map(answer === undefined ? [] : [[id, answer]]),
    entries,
    said,
    zone,
  );
  return { answer: answers.get(id), tell: tell.map(({ until }) => until ?? 'dismiss') };
};

describe('what was answered here', () => {
  it('and not told is told, and holds meanwhile', () => {
    expect(reconcile(here(), list([kept('09:45')]))).toEqual({ answer: here(), tell: ['dismiss'] });
    const until = instant(at('10:00'));
    expect(reconcile(here('10:00'), list([kept('09:45')]))).toEqual({ answer: here('10:00'), tell: [until] });
  });

  it('is told no more once the server has it so, or for longer', () => {
    expect(reconcile(here(), list([]))).toEqual({ answer: here(), tell: [] });
    expect(reconcile(here('10:00'), list([kept('10:00')]))).toMatchObject({ answer: { from: 'server' }, tell: [] });
    const until = instant(at('10:30'));
    expect(reconcile(here('10:00'), list([kept('10:30')]))).toMatchObject({ answer: { until }, tell: [] });
  });

  it('and told isn’t told again, even where the server goes on listing it', () => {
    const told = { ...here(), from: 'told' as const };
    expect(reconcile(told, list([kept('09:45')]))).toEqual({ answer: told, tell: [] });
  });

  it('and told is void where somebody has set the reminder anew for later', () => {
    const told = { ...here(), from: 'told' as const };
    expect(reconcile(told, list([kept('09:55')]))).toMatchObject({ answer: { until: instant(at('09:55')) }, tell: [] });
  });
});

describe('what was answered in another program', () => {
  it('is so here: dismissed, put off, and set again', () => {
    expect(reconcile(undefined, list([]))).toMatchObject({ answer: { from: 'server' }, tell: [] });
    const off = reconcile(undefined, list([kept('09:55')])).answer;
    expect(off).toMatchObject({ until: instant(at('09:55')), from: 'server' });
    expect(reconcile({ at: instant(at('09:46')), from: 'server' }, list([kept('09:45')]))).toEqual({
      answer: undefined,
      tell: [],
    });
  });

  it('goes before what was put off here', () => {
    expect(reconcile(here('10:00'), list([]))).toMatchObject({ answer: { from: 'server' }, tell: [] });
  });
});

describe('nothing is taken as dismissed', () => {
  it.each([
    ['that is not due yet', list([], '09:40')],
    ['where the server may have told less than it has', list([], '09:50', false)],
    ['that is longer ago than the question', { ...list([]), from: at('09:46') }],
    ['that was moved since', list([{ ...kept('09:45'), start: instant(at('12:00')) }])],
    ['whose id the server spells otherwise', list([{ ...kept('09:45'), key: 'account/other' }])],
  ])('%s', (_name, said) => {
    expect(reconcile(undefined, said)).toEqual({ answer: undefined, tell: [] });
  });

  it('of a series whose server still has the turn of an earlier occurrence, since its clock is behind', () => {
    const daily = { ...meeting, isRecurring: true };
    const on = (day: string) => ({
      ...kept('09:45'),
      key: `account/${day}`,
      start: `2026-11-${day}T10:00:00Z`,
      end: `2026-11-${day}T11:00:00Z`,
    });
    expect(reconcile(undefined, list([on('22')]), [daily])).toEqual({ answer: undefined, tell: [] });
    expect(reconcile(undefined, list([on('24')]), [daily])).toMatchObject({ answer: { from: 'server' } });
  });

  it('that is put off beyond what was asked about', () => {
    const far = { at: instant(at('09:46')), from: 'told' as const, until: instant(at('09:50') + 3 * DAY) };
    expect(reconcile(far, list([]))).toEqual({ answer: far, tell: [] });
  });
});

/** A mailbox that keeps reminders of single entries, as another program sees it. */
class Kept {
  readonly times = new Map<string, number>();

  constructor(entries: readonly Appointment[]) {
    for (const entry of entries) this.times.set(entry.key, Date.parse(entry.start) - 15 * MINUTE);
  }

  list(entries: readonly Appointment[], now: number): KeptReminders<KeptReminder> {
    const reminders = entries.flatMap(({ key, subject, start, end }) => {
      const time = this.times.get(key);
      return time === undefined ? [] : [{ key, subject, start, end, time: instant(time) }];
    });
    return { reminders, complete: true, from: now - 8 * DAY, to: now + 2 * DAY, readAt: now };
  }

  act(key: string, until: number | undefined) {
    if (until === undefined) this.times.delete(key);
    else if (until > (this.times.get(key) ?? Infinity)) this.times.set(key, until);
  }
}

it('whoever answers where, both agree once they have talked, and nothing is told twice', () => {
  const day = fc.array(
    fc.record({
      where: fc.constantFrom('here', 'there'),
      index: fc.nat(3),
      snooze: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      minutes: fc.nat(60),
      talks: fc.boolean(),
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 4 }), day, (starts, events) => {
      const begin = at('00:00');
      const entries = starts.map((start) =>
        appointment({
          start: instant(begin + start * MINUTE),
          end: instant(begin + (start + 30) * MINUTE),
          reminderMinutes: 15,
        }),
      );
      const server = new Kept(entries);
      let answers: ReadonlyMap<string, ReminderAnswer> = new Map();
      let now = begin;
      const standing = () =>
        dueReminders(
          {
            appointments: entries,
            answers,
            since: new Map(),
            presence: 'available',
            settings: readSettings({}),
            zone,
          },
          now,
        ).map(({ entry }) => entry.key);
      const talk = (): number => {
        const result = reconcileReminders(answers, entries, server.list(entries, now), zone);
        const after = new Map(result.answers);
        for (const { id: told, reminder, until } of result.tell) {
          server.act(reminder.key, until === undefined ? undefined : Date.parse(until));
          const answer = after.get(told);
          if (answer !== undefined) after.set(told, { ...answer, from: 'told' });
        }
        answers = after;
        return result.tell.length;
      };
      for (const { where, index, snooze, minutes, talks } of events) {
        now += minutes * MINUTE;
        const entry = entries[index % entries.length];
        if (entry === undefined) continue;
        const until = snooze === undefined ? undefined : now + snooze * MINUTE;
        const dueThere = (server.times.get(entry.key) ?? Infinity) <= now;
        if (where === 'there' && dueThere) server.act(entry.key, until);
        if (where === 'here' && standing().includes(entry.key)) {
          answers = new Map(answers).set(reminderId(entry), {
            at: instant(now),
            from: 'here',
            ...(until === undefined ? {} : { until: instant(until) }),
          });
        }
        if (talks) talk();
      }
      talk();
      expect(talk()).toBe(0);
      const there = entries.filter(({ key }) => (server.times.get(key) ?? Infinity) <= now).map(({ key }) => key);
      expect([...standing()].sort()).toEqual([...there].sort());
    }),
    { numRuns: 300 },
  );
});
