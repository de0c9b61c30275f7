import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePresence, type PresenceInput } from '../../../electron/domain/presence.ts';
import { MANUAL_STATES, PRESENCE_STATES } from '../../../shared/presence.ts';
import { appointment, appointments, instants, oofSettings, ZONES } from '../../support/model.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const NOW = at('10:00');
const meeting = appointment({
  subject: 'Budget review',
  start: '2026-11-23T09:30:00Z',
  end: '2026-11-23T10:30:00Z',
  isMeeting: true,
});

function input(
  given: Partial<PresenceInput> & { entries?: readonly ReturnType<typeof appointment>[] } = {},
): PresenceInput {
  const { entries = [], ...rest } = given;
  return {
    machine: { state: 'active', since: '2026-11-23T07:00:00Z' },
    accounts: [{ id: 'account', appointments: entries }],
    zone: 'Europe/Paris',
    ...rest,
  };
}

describe('without anything set by hand', () => {
  it.each([
    ['a free calendar at an active machine', [], 'active', 'available', 3500, 'none'],
    ['a free calendar after five minutes', [], 'inactive', 'available-idle', 5000, 'none'],
    ['a meeting at an active machine', [meeting], 'active', 'busy', 6500, 'meeting'],
    ['a meeting at an inactive machine', [meeting], 'inactive', 'busy-idle', 7500, 'meeting'],
    ['a meeting while away keeps its activity', [meeting], 'away', 'away', 15500, 'meeting'],
    ['a locked machine', [], 'locked', 'away', 15500, 'none'],
    ['a sleeping machine in a meeting', [meeting], 'asleep', 'offline', 18500, 'meeting'],
  ] as const)('%s', (_name, entries, machine, state, availability, activity) => {
    const sources = input({ entries, machine: { state: machine, since: '2026-11-23T07:00:00Z' } });
    expect(evaluatePresence(sources, NOW)).toMatchObject({ state, availability, activity });
  });

  it.each([
    ['busy without attendees', { busy: 'busy', isMeeting: false }, 'busy', 'busy'],
    ['all-day busy with attendees is no meeting', { busy: 'busy', isMeeting: true, allDay: true }, 'busy', 'busy'],
    ['out of office has no availability of its own', { busy: 'oof' }, 'available', 'oof'],
    ['working elsewhere', { busy: 'elsewhere' }, 'available', 'elsewhere'],
    ['tentative says nothing', { busy: 'tentative' }, 'available', 'none'],
    ['free says nothing', { busy: 'free' }, 'available', 'none'],
    ['declined says nothing', { busy: 'busy', myResponse: 'declined' }, 'available', 'none'],
    ['cancelled says nothing', { busy: 'busy', isCancelled: true }, 'available', 'none'],
  ] as const)('an entry that is %s', (_name, given, state, activity) => {
    const { allDay, ...rest } = { allDay: false, ...given };
    const entry = appointment({
      start: '2026-11-23T09:30:00Z',
      end: '2026-11-23T10:30:00Z',
      ...rest,
      ...(allDay ? { allDay: { start: '2026-11-23', end: '2026-11-24' } } : {}),
    });
    expect(evaluatePresence(input({ entries: [entry] }), NOW)).toMatchObject({ state, activity });
  });

  it('takes the strongest of what overlaps: out of office before busy before elsewhere before tentative', () => {
    const span = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T11:00:00Z' };
    const kinds = ['tentative', 'elsewhere', 'busy', 'oof'] as const;
    const entries = kinds.map((busy) => appointment({ ...span, busy }));
    const seen = kinds.map(
      (_, index) => evaluatePresence(input({ entries: entries.slice(0, index + 1) }), NOW).activity,
    );
    expect(seen).toEqual(['none', 'elsewhere', 'busy', 'oof']);
  });

  it('says until when: the end of the unbroken stretch, over appointments that touch', () => {
    const entries = [
      meeting,
      appointment({ start: '2026-11-23T10:30:00Z', end: '2026-11-23T11:00:00Z' }),
      appointment({ start: '2026-11-23T10:45:00Z', end: '2026-11-23T12:00:00Z' }),
      appointment({ start: '2026-11-23T12:05:00Z', end: '2026-11-23T13:00:00Z' }),
    ];
    const presence = evaluatePresence(input({ entries }), NOW);
    expect(presence.until).toBe('2026-11-23T12:00:00Z');
    expect(presence.since).toBe('2026-11-23T09:30:00Z');
  });

  it('is unknown, not available, before any calendar was read', () => {
    const presence = evaluatePresence(input({ accounts: [{ id: 'account' }] }), NOW);
    expect(presence).toMatchObject({ state: 'unknown', availability: 0 });
  });

  it('unites the calendars of several accounts', () => {
    const accounts = [
      { id: 'one', appointments: [] },
      { id: 'two', appointments: [meeting] },
    ];
    expect(evaluatePresence(input({ accounts }), NOW)).toMatchObject({ state: 'busy', activity: 'meeting' });
  });

  it.each(ZONES)('begins and ends an all-day absence at midnight in %s', (zone) => {
    const entry = appointment({
      start: '2026-11-23T00:00:00Z',
      end: '2026-11-24T00:00:00Z',
      allDay: { start: '2026-11-23', end: '2026-11-24' },
      busy: 'oof',
    });
    const noon = noonIn(zone);
    expect(evaluatePresence(input({ entries: [entry], zone }), noon).activity).toBe('oof');
    expect(evaluatePresence(input({ entries: [entry], zone }), noon - 13 * 3_600_000).activity).toBe('none');
    expect(evaluatePresence(input({ entries: [entry], zone }), noon + 13 * 3_600_000).activity).toBe('none');
  });
});

