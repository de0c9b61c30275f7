import { describe, expect, it } from 'vitest';
import { printOnce } from '../../../electron/cli/once.ts';
import { onceSchema } from '../../../shared/cli-contract.ts';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount } = useDesk();

const once = async (wait: () => Promise<void> = () => Promise.resolve()) => {
  let [out, err] = ['', ''];
  const { engine } = open({ profile: withAccount() });
  const status = printOnce(engine, { out: (text) => (out += text), err: (text) => (err += text) });
  await wait();
  return { status: await status, out, err };
};

describe('one look', () => {
  it('prints the day as one JSON object', async () => {
    const { status, out, err } = await once();
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const answer = onceSchema.parse(JSON.parse(out));
    expect(answer.presence).toMatchObject({ state: 'available', accounts: [{ health: { state: 'ok' } }] });
    expect(answer.agenda.map(({ subject }) => subject)).toContain('Stand-up');
    expect(answer.voicemail.items.length).toBeGreaterThan(0);
    expect(answer.oof.accounts).toMatchObject([{ state: 'disabled' }]);
    expect(out).not.toContain('Dentist');
  });

  it.each([
    [{ kind: 'wrong-password' } as const, 1, /didn’t accept the password/],
    [{ kind: 'html' } as const, 1, /not as Exchange/],
    [{ kind: 'reset' } as const, 3, /can’t be reached/],
  ])('with %j prints nothing but why', async (fault, expected, sentence) => {
    await exchange().client.fault(fault);
    const { status, out, err } = await once();
    expect({ status, out }).toEqual({ status: expected, out: '' });
    expect(err).toMatch(sentence);
  });

  it('at a server that says nothing ends all the same', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const { status, out, err } = await once(() => clock().advance(35_000));
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(err).toMatch(/didn’t answer in time/);
  });

  it('with one thing missing prints the rest', async () => {
    await exchange().client.fault({ kind: 'truncate', operation: 'GetUserOofSettings' });
    const { status, out } = await once();
    expect(status).toBe(0);
    expect(onceSchema.parse(JSON.parse(out)).oof.accounts).toMatchObject([{ error: { kind: 'broken-answer' } }]);
  });
});
