import { describe, expect, it } from 'vitest';
import { accountSentence } from '../../../renderer/features/accounts/account-sentence.ts';
import { healthWords, worstAccount } from '../../../renderer/features/health/health-sentence.ts';
import { nameOfAddress } from '../../../renderer/ui/person-avatar.tsx';
import { serverHost } from '../../../renderer/words/server-host.ts';
import { explainError } from '../../../shared/explain.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator, LANGUAGES, messages } from '../../../shared/messages/index.ts';
import type { ErrorKind } from '../../../shared/model.ts';
import { settingField, settingsSchema, type SettingKey } from '../../../shared/settings.ts';
import { account } from './examples.ts';

const now = '2026-11-23T10:00:00Z';
const since = '2026-11-23T08:00:00Z';
const t = createTranslator('en');
const format = createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris', now });
const english = { t, format };

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
      const sentence = explainError({ kind }, { t: createTranslator(language), format }).text;
      expect(sentence).not.toMatch(/\{\{|undefined|error\./);
      expect(sentence).toMatch(/^[A-ZÉL].{10,}[.…]\s*$/u);
      expect(sentence).not.toContain('  ');
    }
  });

  it('names host and address by the error first, by where it happened else', () => {
    const origin = { host: 'mail.contoso.com', address: 'mira@contoso.com' };
    expect(explainError({ kind: 'sign-in' }, english, origin).text).toBe(
      'mail.contoso.com didn’t accept the password for mira@contoso.com. Check the password, then sign in again.',
    );
    expect(explainError({ kind: 'unreachable', host: 'cas2' }, english, origin).text).toMatch(/^cas2 /);
  });

  it('says when the next try comes, and doesn’t guess where nobody said', () => {
    expect(explainError({ kind: 'busy', retryAt: '2026-11-23T10:42:00Z' }, english).text).toContain('11:42');
    expect(explainError({ kind: 'busy' }, english).text).toContain('by itself');
  });

  it('keeps the server’s own words for the folded part', () => {
    const refused = explainError({ kind: 'refused', code: 'ErrorAccessDenied', detail: 'Access is denied.' }, english);
    expect(refused.details).toBe('ErrorAccessDenied · Access is denied.');
    expect(explainError({ kind: 'timeout' }, english)).not.toHaveProperty('details');
    expect(explainError({ kind: 'bad-input', code: 'time' }, english)).not.toHaveProperty('details');
  });
});

describe('health in words', () => {
  const busy = account({ id: 'b', health: { state: 'offline', since, lastSuccess: '2026-11-23T08:12:00Z' } });
  const refused = account({ id: 'c', health: { state: 'sign-in', since } });

  it('speaks of the account that needs the person most', () => {
    expect(worstAccount([account(), busy, refused])?.id).toBe('c');
    expect(worstAccount([account(), busy])?.id).toBe('b');
    expect(healthWords([account()], english)).toBe('Up to date · 10:58');
    expect(healthWords([account(), busy], english)).toBe('No answer · 09:12');
    expect(healthWords([account(), refused], english)).toBe('Sign-in needed');
    expect(healthWords([], english)).toBe('Not read yet');
  });

  it('tells on the card what happened and when the next try comes', () => {
    const trouble = account({
      health: { state: 'offline', since, nextTry: '2026-11-23T10:05:00Z', error: { kind: 'timeout' } },
    });
    expect(accountSentence(trouble, english)).toBe(
      'mail.contoso.com didn’t answer in time. Presently keeps trying. Next try at 11:05.',
    );
    expect(accountSentence(account(), english)).toBe('Up to date. The last answer came at 10:58.');
  });

  it('says the next try once', () => {
    const retryAt = '2026-11-23T10:05:00Z';
    const waiting = account({ health: { state: 'busy', since, nextTry: retryAt, error: { kind: 'busy', retryAt } } });
    expect(accountSentence(waiting, english).match(/11:05/g)).toHaveLength(1);
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