/** Noon of 23 November 2026 on the wall clock of a zone. */
function noonIn(zone: string): number {
  const offset = {
    'Europe/Paris': 1,
    'America/New_York': -5,
    'Asia/Kolkata': 5.5,
    'Australia/Lord_Howe': 11,
    'Africa/Casablanca': 1,
  }[zone];
  if (offset === undefined) throw new Error(`no offset noted for ${zone}`);
  return Date.UTC(2026, 10, 23, 12) - offset * 3_600_000;
}

describe('set by hand', () => {
  const since = '2026-11-23T08:00:00Z';

  it.each(MANUAL_STATES)('%s beats the calendar and survives inactivity', (state) => {
    const sources = input({ entries: [meeting], manual: { state, since } });
    const active = evaluatePresence(sources, NOW);
    const inactive = evaluatePresence({ ...sources, machine: { state: 'inactive', since } }, NOW);
    expect(active.state).toBe(state);
    expect(inactive.state).toBe(state);
    expect(active.sources[0]).toMatchObject({ kind: 'manual', wins: true });
  });

  it('Available becomes Away when the machine is locked', () => {
    const sources = input({ manual: { state: 'available', since }, machine: { state: 'locked', since } });
    const presence = evaluatePresence(sources, NOW);
    expect(presence.state).toBe('away');
    expect(presence.sources[0]).toMatchObject({ kind: 'machine', wins: true });
  });

  it('Do not disturb stays when the machine is locked', () => {
    const sources = input({ manual: { state: 'do-not-disturb', since }, machine: { state: 'locked', since } });
    expect(evaluatePresence(sources, NOW).state).toBe('do-not-disturb');
  });

  it('ends at its time', () => {
    const sources = input({ manual: { state: 'busy', since, until: '2026-11-23T10:30:00Z' } });
    expect(evaluatePresence(sources, at('10:29'))).toMatchObject({ state: 'busy', nextChange: '2026-11-23T10:30:00Z' });
    expect(evaluatePresence(sources, at('10:30')).state).toBe('available');
  });
});

describe('out of office', () => {
  it('marks the state while Scheduled is inside its window, and not outside', () => {
    const oof = oofSettings({
      state: 'scheduled',
      window: { start: '2026-11-23T09:00:00Z', end: '2026-11-23T11:00:00Z' },
      internalText: 'Back at noon.',
    });
    const sources = input({ accounts: [{ id: 'account', appointments: [], oof }] });
    expect(evaluatePresence(sources, at('08:59')).oof).toBeUndefined();
    expect(evaluatePresence(sources, at('09:00')).oof).toEqual({
      note: 'Back at noon.',
      until: '2026-11-23T11:00:00Z',
    });
    expect(evaluatePresence(sources, at('11:00')).oof).toBeUndefined();
  });

  it('stands if any account has it, without an end where one of them has none', () => {
    const accounts = [
      { id: 'one', appointments: [], oof: oofSettings({ state: 'enabled' }) },
      {
        id: 'two',
        appointments: [],
        oof: oofSettings({
          state: 'scheduled',
          window: { start: '2026-11-23T09:00:00Z', end: '2026-11-23T11:00:00Z' },
        }),
      },
    ];
    expect(evaluatePresence(input({ accounts }), NOW).oof).toEqual({ note: 'I am away.' });
  });
});

