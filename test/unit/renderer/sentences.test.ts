import { describe, expect, it } from 'vitest';
import { accountSentence } from '../../../renderer/features/accounts/account-sentence.ts';
import { healthWords, worstAccount } from '../../../renderer/features/health/health-sentence.ts';
import { nameOfAddress } from '../../../renderer/ui/person-avatar.tsx';
import { errorDetail, errorSentence } from '../../../renderer/words/error-sentence.ts';
import { createFormat } from '../../../renderer/words/format.ts';
import { serverHost } from '../../../renderer/words/server-host.ts';
import { createTranslator, LANGUAGES, messages } from '../../../shared/messages/index.ts';
import type { ErrorKind } from '../../../shared/model.ts';
import { settingField, settingsSchema, type SettingKey } from '../../../shared/settings.ts';
import { account } from './examples.ts';

const now = '2026-11-23T10:00:00Z';
const t = createTranslator('en');
const format = createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris' });

const KINDS: readonly ErrorKind[] = [
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
];

describe('an error in words', () => {
  it.each(KINDS)('is a whole sentence for %s, even where nothing more is known', (kind) => {
    for (const language of LANGUAGES) {
      const sentence = errorSentence({ kind }, createTranslator(language), format, now);
      expect(sentence).not.toMatch(/\{\{|undefined|error\./);
      expect(sentence).toMatch(/^[A-ZÉL].{10,}[.…]\s*$/u);
      expect(sentence).not.toContain('  ');
    }
  });

  it('names host and address by the error first, by where it happened else', () => {
    const origin = { host: 'mail.contoso.com', address: 'mira@contoso.com' };
    expect(errorSentence({ kind: 'sign-in' }, t, format, now, origin)).toBe(
      'mail.contoso.com didn’t accept the password for mira@contoso.com. Check the password, then sign in again.',
    );
    expect(errorSentence({ kind: 'unreachable', host: 'cas2' }, t, format, now, origin)).toMatch(/^cas2 /);
  });

  it('says when the next try comes, and doesn’t guess where nobody said', () => {
    expect(errorSentence({ kind: 'busy', retryAt: '2026-11-23T10:42:00Z' }, t, format, now)).toContain('11:42');
    expect(errorSentence({ kind: 'busy' }, t, format, now)).toContain('by itself');
  });

  it('keeps the server’s own words for the folded part', () => {
    expect(errorDetail({ kind: 'refused', code: 'ErrorAccessDenied', detail: 'Access is denied.' })).toBe(
      'ErrorAccessDenied — Access is denied.',
    );
    expect(errorDetail({ kind: 'timeout' })).toBeUndefined();
  });
});

describe('health in words', () => {
  const busy = account({ id: 'b', health: { state: 'trouble', lastSuccess: '2026-11-23T08:12:00Z' } });
  const refused = account({ id: 'c', health: { state: 'sign-in' } });

  it('speaks of the account that needs the person most', () => {
    expect(worstAccount([account(), busy, refused])?.id).toBe('c');
    expect(worstAccount([account(), busy])?.id).toBe('b');
    expect(healthWords([account()], now, t, format)).toBe('Up to date · 10:58');
    expect(healthWords([account(), busy], now, t, format)).toBe('No answer · 09:12');
    expect(healthWords([account(), refused], now, t, format)).toBe('Sign-in needed');
    expect(healthWords([], now, t, format)).toBe('Not read yet');
  });

  it('tells on the card what happened and when the next try comes', () => {
    const trouble = account({
      health: { state: 'trouble', nextTry: '2026-11-23T10:05:00Z', error: { kind: 'timeout' } },
    });
    expect(accountSentence(trouble, now, t, format)).toBe(
      'mail.contoso.com didn’t answer in time. Presently keeps trying. Next try at 11:05.',
    );
    expect(accountSentence(account(), now, t, format)).toBe('Up to date. The last answer came at 10:58.');
  });

  it('says the next try once', () => {
    const retryAt = '2026-11-23T10:05:00Z';
    const waiting = account({ health: { state: 'trouble', nextTry: retryAt, error: { kind: 'busy', retryAt } } });
    expect(accountSentence(waiting, now, t, format).match(/11:05/g)).toHaveLength(1);
  });
});

describe('names', () => {
  it.each([
    ['mira.valdez@contoso.com', 'Mira Valdez'],
    ['CONTOSO\\mira', 'Mira'],
    ['ops-team@contoso.com', 'Ops Team'],
  ])('read %s as %s', (address, name) => {
    expect(nameOfAddress(address)).toBe(name);
  });

  it('show the host of a server, or what was typed', () => {
    expect(serverHost('https://mail.contoso.com:444/EWS')).toBe('mail.contoso.com:444');
    expect(serverHost('mail.contoso.com')).toBe('mail.contoso.com');
  });
});

describe('every setting', () => {
  const keys = Object.keys(settingsSchema.shape) as SettingKey[];

  it.each(keys)('%s has its label, its hint and words for each choice, in both languages', (key) => {
    const field = settingField(key);
    const wanted = [
      key,
      `${key}Hint`,
      ...(field.kind === 'choice' ? field.choices.map((choice) => `${key}-${choice}`) : []),
    ];
    for (const language of LANGUAGES)
      expect(Object.keys(messages.settings[language])).toEqual(expect.arrayContaining(wanted));
  });
});
