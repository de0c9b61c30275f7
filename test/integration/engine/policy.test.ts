import { describe, expect, it } from 'vitest';
import { execute } from '../../../electron/cli/execute.ts';
import { readPolicy } from '../../../shared/policy.ts';
import { readSettings } from '../../../shared/settings.ts';
import type { Policy } from '../../../shared/policy.ts';
import { emptyProfile, useDesk, type EngineOptions, type TestEngine } from '../../support/engine.ts';

const { exchange, open, asked } = useDesk();

const under = (policy: Partial<Policy>, options: EngineOptions = {}): TestEngine =>
  open({ ...options, ports: { policy: readPolicy(policy) } });
const mira = () => ({ user: exchange().mira.address, password: exchange().mira.password });
const refused = (code: string) => ({ ok: false, error: { kind: 'bad-input', code } });

describe('a setting that the organisation has set', () => {
  it('holds from the start, is told to windows, and nobody changes it', async () => {
    const profile = emptyProfile({ settings: readSettings({ theme: 'light', awayMinutes: 20 }) });
    const desk = under({ settings: { theme: 'dark' } }, { profile });
    expect(desk.engine.snapshot()).toMatchObject({
      settings: { theme: 'dark' },
      organisation: { settings: ['theme'] },
    });
    expect(desk.engine.setSetting('theme', 'light')).toMatchObject(refused('set-by-organisation'));
    const host = {
      engine: desk.engine,
      open: () => undefined,
      join: () => Promise.reject(new Error('nobody joins here')),
      quit: () => undefined,
    };
    const reply = await execute({ command: 'settings set', key: 'theme', value: 'light' }, host);
    expect(reply).toMatchObject({ status: 2, json: { error: { code: 'set-by-organisation' } } });
    expect(reply.text).toContain('your organisation');
    expect(desk.engine.settings().theme).toBe('dark');
  });

  it('leaves the others alone, and gives back what was chosen once it is set no more', () => {
    const profile = emptyProfile({ settings: readSettings({ theme: 'light' }) });
    const locked = under({ settings: { theme: 'dark' } }, { profile });
    expect(locked.engine.setSetting('awayMinutes', 20)).toMatchObject({ ok: true });
    const free = under({}, { profile });
    expect(free.engine.settings()).toMatchObject({ theme: 'light', awayMinutes: 20 });
    expect(free.engine.snapshot().organisation).toEqual({ settings: [] });
  });
});

describe('an address outside the domains', () => {
  it('begins no setup, and is refused by a script, before anything is asked', async () => {
    const desk = under({ domains: ['fabrikam.example'] });
    const said = desk.engine.setup.start(mira().user, exchange().url);
    expect(said).toMatchObject(refused('domain'));
    expect(desk.engine.snapshot()).not.toHaveProperty('setup');
    expect(await desk.engine.addAccount({ ...mira(), server: exchange().url })).toMatchObject(refused('domain'));
    expect(await asked()).toEqual([]);
  });

  it('isn’t acted for either', async () => {
    const desk = under({ domains: ['contoso.example'] });
    const account = { ...mira(), server: exchange().url, impersonate: 'theo@fabrikam.example' };
    expect(await desk.engine.addAccount(account)).toMatchObject(refused('domain'));
    expect(desk.profile.accounts).toEqual([]);
  });

  it('inside them is connected', async () => {
    const desk = under({ domains: ['contoso.example'] });
    expect(await desk.engine.addAccount({ ...mira(), server: exchange().url })).toMatchObject({ ok: true });
  });
});

describe('a server that is preset', () => {
  it('is used without looking, whatever is typed', async () => {
    const desk = under({ server: exchange().url });
    for (const typed of [undefined, 'mail.fabrikam.example']) {
      desk.engine.setup.start(mira().user, typed);
      const { setup, organisation } = await desk.until((snapshot) => snapshot.setup?.phase === 'sign-in');
      expect(setup).toMatchObject({ server: exchange().url, steps: [] });
      expect(organisation.server).toBe(exchange().url);
    }
  });

  it('is asked again where it didn’t answer, and not the one that is typed then', async () => {
    await exchange().client.stopAnswering();
    const desk = under({ server: exchange().url });
    desk.engine.setup.start(mira().user);
    await desk.until(({ setup }) => setup?.phase === 'address');
    await exchange().client.startAnswering();
    desk.engine.setup.useServer('mail.fabrikam.example');
    expect((await desk.until(({ setup }) => setup?.phase === 'sign-in')).setup?.server).toBe(exchange().url);
  });

  it('is a script’s too; another one is refused', async () => {
    const desk = under({ server: exchange().url });
    const other = await desk.engine.addAccount({ ...mira(), server: 'mail.fabrikam.example' });
    expect(other).toMatchObject(refused('set-by-organisation'));
    expect(await desk.engine.addAccount(mira())).toMatchObject({ ok: true });
    expect(desk.profile.accounts[0]?.server).toBe(exchange().url);
  });
});

describe('ways to sign in', () => {
  it('that the organisation doesn’t allow are neither offered nor taken', async () => {
    const desk = under({ methods: ['ntlm'] });
    desk.engine.setup.start(mira().user, exchange().url);
    const { setup } = await desk.until((snapshot) => snapshot.setup?.phase === 'sign-in');
    expect(setup?.offers).toEqual([]);
    await asked();
    desk.engine.setup.signIn({ method: 'basic', password: mira().password });
    const told = await desk.until((snapshot) => snapshot.setup?.error !== undefined);
    expect(told.setup?.error).toMatchObject({ kind: 'bad-input', code: 'method' });
    const added = await desk.engine.addAccount({ ...mira(), server: exchange().url, auth: 'basic' });
    expect(added).toMatchObject(refused('method'));
    expect(await asked()).toEqual([]);
  });
});

describe('an application id', () => {
  it('that is preset is a script’s too; another one is refused', async () => {
    const desk = under({ clientId: 'ours' });
    const account = { ...mira(), server: exchange().url, auth: 'oauth', flow: 'device' } as const;
    expect(await desk.engine.addAccount({ ...account, clientId: 'theirs' })).toMatchObject(
      refused('set-by-organisation'),
    );
  });
});
