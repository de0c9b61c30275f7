import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import { cliAnswers, type CliRequest } from '../../shared/cli-contract.ts';
import { openDesktop } from '../e2e/support/desktop.ts';
import { startExchange, type TestExchange } from '../support/exchange.ts';
import { among, type Bench, type Figure } from './figure.ts';

/** Times a whole test of the connection is run; each is seven requests. */
const TESTS = 150;
/** Before that nothing counts: connections are made, code is compiled. */
const WARM_UP = 10;
const REQUESTS = TESTS * 7;
const GOAL = 1.2;

/**
 * How long the requests of an account take, as the app's own test of its connection measures them, alone and beside a second
 * account whose server died: it refuses connections, or takes requests and never answers. The three take turns, so that
 * whatever else the machine does hits them alike.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const desks: Desk[] = [];
  try {
    desks.push(await openDesk(bench));
    desks.push(await openDesk(bench, ({ client }) => client.stopAnswering()));
    desks.push(
      await openDesk(bench, async ({ client }) => {
        await client.fault({ kind: 'hang' });
      }),
    );
    const rows: number[][] = desks.map(() => []);
    for (let number = -WARM_UP; number < TESTS; number += 1) {
      for (const [index, desk] of desks.entries()) {
        const times = await desk.test();
        if (number >= 0) rows[index]?.push(...times);
      }
    }
    const [alone = NaN, refused = NaN, hanging = NaN] = rows.map(p99);
    const facts = { unit: `ms p99 of ${REQUESTS} requests`, against: 'the same account alone', goal: GOAL };
    return [
      among({ name: 'beside a server that refuses', ...facts }, refused, alone),
      among({ name: 'beside a server that never answers', ...facts }, hanging, alone),
    ];
  } finally {
    for (const desk of desks) await desk.close();
  }
}

interface Desk {
  /** Milliseconds of each request of one test of the healthy account. */
  readonly test: () => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/** The app with one account; where `kill` is given with a second one, whose server it ends. */
async function openDesk(bench: Bench, kill?: (exchange: TestExchange) => Promise<void>): Promise<Desk> {
  const desktop = await openDesktop();
  const profile = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [healthy, dying] = [await startExchange({ zone }), await startExchange({ zone })];
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), bench.root, '--look-around'],
    env: { ...(process.env as Record<string, string>), ...desktop.env, PRESENTLY_PROFILE: profile },
  });
  const say = sayTo(socketPath(profile, process.env, process.platform));
  const { address, password } = healthy.mira;
  await say({ command: 'account add', server: healthy.url, user: address, password });
  const [, second] = dying.users;
  if (kill !== undefined && second !== undefined) {
    await say({ command: 'account add', server: dying.url, user: second.address, password: second.password });
    await kill(dying);
  }
  // Everything is on its way to the dead server too, and what became of that nobody waits for.
  say({ command: 'refresh' }).catch(() => undefined);
  return {
    test: async () => {
      const { steps } = cliAnswers['account test'].parse(await say({ command: 'account test', account: address }));
      return steps.map(({ ms }) => ms);
    },
    close: async () => {
      await app.close();
      await healthy.stop();
      await dying.stop();
      await desktop.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Says something to the app as its command line does, as soon as it listens. */
const sayTo =
  (path: string) =>
  async (request: CliRequest): Promise<unknown> => {
    let socket = await knock(path);
    while (socket === undefined) {
      await pause(50);
      socket = await knock(path);
    }
    const reply = await ask(socket, request);
    if (reply?.status !== 0) throw new Error(`${request.command}: ${reply?.text ?? 'no answer'}`);
    return reply.json;
  };

const p99 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN;
