import { describe, expect, it } from 'vitest';
import { howToChange, setByHand, sourceLines } from '../../../shared/explain-sources.ts';
import { explainPresence } from '../../../shared/explain.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import type { Presence, PresenceSource } from '../../../shared/presence.ts';

const since = '2026-11-23T09:00:00Z';
const words = {
  t: createTranslator('en'),
  format: createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris', now: '2026-11-23T10:00:00Z' }),
  hideSubjects: false,
};

const presence = (state: Presence['state'], ...sources: readonly PresenceSource[]): Presence => ({
  availability: 6500,
  state,
  activity: 'none',
  since,
  sources,
});
const review = (wins: boolean, activity: 'meeting' | 'oof' | 'elsewhere' = 'meeting'): PresenceSource => ({
  kind: 'calendar',
  accountId: 'acc',
  activity,
  subject: 'Budget review',
  isPrivate: false,
  allDay: false,
  since,
  until: '2026-11-23T10:30:00Z',
  wins,
});
const machine = (state: 'active' | 'away' | 'locked', wins: boolean): PresenceSource => ({
  kind: 'machine',
  state,
  since,
  wins,
});

describe('why this state', () => {
  it.each([
    ['a meeting', presence('busy', review(true)), 'In “Budget review” until 11:30.'],
    ['an absence', presence('available', review(true, 'oof')), 'Out of office for “Budget review” until 11:30.'],
    [
      'work elsewhere',
      presence('available', review(true, 'elsewhere')),
      'Working elsewhere for “Budget review” until 11:30.',
    ],
    ['one’s own choice', presence('busy', { kind: 'manual', state: 'busy', since, wins: true }), 'You set it by hand.'],
    ['nothing at all', presence('available', machine('active', true)), 'Nothing in your calendar now.'],
    ['a locked computer', presence('away', machine('locked', true)), 'This computer is locked.'],
    ['nothing read yet', presence('unknown'), 'Your calendar hasn’t been read yet.'],
  ])('names %s', (_, shown, sentence) => {
    expect(explainPresence(shown, words)).toBe(sentence);
  });

  it('keeps the meeting when the person went away from it', () => {
    expect(explainPresence(presence('away', machine('away', true), review(false)), words)).toBe(
      'You have been away since 10:00. In “Budget review” until 11:30.',
    );
  });

  it('tells no subject while subjects are hidden', () => {
    const hidden = { ...words, hideSubjects: true };
    expect(explainPresence(presence('busy', review(true)), hidden)).toBe('In “Private appointment” until 11:30.');
    expect(JSON.stringify(sourceLines(presence('busy', review(true)), hidden))).not.toContain('Budget');
  });

  it('says that one only appears away', () => {
    const shown = presence('away', { kind: 'manual', state: 'away', since, wins: true });
    expect(sourceLines(shown, words)).toMatchObject([{ title: 'Set by hand', text: 'Appear away' }]);
  });

  it('lists every source, and which one decides', () => {
    const manual: PresenceSource = { kind: 'manual', state: 'busy', since, until: '2026-11-24T07:00:00Z', wins: true };
    const oof: PresenceSource = { kind: 'oof', accountId: 'acc', note: 'Away', wins: false };
    const shown = presence('busy', manual, machine('active', false), oof);
    expect(sourceLines(shown, words)).toEqual([
      { title: 'Set by hand', text: 'Busy until Tue 08:00', wins: true },
      { title: 'This computer', text: 'In use since 10:00', wins: false },
      { title: 'Out-of-office reply', text: 'Out of office on', wins: false },
    ]);
    expect(setByHand(shown)).toBe(true);
    expect(setByHand(presence('busy', review(true)))).toBe(false);
  });
});

describe('how one gets another state', () => {
  const byHand: PresenceSource = { kind: 'manual', state: 'busy', since, wins: true };

  it.each([
    ['what was set by hand', presence('busy', byHand, machine('active', false)), /Reset/, /Réinitialiser/],
    ['an appointment', presence('busy', review(true), machine('active', false)), /marked as free/, /marqué libre/],
    ['an absence', presence('away', machine('away', true)), /back at the computer/, /revenez à l’ordinateur/],
    ['a free calendar', presence('available', machine('active', true)), /choose a state/, /choisissez un état/],
  ])('is said for %s, in each language', (_, shown, english, french) => {
    expect(howToChange(shown, createTranslator('en'))).toMatch(english);
    expect(howToChange(shown, createTranslator('fr'))).toMatch(french);
  });

  it('isn’t said while nothing is known', () => {
    expect(howToChange(presence('unknown', machine('active', false)), words.t)).toBeUndefined();
  });
});
