import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { cliAnswers, cliFailureSchema, onceSchema } from '../../shared/cli-contract.ts';
import { expect, test } from './support/app.ts';
import { readOofBySoap } from './support/second-client.ts';

const root = join(import.meta.dirname, '../..');

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of package.json as a script would, without a display. */
function npm(
  script: string,
  args: readonly string[],
  options: { profile?: string; input?: string } = {},
): Promise<Outcome> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'DISPLAY' && name !== 'WAYLAND_DISPLAY'),
  );
  return new Promise((resolve) => {
    const child = execFile(
      'npm',
      ['run', '--silent', script, '--', ...args],
      { cwd: root, env: { ...env, ...(options.profile === undefined ? {} : { PRESENTLY_PROFILE: options.profile }) } },
      (error, out, err) => resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
    child.stdin?.end(options.input ?? '');
  });
}

test('a script adds the account, reads all there is, switches OOF on until tomorrow, and the server has it', async ({
  profile,
  exchange,
}) => {
  test.setTimeout(120_000);
  const { address, password } = exchange.mira;
  const run = (args: readonly string[], input?: string) =>
    npm('presently', [...args, '--json'], { profile, ...(input === undefined ? {} : { input }) });
  const answer = async (command: keyof typeof cliAnswers, args: readonly string[], input?: string) => {
    const outcome = await run(args, input);
    expect(outcome.status, outcome.err).toBe(0);
    return cliAnswers[command].parse(JSON.parse(outcome.out));
  };
  try {
    const wrong = await run(
      ['account', 'add', '--server', exchange.url, '--user', address, '--auth', 'basic', '--password-stdin'],
      'wrong\n',
    );
    expect(wrong.status).toBe(1);
    expect(cliFailureSchema.parse(JSON.parse(wrong.out)).error.kind).toBe('sign-in');

    const added = await answer(
      'account add',
      ['account', 'add', '--server', exchange.url, '--user', address, '--auth', 'basic', '--password-stdin'],
      `${password}\n`,
    );
    expect(added).toMatchObject({ address, secretKept: 'memory' });
    expect(added).toHaveProperty('warning');

    const status = await answer('status', ['status']);
    expect(status).toMatchObject({ demo: false, accounts: [{ address, health: { state: 'ok' } }] });
    const agenda = await answer('agenda', ['agenda']);
    expect((agenda as { appointments: { subject: string }[] }).appointments.map(({ subject }) => subject)).toContain(
      'Stand-up',
    );
    const people = ['theo.lindqvist@contoso.example', 'ana.duarte@contoso.example', 'nobody@contoso.example'];
    const freeBusy = (await answer('freebusy', ['freebusy', ...people])) as {
      people: { address: string; error?: { code?: string } }[];
    };
    expect(freeBusy.people.map((person) => person.address)).toEqual(people);
    expect(freeBusy.people[2]?.error?.code).toBe('ErrorMailRecipientNotFound');
    expect(await answer('voicemail', ['voicemail'])).toMatchObject({ unheard: 3 });

    const on = await answer('oof on', ['oof', 'on', '--until', 'tomorrow', '--message', 'Back tomorrow & rested']);
    expect(on).toMatchObject({
      accounts: [{ state: 'scheduled', active: true, internalText: 'Back tomorrow & rested' }],
    });
    const kept = await readOofBySoap(exchange);
    expect(kept).toContain('OofState>Scheduled<');
    expect(kept).toContain('Back tomorrow');
    expect(await answer('oof off', ['oof', 'off'])).toMatchObject({ accounts: [{ state: 'disabled', active: false }] });

    expect((await run(['frobnicate'])).status).toBe(2);
    expect((await run(['oof', 'on', '--until', 'someday'])).status).toBe(2);
  } finally {
    await npm('presently', ['quit'], { profile });
  }
});

test('--once prints the demo account’s day and ends', async () => {
  const outcome = await npm('start', ['--once']);
  expect(outcome.status, outcome.err).toBe(0);
  const once = onceSchema.parse(JSON.parse(outcome.out));
  expect(Object.keys(JSON.parse(outcome.out) as object)).toEqual(['presence', 'agenda', 'oof', 'voicemail']);
  expect(once.agenda.map(({ subject }) => subject)).toContain('Stand-up');
});

test('--once on a server prints what the control address changed there', async ({ exchange }) => {
  const { address, password } = exchange.mira;
  const read = async () => {
    const outcome = await npm('start', ['--once', '--server', exchange.url, '--user', address, '--password-stdin'], {
      input: password,
    });
    expect(outcome.status, outcome.err).toBe(0);
    return onceSchema.parse(JSON.parse(outcome.out)).agenda.map(({ subject }) => subject);
  };
  expect(await read()).not.toContain('Fire drill');
  const noon = new Date();
  noon.setHours(12, 0, 0, 0);
  await exchange.client.put(address, {
    kind: 'appointment',
    subject: 'Fire drill',
    start: noon.toISOString(),
    end: new Date(noon.getTime() + 900_000).toISOString(),
  });
  expect(await read()).toContain('Fire drill');
});

test('--once with a wrong password says why and ends with status 1', async ({ exchange }) => {
  const outcome = await npm(
    'start',
    ['--once', '--server', exchange.url, '--user', exchange.mira.address, '--password-stdin'],
    { input: 'wrong' },
  );
  expect(outcome.status).toBe(1);
  expect(outcome.err).toMatch(/password|mot de passe/);
  expect(outcome.out).toBe('');
});
