import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { chooseManual, nextWorkingDay } from '../../../electron/domain/manual.ts';
import { evaluatePresence, type PresenceInput } from '../../../electron/domain/presence.ts';
import { appointment, ZONES } from '../../support/model.ts';

const meeting = appointment({ start: '2026-11-23T09:30:00Z', end: '2026-11-23T10:30:00Z', isMeeting: true });
const sources = (entries: readonly ReturnType<typeof appointment>[]): PresenceInput => ({
  machine: { state: 'active', since: '2026-11-23T07:00:00Z' },
  accounts: [{ id: 'account', appointments: entries }],
  zone: 'Europe/Paris',
});
const NOW = Date.parse('2026-11-23T10:00:00Z');

describe('choosing a state by hand', () => {
  it('Available during an appointment ends with it', () => {
    expect(chooseManual('available', undefined, sources([meeting]), NOW, 8)).toMatchObject({
      state: 'available',
      until: '2026-11-23T10:30:00Z',
    });
  });

  it('Available ends with the appointment that one got out of, and the next one counts again', () => {
    const next = appointment({ start: '2026-11-23T10:30:00Z', end: '2026-11-23T11:00:00Z', isMeeting: true });
    const desk = sources([meeting, next]);
    const manual = chooseManual('available', undefined, desk, NOW, 8);
    expect(manual?.until).toBe('2026-11-23T10:30:00Z');
    if (manual === undefined) return;
    const at = (time: string) => evaluatePresence({ ...desk, manual }, Date.parse(`2026-11-23T${time}Z`)).state;
    expect([at('10:29:59'), at('10:30:00')]).toEqual(['available', 'busy']);
  });

  it.each([
    ['tentative', { busy: 'tentative' }],
    ['declined', { myResponse: 'declined' }],
    ['cancelled', { isCancelled: true }],
  ] as const)('Available during an appointment that is %s means Reset', (_, given) => {
    expect(chooseManual('available', undefined, sources([{ ...meeting, ...given }]), NOW, 8)).toBeUndefined();
  });

  it('Available with nothing in the calendar means Reset', () => {
    expect(chooseManual('available', undefined, sources([]), NOW, 8)).toBeUndefined();
  });

  it('Busy ends at the start of the next working day', () => {
    expect(chooseManual('busy', undefined, sources([]), NOW, 8)?.until).toBe('2026-11-24T07:00:00Z');
  });

  it('keeps the end that was chosen', () => {
    const until = '2026-11-23T12:00:00Z';
    expect(chooseManual('do-not-disturb', until, sources([meeting]), NOW, 8)?.until).toBe(until);
  });
});

describe('the next working day', () => {
  it.each([
    ['Monday leads to Tuesday', '2026-11-23T10:00:00Z', 'Europe/Paris', '2026-11-24T07:00:00.000Z'],
    ['Friday leads to Monday', '2026-11-27T10:00:00Z', 'Europe/Paris', '2026-11-30T07:00:00.000Z'],
    ['Saturday leads to Monday', '2026-11-28T10:00:00Z', 'America/New_York', '2026-11-30T13:00:00.000Z'],
    ['over the end of summer time in Paris', '2026-10-23T10:00:00Z', 'Europe/Paris', '2026-10-26T07:00:00.000Z'],
    ['over the end of summer time in New York', '2026-10-30T12:00:00Z', 'America/New_York', '2026-11-02T13:00:00.000Z'],
    ['in half-hour zones', '2026-11-23T10:00:00Z', 'Asia/Kolkata', '2026-11-24T02:30:00.000Z'],
    ['over a half-hour change', '2026-10-02T03:00:00Z', 'Australia/Lord_Howe', '2026-10-04T21:00:00.000Z'],
    ['in Casablanca, back from Ramadan time', '2026-03-20T10:00:00Z', 'Africa/Casablanca', '2026-03-23T07:00:00.000Z'],
  ])('%s', (_name, now, zone, expected) => {
    expect(new Date(nextWorkingDay(Date.parse(now), zone, 8)).toISOString()).toBe(expected);
  });

  it('lies ahead, within three days, on the hour promised or just after a gap', () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 12 }), (now, zone, hour) => {
        const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
        const end = Temporal.Instant.fromEpochMilliseconds(nextWorkingDay(now, zone, hour)).toZonedDateTimeISO(zone);
        expect(end.dayOfWeek).toBeLessThanOrEqual(5);
        expect(today.until(end.toPlainDate()).days).toBeGreaterThanOrEqual(1);
        expect(today.until(end.toPlainDate()).days).toBeLessThanOrEqual(3);
        expect(end.hour - hour).toBeGreaterThanOrEqual(0);
        expect(end.hour - hour).toBeLessThanOrEqual(1);
      }),
    );
  });
});
