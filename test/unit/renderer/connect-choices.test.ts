import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../renderer/features/connect/choices.ts';
import { SIGN_IN_METHODS } from '../../../shared/account.ts';
import { createTranslator, LANGUAGES } from '../../../shared/messages/index.ts';
import type { SignInOffer } from '../../../shared/setup.ts';

const oauth = (over: Partial<Extract<SignInOffer, { method: 'oauth' }>> = {}): SignInOffer => ({
  method: 'oauth',
  flows: ['code', 'device'],
  authority: 'https://login.contoso.example',
  host: 'mail.contoso.example',
  clientId: 'presently',
  ...over,
});

describe('the choice of ways to sign in', () => {
  it('keeps the server’s order, best first', () => {
    const offers = [oauth(), { method: 'negotiate' }, { method: 'ntlm' }, { method: 'basic' }] as const;
    expect(choicesOf(offers).map(({ id }) => id)).toEqual(['oauth-code', 'oauth-device', 'negotiate', 'ntlm', 'basic']);
  });

  it('asks for a password, and for a name where it isn’t the address', () => {
    for (const method of ['basic', 'ntlm', 'negotiate'] as const) {
      expect(choicesOf([{ method }])[0]?.asks).toEqual(['password', 'user']);
    }
  });

  it('asks for nothing where the machine’s ticket or a registered sign-in page does it', () => {
    expect(choicesOf([{ method: 'machine' }, oauth()]).map(({ asks }) => asks)).toEqual([[], [], []]);
  });

  it('asks for the application’s id where nobody has registered Presently, and for an application’s secret', () => {
    const { clientId: _clientId, ...unregistered } = { ...oauth() } as Extract<SignInOffer, { method: 'oauth' }>; // as made above
    const choices = choicesOf([{ ...unregistered, flows: ['code', 'client'] }]);
    expect(choices.map(({ flow, asks }) => [flow, asks])).toEqual([
      ['code', ['clientId']],
      ['client', ['clientId', 'clientSecret']],
    ]);
  });

  it('is empty where nothing is offered', () => {
    expect(choicesOf([])).toEqual([]);
  });

  it('has a name of its own for each way, in each language', () => {
    const offers = SIGN_IN_METHODS.map((method) =>
      method === 'oauth' ? oauth({ flows: ['code', 'device', 'client'] }) : { method },
    );
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      const names = choicesOf(offers).map(({ label }) => t(label));
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('');
    }
  });
});
