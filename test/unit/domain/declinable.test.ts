import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declinable, mayDecline } from '../../../electron/domain/declinable.ts';
import type { Appointment } from '../../../shared/model.ts';
import { appointment, appointments } from '../../support/model.ts';

const window = { start: '2026-12-07T08:00:00Z', end: '2026-12-11T17:00:00Z' };
const now = Date.parse('2026-12-01T00:00:00Z');
const meeting = (given: Partial<Appointment> = {}): Appointment =>
  appointment({ start: '2026-12-08T10:00:00Z', end: '2026-12-08T11:00:00Z', isMeeting: true, ...given });
const isListed = (entry: Appointment, at = now) => declinable([entry], window, at, 'Europe/Paris').length === 1;

describe('what could be declined for an absence', () => {
  it.each<[string, Partial<Appointment>, boolean]>([
    ['a meeting of somebody else', {}, true],
    ['one occurrence of a series', { isRecurring: true }, true],
    ['one that nobody answered yet', { myResponse: 'none' }, true],
    ['never the user’s own meeting', { myResponse: 'organizer' }, false],
    ['never a private one', { isPrivate: true }, false],
    ['never what is no meeting', { isMeeting: false }, false],
    ['nothing that is cancelled', { isCancelled: true }, false],
    ['nothing that is declined already', { myResponse: 'declined' }, false],
    ['nothing before the absence', { start: '2026-12-07T07:00:00Z', end: '2026-12-07T08:00:00Z' }, false],
    ['nothing after it', { start: '2026-12-11T17:00:00Z', end: '2026-12-11T18:00:00Z' }, false],
    ['what reaches into it', { start: '2026-12-07T07:00:00Z', end: '2026-12-07T09:00:00Z' }, true],
  ])('%s', (_name, given, listed) => {
    expect(isListed(meeting(given))).toBe(listed);
  });

  it('is nothing that is over by now', () => {
    expect(isListed(meeting(), Date.parse('2026-12-08T11:00:00Z'))).toBe(false);
  });

  it('stands in order and is never the user’s own, private, or no meeting, whatever is in the calendar', () => {
    const around = { start: '2026-11-01T00:00:00Z', end: '2026-12-31T00:00:00Z' };
    fc.assert(
      fc.property(appointments, (entries) => {
        const listed = declinable(entries, around, 0, 'Europe/Paris');
        expect(listed.every(mayDecline)).toBe(true);
        expect(
          listed.every(({ isMeeting, isPrivate, myResponse }) => isMeeting && !isPrivate && myResponse !== 'organizer'),
        ).toBe(true);
        expect([...listed].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)).map(({ start }) => start)).toEqual(
          listed.map(({ start }) => start),
        );
      }),
    );
  });
});
