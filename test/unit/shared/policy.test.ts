import { describe, expect, it } from 'vitest';
import {
  isDomainAllowed,
  isMethodAllowed,
  lockedSettings,
  NO_POLICY,
  readPolicy,
  withPresets,
} from '../../../shared/policy.ts';
import { readSettings } from '../../../shared/settings.ts';

describe('a policy', () => {
  it('that says nothing, or is rubbish, presets nothing', () => {
    for (const raw of [undefined, null, 'rubbish', 7, [], {}]) expect(readPolicy(raw)).toEqual(NO_POLICY);
  });

  it('loses an entry that can’t be understood, and no other', () => {
    const raw = {
      server: '',
      methods: ['ntlm', 'smoke-signals'],
      authority: 'http://login.contoso.example',
      clientId: 'app',
      updateFeed: 'http://feed.contoso.example/',
      domains: ['contoso.example'],
      stranger: 1,
    };
    expect(readPolicy(raw)).toEqual({ ...NO_POLICY, clientId: 'app', domains: ['contoso.example'] });
  });

  it('locks the settings that there are, with values that they take', () => {
    const policy = readPolicy({ settings: { theme: 'dark', awayMinutes: 'many', stranger: true, hideSubjects: true } });
    expect(lockedSettings(policy)).toEqual(['theme', 'hideSubjects']);
    const own = readSettings({ theme: 'light', awayMinutes: 20 });
    expect(withPresets(own, policy)).toEqual({ ...own, theme: 'dark', hideSubjects: true });
    expect(withPresets(own, NO_POLICY)).toEqual(own);
  });

  it.each([
    ['mira@contoso.example', true],
    ['mira@CONTOSO.example', true],
    ['mira@paris.contoso.example', true],
    ['mira@notcontoso.example', false],
    ['mira@contoso.example.evil.example', false],
    ['contoso.example@evil.example', false],
    ['mira@fabrikam.example', true],
    ['', false],
  ])('of two domains allows %s: %s', (address, allowed) => {
    expect(isDomainAllowed({ ...NO_POLICY, domains: ['contoso.example', 'Fabrikam.example'] }, address)).toBe(allowed);
    expect(isDomainAllowed(NO_POLICY, address)).toBe(true);
  });

  it('allows every way to sign in until it names some', () => {
    expect(isMethodAllowed(NO_POLICY, 'basic')).toBe(true);
    expect(isMethodAllowed({ methods: ['oauth'] }, 'basic')).toBe(false);
    expect(isMethodAllowed({ methods: ['oauth'] }, 'oauth')).toBe(true);
  });
});
