import { describe, expect, it } from 'vitest';
import { nameOfAddress, signInSchema, ewsScopes } from '../../../shared/account.ts';

describe('how an account signs in', () => {
  it('is by OAuth with Exchange Online where nothing else is said', () => {
    expect(signInSchema.parse({ method: 'oauth', clientId: 'app' })).toEqual({
      method: 'oauth',
      flow: 'code',
      authority: 'https://login.microsoftonline.com/organizations',
      clientId: 'app',
      scopes: ['https://outlook.office365.com/EWS.AccessAsUser.All'],
    });
  });

  it('asks for what was granted where an application signs in', () => {
    const account = { method: 'oauth', flow: 'client', clientId: 'app', impersonate: 'room@contoso.example' };
    expect(signInSchema.parse(account)).toMatchObject({
      scopes: ['https://outlook.office365.com/.default'],
      impersonate: 'room@contoso.example',
    });
  });

  it('comes back from the disk as it was written', () => {
    const hybrid = {
      method: 'oauth',
      flow: 'device',
      authority: 'https://adfs.contoso.example/adfs',
      clientId: 'app',
      scopes: ewsScopes('mail.contoso.example', 'device'),
    };
    const read = signInSchema.parse(hybrid);
    expect(signInSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(hybrid);
  });

  it.each([
    [{ method: 'basic', user: 'CONTOSO\\mira' }],
    [{ method: 'ntlm' }],
    [{ method: 'negotiate', user: 'mira@corp.contoso.example' }],
    [{ method: 'machine' }],
  ])('can be %o', (account) => {
    expect(signInSchema.parse(account)).toEqual(account);
  });

  it.each([
    ['an unknown method', { method: 'digest' }],
    ['no client id', { method: 'oauth', clientId: '' }],
    ['an authority over plain http', { method: 'oauth', clientId: 'app', authority: 'http://login.contoso.example' }],
    ['no scope at all', { method: 'oauth', clientId: 'app', scopes: [] }],
    ['an empty user name', { method: 'basic', user: '' }],
  ])('can’t be %s', (_what, account) => {
    expect(signInSchema.safeParse(account).success).toBe(false);
  });

  it('has no place for a secret', () => {
    const read = signInSchema.parse({ method: 'oauth', clientId: 'app', clientSecret: 'secret', password: 'secret' });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('a mailbox of which the address alone is known', () => {
  it.each([
    ['product.team@contoso.example', 'Product Team'],
    ['room_ada-2@contoso.example', 'Room Ada 2'],
    ['élodie@contoso.example', 'Élodie'],
    ['..@contoso.example', '..@contoso.example'],
    ['nobody', 'Nobody'],
  ])('%s is called %s', (address, name) => {
    expect(nameOfAddress(address)).toBe(name);
  });
});
