import { describe, expect, it } from 'vitest';
import { chooseLanguage, createTranslator, messages } from '../../../shared/messages/index.ts';
import { SETTING_GROUPS, settingField, settingsSchema, readSettings } from '../../../shared/settings.ts';

describe.each(Object.entries(messages))('the words of %s', (_area, words) => {
  it('exist in English and French alike, with the same gaps to fill', () => {
    const gaps = (texts: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]));
    expect(gaps(words.fr)).toEqual(gaps(words.en));
  });

  it('are never empty', () => {
    for (const text of [...Object.values(words.en), ...Object.values(words.fr)]) expect(text.trim()).not.toBe('');
  });
});

describe('a translator', () => {
  it('fills gaps and counts', () => {
    expect(createTranslator('en')('tray.voicemailCount', { count: 1 })).toBe('1 voicemail');
    expect(createTranslator('fr')('tray.voicemailCount', { count: 2 })).toBe('2 messages vocaux');
  });

  it('puts names in as they are', () => {
    expect(createTranslator('en')('toast.voicemailFrom', { caller: 'R&D <x>' })).toBe('Voicemail from R&D <x>');
  });

  it.each([
    ['system', 'fr-CA', 'fr'],
    ['system', 'de-DE', 'en'],
    ['fr', 'en-US', 'fr'],
    ['en', 'fr-FR', 'en'],
  ] as const)('is chosen by %s on a %s system: %s', (choice, locale, expected) => {
    expect(chooseLanguage(choice, locale)).toBe(expected);
  });
});

describe('settings', () => {
  it('stand each in exactly one group of the form', () => {
    expect(Object.values(SETTING_GROUPS).flat().sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it('offer a field for each', () => {
    expect(settingField('theme')).toEqual({ kind: 'choice', key: 'theme', choices: ['system', 'light', 'dark'] });
    expect(settingField('hideSubjects')).toEqual({ kind: 'switch', key: 'hideSubjects' });
    expect(settingField('awayMinutes')).toEqual({ kind: 'number', key: 'awayMinutes', min: 1, max: 360 });
  });

  it('survive a file with a bad entry: that one falls back alone', () => {
    expect(readSettings({ theme: 'dark', awayMinutes: 'many', stranger: 1 })).toMatchObject({
      theme: 'dark',
      awayMinutes: 5,
    });
    expect(readSettings('rubbish').theme).toBe('system');
  });
});
