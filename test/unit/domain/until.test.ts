import { describe, expect, it } from 'vitest';
import { readUntil } from '../../../electron/domain/until.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

describe('an end typed on the command line', () => {
  it.each([
    ['tomorrow', '2026-11-24T07:00:00.000Z'],
    ['monday', '2026-11-30T07:00:00.000Z'],
    ['Wednesday', '2026-11-25T07:00:00.000Z'],
    ['17:30', '2026-11-23T16:30:00.000Z'],
    ['8:15', '2026-11-24T07:15:00.000Z'],
    ['2026-11-27', '2026-11-27T07:00:00.000Z'],
    ['2026-11-27T17:30', '2026-11-27T16:30:00.000Z'],
    ['2026-11-27T17:30:00Z', '2026-11-27T17:30:00.000Z'],
    ['2026-11-27T17:30:00+05:30', '2026-11-27T12:00:00.000Z'],
  ])('%s is %s in Paris', (text, expected) => {
    expect(new Date(readUntil(text, NOW, 'Europe/Paris', 8) ?? 0).toISOString()).toBe(expected);
  });

  it.each(['', 'soon', '25:00', '2026-13-01', '2026-11-23', '2026-11-23T10:59', 'yesterday', '17'])(
    '"%s" is refused: it isn’t a time, or has passed',
    (text) => {
      expect(readUntil(text, NOW, 'Europe/Paris', 8)).toBeUndefined();
    },
  );
});
