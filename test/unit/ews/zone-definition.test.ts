import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { getServerTimeZones } from '../../../electron/ews/operations/get-server-time-zones.ts';
import { wallClockIn, type ZoneDefinition } from '../../../electron/ews/zone-definition.ts';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { sample } from './samples.ts';

const fromSample = (): readonly ZoneDefinition[] =>
  getServerTimeZones.response(openAnswer({ status: 200, headers: {}, text: sample('45') }, 0).body);

/** Switches of Lord Howe Island, as a server has them. */
const LORD_HOWE: ZoneDefinition = {
  id: 'Lord Howe Standard Time',
  spans: [
    {
      rules: {
        offset: 630,
        switches: [
          { offset: 660, minutes: 120, month: 10, weekday: 7, occurrence: 1 },
          { offset: 630, minutes: 120, month: 4, weekday: 7, occurrence: 1 },
        ],
      },
    },
  ],
};

describe('a zone by the server’s own rules', () => {
  it('is read with its switches, minutes from UTC to local time', () => {
    const [berlin, utc] = fromSample();
    expect(berlin).toEqual({
      id: 'W. Europe Standard Time',
      spans: [
        {
          rules: {
            offset: 120,
            switches: [
              { offset: 120, minutes: 120, month: 3, weekday: 7, occurrence: -1 },
              { offset: 60, minutes: 180, month: 10, weekday: 7, occurrence: -1 },
            ],
          },
        },
      ],
    });
    expect(utc).toEqual({ id: 'UTC', spans: [{ rules: { offset: 0, switches: [] } }] });
  });

  it.each([
    ['Europe/Berlin', () => fromSample()[0]],
    ['Australia/Lord_Howe', () => LORD_HOWE],
  ])(
    'shows what the clock of %s shows, every seven hours of three years and around each switch',
    (zone, definition) => {
      const rules = definition();
      if (rules === undefined) throw new Error('no zone');
      let at = Temporal.Instant.from('2025-01-01T00:00:00Z');
      for (; at.toString() < '2028'; at = at.add({ hours: 7 })) {
        const shown = at.toZonedDateTimeISO(zone).toPlainDateTime().toString();
        expect(wallClockIn(rules, at.toString()).toString(), at.toString()).toBe(shown);
      }
      for (let moment = Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone); moment.year < 2028;) {
        const next = moment.getTimeZoneTransition('next');
        if (next === null) break;
        for (const edge of [next.subtract({ seconds: 1 }), next]) {
          expect(wallClockIn(rules, edge.toInstant().toString()).toString()).toBe(edge.toPlainDateTime().toString());
        }
        moment = next;
      }
    },
  );

  it('changes its rules from a date on', () => {
    const moved: ZoneDefinition = {
      id: 'Moved',
      spans: [
        { rules: { offset: 60, switches: [] } },
        { from: '2026-06-01T00:00:00', rules: { offset: 180, switches: [] } },
      ],
    };
    expect(wallClockIn(moved, '2026-05-31T12:00:00Z').toString()).toBe('2026-05-31T13:00:00');
    expect(wallClockIn(moved, '2026-06-01T12:00:00Z').toString()).toBe('2026-06-01T15:00:00');
  });
});
