import { describe, expect, it } from 'vitest';
import { startSilentServer } from '../../support/silent-server.ts';
import { useDesk } from '../../support/engine.ts';

const { exchange, account, open, withAccount, asked } = useDesk();

/** Mira's account, and another one on a server of its own. */
const withAnother = (server: string) => {
  const profile = withAccount();
  profile.accounts = [{ ...account(), id: 'dead', address: 'mira@fabrikam.example', server }, ...profile.accounts];
  profile.secrets.set('dead', 'a password');
  return profile;
};

describe('an account beside one whose server', () => {
  it('accepts and never answers is read, refreshed and changed all the same', async () => {
    const silent = await startSilentServer();
    const desk = open({ profile: withAnother(`http://127.0.0.1:${silent.port}/EWS/Exchange.asmx`) });
    const state = ({ accounts }: ReturnType<typeof desk.engine.snapshot>) => accounts.map(({ health }) => health.state);
    const read = await desk.until((snapshot) => state(snapshot)[1] === 'ok');
    expect(state(read)).toEqual(['connecting', 'ok']);
    await desk.until(({ today }) => today.value.appointments.some(({ subject }) => subject === 'Stand-up'));
    const test = await desk.engine.testAll('work');
    expect(test.ok && test.value.map(({ error }) => error)).toEqual(Array.from({ length: 7 }, () => undefined));
    await asked();
    expect(await desk.engine.changeOof('work', { state: 'enabled' })).toMatchObject({ ok: true });
    expect(await asked()).toContain('SetUserOofSettingsRequest');
    expect(state(desk.engine.snapshot())).toEqual(['connecting', 'ok']);
    await desk.close();
    await silent.stop();
  });

  it('refuses every connection is read all the same', async () => {
    const desk = open({ profile: withAnother('http://127.0.0.1:1/EWS/Exchange.asmx') });
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts.map(({ health }) => health.state)).toEqual(['offline', 'ok']);
    expect((await desk.engine.testAll('work')).ok).toBe(true);
    expect(exchange().users.length).toBeGreaterThan(1);
  });
});
