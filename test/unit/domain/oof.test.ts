import { describe, expect, it } from 'vitest';
import { isOofActive, nextOofChange, untilMonday, untilTomorrow } from '../../../electron/domain/oof.ts';
import { oofSettings } from '../../support/model.ts';

const window = { start: '2026-11-23T17:00:00Z', end: '2026-11-30T07:00:00Z' };
const at = Date.parse;

describe('the reply goes out', () => {
  it.each([
    ['never while disabled, whatever the window says', { state: 'disabled', window }, '2026-11-25T00:00:00Z', false],
    ['always while enabled', { state: 'enabled', window }, '2030-01-01T00:00:00Z', true],
    ['not before the window', { state: 'scheduled', window }, '2026-11-23T16:59:59Z', false],
    ['from its first moment', { state: 'scheduled', window }, '2026-11-23T17:00:00Z', true],
    ['not from its end on', { state: 'scheduled', window }, '2026-11-30T07:00:00Z', false],
    ['not when scheduled without a window', { state: 'scheduled' }, '2026-11-25T00:00:00Z', false],
  ] as const)('%s', (_name, given, now, expected) => {
    expect(isOofActive(oofSettings(given), at(now))).toBe(expected);
  });

  it('and the clock changes it next at the start, then at the end, then never', () => {
    const oof = oofSettings({ state: 'scheduled', window });
    expect(nextOofChange(oof, at('2026-11-23T10:00:00Z'))).toBe(at(window.start));
    expect(nextOofChange(oof, at(window.start))).toBe(at(window.end));
    expect(nextOofChange(oof, at(window.end))).toBeUndefined();
  });
});

describe('the quick ends', () => {
  it.each([
    ['Europe/Paris', '2026-11-23T10:00:00Z', '2026-11-24T07:00:00.000Z', '2026-11-30T07:00:00.000Z'],
    ['Europe/Paris', '2026-10-24T10:00:00Z', '2026-10-25T07:00:00.000Z', '2026-10-26T07:00:00.000Z'],
    ['America/New_York', '2026-03-07T12:00:00Z', '2026-03-08T12:00:00.000Z', '2026-03-09T12:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-22T20:00:00Z', '2026-11-24T02:30:00.000Z', '2026-11-30T02:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T10:00:00Z', '2026-04-04T21:30:00.000Z', '2026-04-05T21:30:00.000Z'],
    ['Africa/Casablanca', '2026-02-14T10:00:00Z', '2026-02-15T08:00:00.000Z', '2026-02-16T08:00:00.000Z'],
  ])('in %s at %s are tomorrow %s and Monday %s', (zone, now, tomorrow, monday) => {
    expect(new Date(untilTomorrow(at(now), zone, 8)).toISOString()).toBe(tomorrow);
    expect(new Date(untilMonday(at(now), zone, 8)).toISOString()).toBe(monday);
  });
});
