import { describe, expect, it } from 'vitest';
import {
  explainError,
  explainOthersError,
  explainPassword,
  explainPresence,
  presenceWord,
  shownSubject,
} from '../../../shared/explain.ts';
import { LANGUAGES } from '../../../shared/messages/index.ts';
import { INPUT_CODES, type AppError, type ErrorKind } from '../../../shared/model.ts';
import type { Presence, PresenceSource } from '../../../shared/presence.ts';
import { speechOf } from '../../support/snapshot.ts';

const KINDS = [
  'sign-in',
  'forbidden',
  'unreachable',
  'timeout',
  'busy',
  'not-exchange',
  'broken-answer',
  'too-large',
  'not-found',
  'refused',
  'insecure',
  'bad-input',
  'cancelled',
  'no-keyring',
  'unexpected',
] as const satisfies readonly ErrorKind[];
const full = { host: 'mail.contoso.example', address: 'mira@contoso.example', code: 'ErrorX', detail: 'Details.' };

describe('an error in words', () => {
  it.each(KINDS)('is a whole sentence for %s, with all that is known and with nothing', (kind) => {
    for (const language of LANGUAGES) {
      for (const error of [{ kind }, { kind, ...full, retryAt: '2026-11-23T09:42:00Z' }]) {
        const { text } = explainError(error, speechOf(language));
        expect(text).toMatch(/^(?:\p{Lu}|mail\.).{10,}\.$/u);
        expect(text).not.toMatch(/\{\{|\}\}|undefined|error\.| {2}| [.,]/);
      }
    }
  });

  it.each(INPUT_CODES)('says what to do about an input (%s), in each language', (code) => {
    const [english, french] = LANGUAGES.map(
      (language) => explainError({ kind: 'bad-input', code, detail: 'theme' }, speechOf(language)).text,
    );
    expect(english).not.toBe(french);
    for (const text of [english, french]) {
      expect(text).toMatch(/^\p{Lu}.{15,}\.$/u);
      expect(text).not.toMatch(/\{\{|input-|bad-input/);
      expect(text).not.toContain(`(${code})`);
    }
  });

  it('of an input that nobody foresaw says its code', () => {
    expect(explainError({ kind: 'bad-input', code: 'payload' }, speechOf()).text).toContain('payload');
  });

  it('names who it is about, by the error first and by its origin else', () => {
    const origin = { host: 'other.example', address: 'other@contoso.example' };
    expect(explainError({ kind: 'sign-in', ...full }, speechOf(), origin).text).toMatch(
      /^mail\.contoso\.example .* mira@contoso\.example\./,
    );
    expect(explainError({ kind: 'sign-in' }, speechOf(), origin).text).toMatch(
      /^other\.example .* other@contoso\.example\./,
    );
    expect(explainError({ kind: 'sign-in' }, speechOf()).text).toMatch(/^The server .* this account\./);
  });

  it('says when the next try comes, and doesn’t guess where nobody said', () => {
    expect(explainError({ kind: 'busy', retryAt: '2026-11-23T09:42:00Z' }, speechOf()).text).toContain('10:42');
    expect(explainError({ kind: 'busy' }, speechOf()).text).toContain('by itself');
  });

  it.each<[AppError, string | undefined]>([
    [
      { kind: 'refused', code: 'ErrorAccessDenied', detail: 'Access is denied.' },
      'ErrorAccessDenied · Access is denied.',
    ],
    [{ kind: 'sign-in', code: '401' }, '401'],
    [{ kind: 'unreachable', detail: 'ECONNREFUSED' }, 'ECONNREFUSED'],
    [{ kind: 'timeout' }, undefined],
    [{ kind: 'bad-input', code: 'setting', detail: 'theme' }, undefined],
  ])('keeps what the server called it for the folded part: %j', (error, details) => {
    expect(explainError(error, speechOf()).details).toBe(details);
  });
});

const NOW = '2026-11-23T09:00:00Z';
const LATER = '2026-11-23T10:30:00Z';
const presence = (over: Partial<Presence>): Presence => ({
  availability: 3500,
  state: 'available',
  activity: 'none',
  since: NOW,
  sources: [],
  ...over,
});
const calendar = (over: Partial<Extract<PresenceSource, { kind: 'calendar' }>> = {}): PresenceSource => ({
  kind: 'calendar',
  accountId: 'account',
  activity: 'meeting',
  subject: 'Budget review',
  isPrivate: false,
  allDay: false,
  since: NOW,
  until: LATER,
  wins: true,
  ...over,
});
const machine = (state: Extract<PresenceSource, { kind: 'machine' }>['state'], wins = true): PresenceSource => ({
  kind: 'machine',
  state,
  since: NOW,
  wins,
});
const manual = (over: { until?: string } = {}): PresenceSource => ({
  kind: 'manual',
  state: 'busy',
  since: NOW,
  wins: true,
  ...over,
});

describe('why a state is what it is', () => {
  it.each<[Presence, string]>([
    [presence({ state: 'unknown', availability: 0 }), 'Your calendar hasn’t been read yet.'],
    [presence({ sources: [machine('active')] }), 'Nothing in your calendar now.'],
    [presence({ state: 'busy', activity: 'meeting', sources: [calendar()] }), 'In “Budget review” until 11:30.'],
    [
      presence({ activity: 'oof', sources: [calendar({ activity: 'oof' })] }),
      'Out of office for “Budget review” until 11:30.',
    ],
    [
      presence({ activity: 'elsewhere', sources: [calendar({ activity: 'elsewhere' })] }),
      'Working elsewhere for “Budget review” until 11:30.',
    ],
    [presence({ state: 'busy', sources: [manual()] }), 'You set it by hand.'],
    [
      presence({ state: 'busy', sources: [manual({ until: '2026-11-24T07:00:00Z' })] }),
      'You set it by hand, until Tue 08:00.',
    ],
    [presence({ state: 'available-idle', sources: [machine('inactive')] }), 'You have been inactive since 10:00.'],
    [presence({ state: 'away', sources: [machine('away')] }), 'You have been away since 10:00.'],
    [presence({ state: 'away', sources: [machine('locked')] }), 'This computer is locked.'],
    [presence({ state: 'offline', sources: [machine('asleep')] }), 'This computer was asleep.'],
  ])('%j', (given, sentence) => {
    expect(explainPresence(given, speechOf())).toBe(sentence);
    expect(explainPresence(given, speechOf('fr'))).not.toMatch(/\{\{|presence\.|undefined/);
  });

  it('says what one is away from', () => {
    const away = presence({
      state: 'away',
      activity: 'meeting',
      sources: [machine('away'), calendar({ wins: false })],
    });
    expect(explainPresence(away, speechOf())).toBe('You have been away since 10:00. In “Budget review” until 11:30.');
  });

  it('names no private subject outside the unlocked windows, and none at all where all are hidden', () => {
    const secret = presence({ state: 'busy', sources: [calendar({ isPrivate: true })] });
    expect(explainPresence(secret, speechOf())).toBe('In “Private appointment” until 11:30.');
    expect(explainPresence(secret, speechOf('en', { hidePrivate: false }))).toContain('Budget review');
    const open = presence({ state: 'busy', sources: [calendar()] });
    expect(explainPresence(open, speechOf('en', { hideSubjects: true }))).not.toContain('Budget review');
  });
});

describe('the word beside the badge', () => {
  it.each([
    ['busy', 'meeting', 'In a meeting'],
    ['busy', 'busy', 'Busy'],
    ['available', 'oof', 'Out of office'],
    ['available', 'elsewhere', 'Working elsewhere'],
    ['available', 'none', 'Available'],
    ['away', 'meeting', 'Away'],
    ['busy-idle', 'meeting', 'Busy, inactive'],
    ['unknown', 'none', 'Unknown'],
  ] as const)('of %s and %s is %s', (state, activity, word) => {
    expect(presenceWord(presence({ state, activity }), speechOf().t)).toBe(word);
  });

  it.each([
    ['busy', 'meeting', 'Busy'],
    ['available', 'oof', 'Available'],
  ] as const)('of %s that was chosen by hand is so in %s too', (state, activity, word) => {
    const manual: PresenceSource = { kind: 'manual', state, since: '2026-11-23T09:00:00Z', wins: true };
    const chosen = presence({ state, activity, sources: [manual, calendar({ wins: false })] });
    expect(presenceWord(chosen, speechOf().t)).toBe(word);
  });
});

describe('a password that expires', () => {
  const account = { address: 'mira@contoso.example', passwordExpires: '2026-12-01T08:00:00Z' };

  it('is told of with its day, before and after, and not where there is nothing to say', () => {
    expect(explainPassword(account, NOW, speechOf())).toBe(
      'The password of mira@contoso.example expires on Tue 1 Dec, 09:00. Change it in good time, then sign in again here.',
    );
    expect(explainPassword(account, account.passwordExpires, speechOf())).toContain('expired on Tue 1 Dec');
    expect(explainPassword(account, NOW, speechOf('fr'))).toMatch(/expire le \S+ 1 \S+,? /);
    expect(explainPassword({ address: account.address }, NOW, speechOf())).toBeUndefined();
  });
});

describe('a subject', () => {
  it('that is empty has a name all the same', () => {
    expect(shownSubject({ subject: '', isPrivate: false }, speechOf())).not.toBe('');
  });
});

describe('why another mailbox’s calendar can’t be read', () => {
  const address = 'team@contoso.example';

  it.each([
    { kind: 'not-found', code: 'ErrorFolderNotFound', address },
    { kind: 'not-found', code: 'ErrorNonExistentMailbox', address },
    { kind: 'refused', code: 'ErrorAccessDenied', address },
  ] as const)('is that it isn’t shown, and whom to ask, for $code', (error) => {
    const said = LANGUAGES.map((language) => explainOthersError(error, speechOf(language)));
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringMatching(/doesn’t show you the calendar of team@contoso\.example.* ask its owner/),
      expect.stringMatching(/ne vous montre pas le calendrier de team@contoso\.example.* propriétaire/),
    ]);
    expect(said[0]?.details).toBe(error.code);
  });

  it('is what it is everywhere where the server or the way there is at fault', () => {
    for (const error of [
      { kind: 'unreachable', host: 'mail.contoso.example' },
      { kind: 'refused', code: 'ErrorX' },
    ] as const) {
      expect(explainOthersError(error, speechOf())).toEqual(explainError(error, speechOf()));
    }
  });
});

describe('an error with a sentence of its own', () => {
  it.each([
    [{ kind: 'unreachable', code: '407' }, /proxy/i, /mandataire|proxy/i],
    [{ kind: 'cancelled', code: 'declined' }, /didn’t want mail/, /pas voulu que mail/],
    [{ kind: 'timeout', code: 'sign-in-elsewhere' }, /Nobody has signed in/, /Personne ne s’est connecté/],
  ] as const)('%o says it in each language', (error, en, fr) => {
    const about = { ...error, host: 'mail.contoso.example', address: 'mira.voss@contoso.example' };
    const said = (language: 'en' | 'fr') => explainError(about, speechOf(language)).text;
    expect(said('en')).toMatch(en);
    expect(said('fr')).toMatch(fr);
  });
});
