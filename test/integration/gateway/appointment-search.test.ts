import { describe, expect, it } from 'vitest';
import type { Recurrence } from '../../../shared/entry.ts';
import type { Appointment } from '../../../shared/model.ts';
import { errorOf, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const YEARS = { start: '2025-10-20T00:00:00Z', end: '2027-10-20T00:00:00Z' };

const times = (found: readonly Appointment[]): readonly string[] => found.map(({ start, end }) => `${start} ${end}`);
const search = (words: readonly string[], mailbox?: string) =>
  gateway().findAppointments(words, YEARS, signal, mailbox);

describe('searching a calendar on the server', () => {
  it('finds words of subject, place, organiser and those invited, in any case, and wants all of them', async () => {
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Quarterly numbers',
      location: 'Room Ada',
      start: '2027-06-21T12:00:00Z',
      end: '2027-06-21T12:45:00Z',
    });
    for (const words of [['NUMBERS'], ['numbers', 'ada'], ['numbers', 'mira']]) {
      const { appointments, cut } = await search(words);
      expect(appointments.map(({ subject }) => subject)).toEqual(['Quarterly numbers']);
      expect(cut).toBe(false);
    }
    expect((await search(['numbers', 'lunch'])).appointments).toEqual([]);
    expect((await search(['moreau'])).appointments.map(({ subject }) => subject)).toContain('Budget review');
  });

  it('shows a series’ occurrences where the server’s own expansion has them, over changes of clocks', async () => {
    const { appointments } = await search(['stand-up']);
    const expanded = await gateway().appointments(YEARS, signal);
    expect(appointments.length).toBeGreaterThan(100);
    expect(times(appointments)).toEqual(times(expanded.filter(({ subject }) => /stand-up/i.test(subject))));
    expect(new Set(appointments.map(({ key }) => key)).size).toBe(appointments.length);
  });

  it('opens an occurrence that was worked out here under its own id, so that it can be answered or changed', async () => {
    const { appointments } = await search(['stand-up']);
    const first = appointments.find(({ start }) => start > '2026-10-22');
    const details = await gateway().appointmentDetails(first?.key ?? '', signal);
    const range = { start: first?.start ?? '', end: first?.end ?? '' };
    const [real] = (await gateway().appointments(range, signal)).filter(({ subject }) => subject === first?.subject);
    expect(details.key).toBe(real?.key);
    expect(details.seriesKey).toBe(first?.key.slice(0, first.key.indexOf('#')));
  });

  it('changes nothing by the key of an occurrence that no server knows', async () => {
    const { appointments } = await search(['stand-up']);
    const before = await exchange().client.list(address());
    expect(await errorOf(gateway().removeEntry(appointments[0]?.key ?? '', signal))).toMatchObject({
      kind: 'not-found',
    });
    expect(await exchange().client.list(address())).toEqual(before);
  });

  it('searches another’s calendar', async () => {
    const team = 'product.team@contoso.example';
    const { appointments } = await search(['freeze'], team);
    expect(appointments.map(({ calendarId }) => calendarId)).toContain(`work/calendar/${team}`);
  });

  it('says that there would be more', async () => {
    const items = Array.from({ length: 1001 }, (_, index) => ({
      kind: 'appointment' as const,
      subject: `Many ${index}`,
      start: '2026-11-21T12:00:00Z',
      end: '2026-11-21T12:45:00Z',
    }));
    await exchange().client.send('put-all', { mailbox: address(), items });
    const { appointments, cut } = await search(['many']);
    expect(appointments).toHaveLength(1000);
    expect(cut).toBe(true);
  });
});

describe('a series that the server gives as one', () => {
  const start = '2026-10-21';
  const RULES: Readonly<Record<string, Recurrence>> = {
    'every third day, ten times': { pattern: { kind: 'daily', every: 3 }, start, end: { kind: 'count', count: 10 } },
    'Mondays and Thursdays of every second week': {
      pattern: { kind: 'weekly', every: 2, days: [1, 4] },
      start,
      end: { kind: 'never' },
    },
    'the 21st of each month until spring': {
      pattern: { kind: 'monthly', every: 1, day: 21 },
      start,
      end: { kind: 'until', date: '2027-04-21' },
    },
    'the last Friday of every second month': {
      pattern: { kind: 'monthly-nth', every: 2, nth: -1, on: 5 },
      start,
      end: { kind: 'never' },
    },
    'the last working day of the month': {
      pattern: { kind: 'monthly-nth', every: 1, nth: -1, on: 'workday' },
      start,
      end: { kind: 'never' },
    },
    '24 December': { pattern: { kind: 'yearly', month: 12, day: 24 }, start, end: { kind: 'never' } },
    'the first Sunday of March': {
      pattern: { kind: 'yearly-nth', month: 3, nth: 1, on: 7 },
      start,
      end: { kind: 'never' },
    },
  };

  it.each(Object.entries(RULES))('is expanded as the server itself expands it: %s', async (name, recurrence) => {
    await gateway().createAppointment(
      {
        creationId: 'one',
        subject: 'Rehearsal',
        location: '',
        range: { start: `${start}T06:30:00Z`, end: `${start}T07:15:00Z` },
        zone: 'Europe/Berlin',
        busy: 'busy',
        isPrivate: false,
        recurrence,
      },
      signal,
    );
    const { appointments } = await search(['rehearsal']);
    const expanded = (await gateway().appointments(YEARS, signal)).filter(({ subject }) => subject === 'Rehearsal');
    expect(expanded.length, name).toBeGreaterThan(0);
    expect(times(appointments)).toEqual(times(expanded));
  });
});
