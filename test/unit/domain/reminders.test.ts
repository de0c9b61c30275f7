import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueReminders,
  reminderId,
  snoozedUntil,
  type ReminderAnswer,
  type ReminderInput,
} from '../../../electron/domain/reminders.ts';
import { readSettings } from '../../../shared/settings.ts';
import { appointment, ZONES } from '../../support/model.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
const meeting = appointment({ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z', reminderMinutes: 15 });
const DAY = 86_400_000;

const input = (given: Partial<ReminderInput> = {}): ReminderInput => ({
  appointments: [meeting],
  answers: new Map(),
  since: new Map(),
  presence: 'available',
  settings: readSettings({}),
  zone: 'Europe/Paris',
  ...given,
});
const ids = (given: Partial<ReminderInput>, now: number) => dueReminders(input(given), now).map(({ id }) => id);
const stands = (given: Partial<ReminderInput>, time: string) => ids(given, at(time)).length === 1;

describe('a reminder', () => {
  it('comes when it is due and stays, past the end as well, until somebody answers it or a week has gone', () => {
    expect(['09:44', '09:45', '10:00', '11:30', '23:59'].map((time) => stands({}, time))).toEqual([
      false,
      ...[true, true, true, true],
    ]);
    expect(ids({}, at('09:44') + 7 * DAY)).toHaveLength(1);
    expect(ids({}, at('09:45') + 7 * DAY)).toHaveLength(0);
  });

  it.each([
    ['a cancelled meeting', { isCancelled: true }],
    ['a declined meeting', { myResponse: 'declined' }],
    ['an entry without one', { reminderMinutes: undefined }],
  ] as const)('never comes for %s', (_name, { ...given }) => {
    const { reminderMinutes: _minutes, ...without } = meeting;
    const entry = 'reminderMinutes' in given ? without : { ...meeting, ...given };
    expect(stands({ appointments: [entry] }, '09:50')).toBe(false);
  });

  it.each([
    ['tentative meetings', { myResponse: 'tentative' }, 'remindTentative', true],
    ['entries that stand as tentative', { busy: 'tentative' }, 'remindTentative', true],
    ['absences', { busy: 'oof' }, 'remindOof', true],
    ['all-day entries', { allDay: { start: '2026-11-23', end: '2026-11-24' } }, 'remindAllDay', false],
  ] as const)('of %s is the person’s choice', (_name, given, key, byDefault) => {
    const one = { appointments: [{ ...meeting, ...given }] };
    expect(stands({ ...one, settings: readSettings({ [key]: true }) }, '09:50')).toBe(true);
    expect(stands({ ...one, settings: readSettings({ [key]: false }) }, '09:50')).toBe(false);
    expect(stands(one, '09:50')).toBe(byDefault);
  });

  it('of an all-day entry counts from the beginning of that day where its person is', () => {
    const allDay = { ...meeting, reminderMinutes: 1080, allDay: { start: '2026-11-24', end: '2026-11-25' } };
    const settings = readSettings({ remindAllDay: true });
    // 06:00 in Paris on the day before.
    expect(['04:59', '05:00'].map((time) => stands({ appointments: [allDay], settings }, time))).toEqual([false, true]);
  });

  it('is left to Outlook where the person says so', () => {
    const by = (remindBy: string) => stands({ settings: readSettings({ remindBy }) }, '09:50');
    expect(['ask', 'both', 'presently', 'outlook'].map(by)).toEqual([true, true, true, false]);
  });

  it('comes through do-not-disturb for meetings that were accepted, unless the person says otherwise', () => {
    const presence = 'do-not-disturb' as const;
    const quiet = (given: object, settings = readSettings({})) =>
      stands({ presence, settings, appointments: [{ ...meeting, ...given }] }, '09:50');
    expect(quiet({ isMeeting: true, myResponse: 'accepted' })).toBe(true);
    expect(quiet({ isMeeting: true, myResponse: 'organizer' })).toBe(true);
    expect(quiet({ isMeeting: true, myResponse: 'none' })).toBe(false);
    expect(quiet({ isMeeting: true, myResponse: 'tentative' })).toBe(false);
    expect(quiet({ isMeeting: false, myResponse: 'accepted' })).toBe(false);
    expect(quiet({ isMeeting: true }, readSettings({ notifyWhileDoNotDisturb: false }))).toBe(false);
  });

  it('of what was on before an account came isn’t made up for, unless it has only just begun', () => {
    const since = (time: string) => ({ since: new Map([['account', at(time)]]) });
    expect(stands(since('09:45'), '12:00')).toBe(true);
    expect(stands(since('10:29'), '12:00')).toBe(true);
    expect(stands(since('10:30'), '12:00')).toBe(false);
  });
});

describe('putting it off', () => {
  it.each([
    [{ beforeStart: 0 }, '09:50', '10:00'],
    [{ beforeStart: 5 }, '09:50', '09:55'],
    // That time has passed: soon, rather than at once.
    [{ beforeStart: 5 }, '09:56', '10:01'],
    [{ beforeStart: 0 }, '10:10', '10:15'],
    [{ minutes: 5 }, '09:50', '09:55'],
    [{ minutes: 90 }, '09:50', '11:20'],
    [{ minutes: 0 }, '09:50', '09:51'],
  ] as const)('%j at %s lasts until %s', (snooze, now, until) => {
    expect(snoozedUntil(meeting, snooze, at(now), 'Europe/Paris')).toBe(at(until));
  });

  it('until the start of an all-day entry lasts until that day begins', () => {
    const allDay = { ...meeting, allDay: { start: '2026-11-24', end: '2026-11-25' } };
    expect(snoozedUntil(allDay, { beforeStart: 0 }, at('09:00'), 'Europe/Paris')).toBe(at('23:00'));
  });
});

/** A person's days: time goes on, by little or by a sleep, meetings move, the app restarts, reminders are answered. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('sleep' as const), minutes: fc.integer({ min: 60, max: 900 }) }),
    fc.record({ kind: fc.constant('move' as const), index: fc.nat(5), minutes: fc.integer({ min: -300, max: 600 }) }),
    fc.record({
      kind: fc.constantFrom('dismiss' as const, 'snooze' as const),
      index: fc.nat(5),
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
    fc.record({ kind: fc.constant('restart' as const) }),
  ),
  { maxLength: 40 },
);

it('each due reminder comes exactly once, whatever sleeps, restarts, moves and answers lie between', () => {
  const calendars = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 2000 }),
      length: fc.integer({ min: 0, max: 120 }),
      minutes: fc.nat(60),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(calendars, steps, fc.constantFrom(...ZONES), (entries, days, zone) => {
      const begin = at('00:00');
      let now = begin;
      let appointments = entries.map(({ start, length, minutes }) =>
        appointment({
          start: instant(begin + start * 60_000),
          end: instant(begin + (start + length) * 60_000),
          reminderMinutes: minutes,
        }),
      );
      let answers = new Map<string, ReminderAnswer>();
      const since = new Map([['account', begin]]);
      /** How often each reminder came up, and was sent away. */
      const came = new Map<string, number>();
      const sent = new Map<string, number>();
      let shown = new Set<string>();
      const count = (map: Map<string, number>, id: string) => map.set(id, (map.get(id) ?? 0) + 1);
      const look = () => {
        const wanted = new Set(dueReminders(input({ appointments, answers, since, zone }), now).map(({ id }) => id));
        for (const id of wanted) if (!shown.has(id)) count(came, id);
        shown = wanted;
      };
      look();
      for (const step of days) {
        if (step.kind === 'wait' || step.kind === 'sleep') now += step.minutes * 60_000;
        else if (step.kind === 'restart') answers = new Map(JSON.parse(JSON.stringify([...answers])) as typeof answers);
        else {
          const index = step.index % appointments.length;
          const entry = appointments[index];
          if (entry === undefined) continue;
          const id = reminderId(entry);
          if (step.kind === 'move') {
            const by = (time: string) => instant(Date.parse(time) + step.minutes * 60_000);
            appointments = appointments.with(index, { ...entry, start: by(entry.start), end: by(entry.end) });
          } else if (shown.has(id)) {
            count(sent, id);
            const until = snoozedUntil(entry, { minutes: step.minutes }, now, zone);
            answers.set(id, {
              at: instant(now),
              from: 'here',
              ...(step.kind === 'snooze' ? { until: instant(until) } : {}),
            });
          }
        }
        look();
      }
      for (const entry of appointments) {
        const [id, due] = [reminderId(entry), Date.parse(entry.start) - (entry.reminderMinutes ?? 0) * 60_000];
        const answer = answers.get(id);
        const isDue = due >= begin && due <= now && now < due + 7 * DAY;
        if (!isDue) continue;
        if (answer === undefined) {
          // Moved away and back it has come before; never answered it stands now.
          expect([came.has(id), shown.has(id)]).toEqual([true, true]);
        } else if (answer.until === undefined) expect(shown.has(id)).toBe(false);
        else expect(shown.has(id)).toBe(Date.parse(answer.until) <= now);
      }
      // None came again without having been put off or moved away in between.
      if (!days.some(({ kind }) => kind === 'move')) {
        for (const [id, times] of came) expect(times).toBeLessThanOrEqual((sent.get(id) ?? 0) + 1);
      }
    }),
    { numRuns: 300 },
  );
});