/** A hundred thousand in all. */
const CASES = { state: 40_000, next: 20_000, reset: 20_000, order: 20_000 };

describe('for any sources', () => {
  const anyOof = fc
    .record({
      state: fc.constantFrom('disabled' as const, 'enabled' as const, 'scheduled' as const),
      from: instants,
      to: instants,
    })
    .map(({ state, from, to }) =>
      oofSettings({ state, window: { start: from < to ? from : to, end: from < to ? to : from } }),
    );
  const anyInput = fc.record(
    {
      manual: fc.record({ state: fc.constantFrom(...MANUAL_STATES), since: instants, until: instants }),
      machine: fc.record({
        state: fc.constantFrom('active', 'inactive', 'away', 'locked', 'asleep'),
        since: instants,
      }),
      accounts: fc.uniqueArray(
        fc.record(
          { id: fc.constantFrom('one', 'two'), appointments, oof: anyOof },
          { requiredKeys: ['id', 'appointments'] },
        ),
        { maxLength: 2, selector: ({ id }) => id },
      ),
      zone: fc.constantFrom(...ZONES),
    },
    { requiredKeys: ['machine', 'accounts', 'zone'] },
  ) as fc.Arbitrary<PresenceInput>;
  const times = instants.map((instant) => Date.parse(instant));

  it('the state is always one of the known, with its number', () => {
    fc.assert(
      fc.property(anyInput, times, (sources, now) => {
        const presence = evaluatePresence(sources, now);
        expect(PRESENCE_STATES).toContain(presence.state);
        expect(presence.availability === 0).toBe(presence.state === 'unknown');
        expect(presence.sources.filter((source) => source.wins).length).toBe(presence.state === 'unknown' ? 0 : 1);
        expect(Date.parse(presence.since)).toBeLessThanOrEqual(now);
      }),
      { numRuns: CASES.state },
    );
  }, 60_000);

  it('the next change is exactly when the output changes: not before, and then it does', () => {
    const shown = (sources: PresenceInput, now: number) => {
      const { since: _since, nextChange: _next, ...rest } = evaluatePresence(sources, now);
      return JSON.stringify(rest);
    };
    fc.assert(
      fc.property(
        anyInput,
        times,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (sources, now, part) => {
          const { nextChange } = evaluatePresence(sources, now);
          const next = nextChange === undefined ? now + 7 * 86_400_000 : Date.parse(nextChange);
          expect(next).toBeGreaterThan(now);
          expect(shown(sources, now + Math.floor((next - now) * part))).toBe(shown(sources, now));
          if (nextChange !== undefined) expect(shown(sources, next)).not.toBe(shown(sources, now));
        },
      ),
      { numRuns: CASES.next },
    );
  }, 60_000);

  it('reset returns to the state without a manual one', () => {
    fc.assert(
      fc.property(anyInput, times, (sources, now) => {
        const { manual: _manual, ...reset } = sources;
        const over = {
          ...sources,
          manual: { state: 'busy', since: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z' },
        } as const;
        expect(evaluatePresence(over, now).state).toBe(evaluatePresence(reset, now).state);
      }),
      { numRuns: CASES.reset },
    );
  }, 60_000);

  it('the order of accounts and entries makes no difference to the state, the activity and the end', () => {
    fc.assert(
      fc.property(anyInput, times, (sources, now) => {
        const turned = {
          ...sources,
          accounts: sources.accounts.toReversed().map((one) => ({
            ...one,
            ...(one.appointments === undefined ? {} : { appointments: one.appointments.toReversed() }),
          })),
        };
        const [a, b] = [sources, turned].map((each) => {
          const { availability, state, activity, until } = evaluatePresence(each, now);
          return { availability, state, activity, until };
        });
        expect(a).toEqual(b);
      }),
      { numRuns: CASES.order },
    );
  }, 60_000);
});
