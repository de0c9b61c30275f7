import { expect, test } from './support/company.ts';
import type { Presently } from './support/app.ts';

const NETWORK = 'network.mojom.NetworkService';

/** Watches the app make sessions of Chromium's network, each of which takes memory until the app ends. */
async function watchSessions({ app }: Presently) {
  const seen = await app.evaluateHandle(({ app: main, session }, service) => {
    const living: Electron.Session[] = [];
    const watched = { made: 0, losses: 0, living };
    const make = session.fromPartition.bind(session);
    session.fromPartition = (...asked) => {
      const made = make(...asked);
      watched.made += 1;
      watched.living.push(made);
      return made;
    };
    main.on('child-process-gone', (_event, { serviceName }) => {
      if (serviceName !== service) return;
      watched.losses += 1;
      // None of them answers any more.
      watched.living.length = 0;
    });
    return watched;
  }, NETWORK);
  const made = () =>
    seen.evaluate(async (watched) => {
      // Each answers in order: what the app asked of it before, in order to have it for the next one, is done then.
      await Promise.all(watched.living.map((each) => each.clearHostResolverCache()));
      return watched.made;
    });
  return {
    /** How many are made while something is done. */
    during: async (work: () => Promise<unknown>): Promise<number> => {
      const before = await made();
      await work();
      return (await made()) - before;
    },
    losses: () => seen.evaluate(({ losses }) => losses),
  };
}

interface Guess {
  readonly user: string;
  readonly server?: string;
  readonly auth?: 'basic' | 'oauth' | 'machine';
}

/** Tries to add an account that no server takes. */
async function guess(presently: Presently, account: Guess): Promise<void> {
  const reply = await presently.cli({ command: 'account add', password: 'a guess', ...account });
  expect(reply.status, reply.text).not.toBe(0);
}

/** Looks for a server that isn't there: nobody is told who asks. */
const look = (presently: Presently) => guess(presently, { user: 'mira.voss@nowhere.example' });

test('a server that can’t be found is looked for in one network session, however often', async ({ start, company }) => {
  const presently = await start((await company()).start);
  await presently.ask({ command: 'status' });
  const { during } = await watchSessions(presently);
  expect(await during(() => look(presently))).toBe(1);
  for (let hour = 0; hour < 3; hour += 1) expect(await during(() => look(presently))).toBe(0);
});

test('a network session in which a server was told who asks, or could have been, is left alone after that', async ({
  start,
  company,
  exchange,
}) => {
  const contoso = await company({ trusted: false });
  const presently = await start(contoso.start);
  const { address: user, password } = exchange.mira;
  await presently.ask({ command: 'status' });
  const { during, losses } = await watchSessions(presently);
  const another = () => during(() => look(presently));
  expect(await another()).toBe(1);

  await test.step('by a password: neither what proved it nor the account’s own', async () => {
    const add = { command: 'account add', server: exchange.url, user, password, auth: 'basic' } as const;
    // The proof takes the one that was left, the account one of its own.
    expect(await during(() => presently.ask(add))).toBe(1);
    const feed = async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.feed;
    await expect.poll(feed).toBe('streaming');
    await presently.ask({ command: 'account remove', account: user });
    const farewells = async () => (await exchange.client.log()).filter(({ operation }) => operation === 'Unsubscribe');
    await expect.poll(async () => (await farewells()).length).toBe(1);
    expect(await another()).toBe(1);
  });

  await test.step('by the header in which tokens stand', async () => {
    expect(await during(() => guess(presently, { user, server: exchange.url, auth: 'oauth' }))).toBe(0);
    expect(await another()).toBe(1);
  });

  await test.step('by the machine’s ticket, where nobody asked for it', async () => {
    const server = 'https://mail.nowhere.example/EWS/Exchange.asmx';
    expect(await during(() => guess(presently, { user, server, auth: 'machine' }))).toBe(0);
    expect(await another()).toBe(1);
  });

  await test.step('nor is one that remembers how a certificate was judged', async () => {
    expect(await during(() => guess(presently, { user, server: contoso.server, auth: 'basic' }))).toBe(0);
    expect(await contoso.exchange.client.log()).toEqual([]);
    expect(await another()).toBe(1);
  });

  await test.step('nor one from before Chromium’s network was lost', async () => {
    const pid = await presently.app.evaluate(
      ({ app }, service) => app.getAppMetrics().find(({ serviceName }) => serviceName === service)?.pid,
      NETWORK,
    );
    if (pid === undefined) throw new Error('no network process');
    process.kill(pid, 'SIGKILL');
    await expect.poll(losses).toBe(1);
    expect(await another()).toBe(1);
    expect(await another()).toBe(0);
  });
});
