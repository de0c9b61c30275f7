import { addMira, expect, test } from './support/app.ts';

test('with the server down everything known stays, with its age, and it comes back by itself', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await exchange.client.stopAnswering();
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText(/Showing what we knew at|can’t be reached/).first()).toBeVisible();
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  const status = await presently.ask({ command: 'status' });
  expect(status.accounts[0]?.health).toMatchObject({ state: 'offline', error: { kind: 'unreachable' } });
  await exchange.client.startAnswering();
  await expect(window.getByText(/Up to date/)).toBeVisible();
  await expect(window.getByText(/can’t be reached/)).toHaveCount(0);
});

test('an account with a wrong password says so, and asks the server no further', async ({ start, exchange }) => {
  // A password that worked gets one more try, a minute later.
  test.setTimeout(150_000);
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await exchange.client.fault({ kind: 'wrong-password' });
  await presently.ask({ command: 'refresh' });
  await expect
    .poll(async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.state, { timeout: 100_000 })
    .toBe('sign-in');
  await expect(window.getByText(/didn’t accept the password for mira\.voss@contoso\.example/).first()).toBeVisible();
  await expect(window.getByText('Stand-up').first()).toBeVisible();
});

/** Servers that are not what they seem, and the sentence a person gets. */
const STRANGE: readonly (readonly [string, (fault: Fault) => Promise<unknown>, RegExp])[] = [
  ['HTML instead of XML', (fault) => fault({ kind: 'html' }), /answered, but not as Exchange/],
  [
    'a 200 with an error code',
    (fault) => fault({ kind: 'response-error', code: 'ErrorCorruptData' }),
    /ErrorCorruptData/,
  ],
  ['a truncated body', (fault) => fault({ kind: 'truncate' }), /stops in the middle or can’t be read/],
  ['a 50 MB body', (fault) => fault({ kind: 'huge', bytes: 50 * 1024 * 1024 }), /more than is safe to read/],
  ['a gzip bomb', (fault) => fault({ kind: 'gzip-bomb', bytes: 200 * 1024 * 1024 }), /more than is safe to read/],
  ['a DTD', (fault) => fault({ kind: 'doctype' }), /answered, but not as Exchange/],
];
type Fault = Parameters<Parameters<typeof test>[2]>[0]['exchange']['client']['fault'];

for (const [name, order, sentence] of STRANGE) {
  test(`${name}: the window and the command line say so, and nothing shown is lost`, async ({ start, exchange }) => {
    const presently = await start();
    await addMira(presently, exchange);
    const { window } = presently;
    await expect(window.getByText('Stand-up').first()).toBeVisible();
    await order((fault) => exchange.client.fault(fault));
    await presently.ask({ command: 'refresh' });
    await expect(window.getByText(sentence).first()).toBeVisible();
    await expect(window.getByText('Stand-up').first()).toBeVisible();
    const agenda = await presently.ask({ command: 'agenda', days: 1 });
    expect(agenda.appointments.map(({ subject }) => subject)).toContain('Stand-up');
    expect(agenda.error?.message).toMatch(sentence);
    await exchange.client.clearFaults();
    await presently.ask({ command: 'refresh' });
    await expect(window.getByText(sentence)).toHaveCount(0);
  });
}

test('connecting says what is wrong: the address, the server, the password', async ({ start, exchange }) => {
  const { window } = await start();
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  const panel = window.getByRole('main');
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(panel.getByText('This doesn’t look like an e-mail address.')).toBeVisible();
  await panel.getByLabel('Your e-mail address').fill(exchange.mira.address);
  await panel.getByRole('button', { name: 'I know the address of the server' }).click();
  const server = panel.getByLabel('Server address');
  await server.fill('not a server');
  await window.keyboard.press('Enter');
  await expect(panel.getByText(/isn’t the address of a server/)).toBeVisible();
  for (const [typed, sentence] of [
    ['http://127.0.0.1:9/EWS/Exchange.asmx', /can’t be reached/],
    ['http://mail.contoso.example/EWS/Exchange.asmx', /without encryption/],
  ] as const) {
    await server.fill(typed);
    await window.keyboard.press('Enter');
    await expect(panel.getByText(sentence)).toBeVisible();
  }
  await server.fill(exchange.url);
  await window.keyboard.press('Enter');
  await panel.getByLabel('Password').fill('wrong');
  await window.keyboard.press('Enter');
  await expect(panel.getByText(/didn’t accept the password for mira\.voss@contoso\.example/)).toBeVisible();
  await expect(window.getByText('You are looking around in the demo company.')).toBeVisible();
  await panel.getByLabel('Password').fill(exchange.mira.password);
  await window.keyboard.press('Enter');
  await expect(panel.getByText(/mira\.voss@contoso\.example is connected\./)).toBeVisible();
  await expect(window.getByText('You are looking around in the demo company.')).toHaveCount(0);
});

test('a server that stops answering: window and command line say so in their time, and nothing shown is lost', async ({
  start,
  exchange,
}) => {
  test.setTimeout(150_000);
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await exchange.client.fault({ kind: 'hang' });
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText(/didn’t answer in time/).first()).toBeVisible();
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  const { accounts } = await presently.ask({ command: 'status' });
  expect(accounts[0]?.health).toMatchObject({ state: 'offline', error: { kind: 'timeout' } });
  const { address: user, password } = exchange.mira;
  const reply = await presently.cli({ command: 'account add', server: exchange.url, user, password });
  expect(reply.status).toBe(3);
  expect(reply.text).toMatch(/didn’t answer in time/);
});
