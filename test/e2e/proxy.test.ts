import { startProxy, type ProxyOptions, type TestProxy } from '../support/proxy.ts';
import { expect, test as base } from './support/company.ts';

interface ProxyFixtures {
  readonly openProxy: (options?: ProxyOptions) => Promise<TestProxy>;
}

const test = base.extend<ProxyFixtures>({
  openProxy: async ({}, use) => {
    const proxies: TestProxy[] = [];
    await use(async (options) => {
      const proxy = await startProxy(options);
      proxies.push(proxy);
      return proxy;
    });
    for (const proxy of proxies) await proxy.stop();
  },
});

/** As the system's settings would say it, for what is on this machine too. */
const through = ({ url }: TestProxy) => [`--proxy-server=${new URL(url).host}`, '--proxy-bypass-list=<-loopback>'];

test('all that goes to the server goes through the system’s proxy, in tunnels that it can’t look into', async ({
  start,
  company,
  openProxy,
}) => {
  const { start: way, exchange } = await company();
  const tunnel = await openProxy();
  const presently = await start({ ...way, args: [...way.args, ...through(tunnel)] });
  const { address: user, password } = exchange.mira;
  await presently.ask({ command: 'account add', server: exchange.url, user, password });
  await expect
    .poll(async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.feed)
    .toBe('streaming');
  const target = new URL(exchange.url).host;
  const mail = tunnel.passed.filter((each) => each.target.includes(target));
  expect(mail).not.toEqual([]);
  expect(mail.every(({ method, status }) => method === 'CONNECT' && status === 200)).toBe(true);
  await tunnel.stop();
  const cut = await presently.cli({ command: 'account test' });
  expect(cut.json).toMatchObject({ error: { kind: 'unreachable' } });
});

test('a proxy that wants a name and a password is named as what stands in the way, and gets neither', async ({
  start,
  company,
  openProxy,
}) => {
  const { start: way, exchange } = await company();
  const tunnel = await openProxy({ credentials: { username: 'proxy', password: 'hop' } });
  const presently = await start({ ...way, args: [...way.args, ...through(tunnel)] });
  const { window } = presently;
  const { address: user, password } = exchange.mira;
  const refused = await presently.cli({ command: 'account add', server: exchange.url, user, password });
  expect(refused).toMatchObject({ status: 3, json: { error: { kind: 'unreachable', code: '407' } } });
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await window.getByLabel('Your e-mail address').fill(user);
  await window.getByRole('button', { name: 'I know the address of the server' }).click();
  await window.getByLabel('Server address').fill(exchange.url);
  await window.keyboard.press('Enter');
  const card = window.getByRole('region', { name: 'Your server couldn’t be found' });
  await expect(card.getByText(/^The proxy between this computer and 127\.0\.0\.1.* wants a user name/)).toBeVisible();
  expect(tunnel.passed.map(({ status }) => status)).not.toContain(200);
  expect(await exchange.client.log()).toEqual([]);
});
