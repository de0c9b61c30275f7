import type { Page } from '@playwright/test';
import { expect, MAIL_HOST, test, type Company } from './support/company.ts';
import { startKerberos } from './support/kerberos.ts';
import type { Presently } from './support/app.ts';

const health = async (presently: Presently) => (await presently.ask({ command: 'status' })).accounts[0]?.health.state;

test('from the address alone: the server is found, the certificate trusted by the system, all by keyboard', async ({
  start,
  company,
}) => {
  const { start: way, exchange } = await company();
  const { window } = await start({ ...way, welcome: true });
  const { keyboard } = window;
  await expect(window.getByLabel('Your e-mail address')).toBeFocused();
  await keyboard.type(exchange.mira.address);
  await keyboard.press('Enter');
  await expect(window.getByLabel('Password')).toBeFocused();
  await expect(window.getByText('as mira.voss@contoso.example on mail.contoso.example')).toBeVisible();
  await keyboard.type(exchange.mira.password);
  await keyboard.press('Enter');
  const go = window.getByRole('button', { name: 'Show my day' });
  await expect(go).toBeVisible();
  while (!(await go.evaluate((button) => button === document.activeElement))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(window.getByText('Stand-up').first()).toBeVisible();
});

test('NTLM: a wrong password is refused once, the right one is taken, and nothing weaker is answered later', async ({
  start,
  company,
}) => {
  const { start: way, exchange, server } = await company({ signIn: ['ntlm', 'basic'] });
  const presently = await start(way);
  const { address: user, password } = exchange.mira;
  const wrong = await presently.cli({ command: 'account add', server, user, auth: 'ntlm', password: 'wrong' });
  expect(wrong).toMatchObject({ status: 1, json: { error: { kind: 'sign-in' } } });
  await presently.ask({ command: 'account add', server, user, auth: 'ntlm', password });
  await expect.poll(() => health(presently)).toBe('ok');
  expect((await presently.ask({ command: 'account list' })).accounts).toMatchObject([{ auth: 'ntlm' }]);
  await exchange.client.send('sign-in', { methods: ['basic'] });
  // A connection that has signed in stays so: new ones have to be made.
  await exchange.client.stopAnswering();
  await exchange.client.startAnswering();
  const later = await presently.cli({ command: 'account test' });
  expect(later).toMatchObject({ status: 1, json: { error: { kind: 'sign-in' } } });
});

for (const auth of ['ntlm', 'basic'] as const) {
  test(`nothing of a mailbox that is gone opens anything: a wrong password is refused at once, signed in by ${auth}`, async ({
    start,
    company,
  }) => {
    const { start: way, exchange, server } = await company({ signIn: [auth] });
    const presently = await start(way);
    const { address: user, password } = exchange.mira;
    await presently.ask({ command: 'account add', server, user, auth, password });
    await expect.poll(() => health(presently)).toBe('ok');
    await presently.ask({ command: 'account remove', account: user });
    const wrong = await presently.cli({ command: 'account add', server, user, auth, password: 'wrong' });
    expect(wrong).toMatchObject({ status: 1, json: { error: { kind: 'sign-in' } } });
    const [, theo] = exchange.users;
    const other = { user: theo?.address ?? '', password: theo?.password ?? '' };
    await presently.ask({ command: 'account add', server, auth, ...other });
    await expect.poll(() => health(presently)).toBe('ok');
    // Of somebody else's mailbox it would be refused.
    expect(await presently.cli({ command: 'oof show' })).toMatchObject({ status: 0 });
  });
}

test('a password that may go by Basic goes by NTLM where the server offers that too', async ({ start, company }) => {
  const { start: way, exchange, server } = await company({ signIn: ['ntlm', 'basic'] });
  const presently = await start(way);
  const { address: user, password } = exchange.mira;
  await presently.ask({ command: 'account add', server, user, auth: 'basic', password });
  await expect.poll(() => health(presently)).toBe('ok');
});

test('Kerberos: the ticket of whoever is signed in to the machine opens the mailbox, and no password is asked for', async ({
  start,
  company,
}) => {
  const kerberos = await startKerberos(MAIL_HOST, { 'mira.voss': 'the password of the machine' });
  try {
    const contoso = await company({ signIn: ['negotiate', 'basic'], checkTicket: kerberos.check });
    const { exchange, server } = contoso;
    const way = { ...contoso.start, env: { ...contoso.start.env, ...kerberos.env } };
    const presently = await start(way);
    const add = { command: 'account add', server, user: exchange.mira.address, auth: 'machine' } as const;
    expect(await presently.cli(add)).toMatchObject({ status: 1, json: { error: { kind: 'sign-in' } } });
    await kerberos.signIn('mira.voss', 'the password of the machine');
    await presently.ask(add);
    await expect.poll(() => health(presently)).toBe('ok');
    expect((await presently.ask({ command: 'account list' })).accounts).toMatchObject([
      { auth: 'machine', secretKept: 'none' },
    ]);
  } finally {
    await kerberos.stop();
  }
});

test('OAuth in the browser: signed in there, and a token that is refused is renewed without a word', async ({
  start,
  company,
}) => {
  const contoso = await company({ signIn: ['bearer'], oauth: true });
  const { exchange, oauth } = contoso;
  const presently = await start(contoso.start);
  await signInByBrowser(presently.window, contoso);
  await expect.poll(() => health(presently)).toBe('ok');
  expect(oauth.grants()).toEqual(['authorization_code']);
  await exchange.client.fault({ kind: 'wrong-password', times: 1 });
  await presently.ask({ command: 'account test' });
  expect(oauth.grants()).toEqual(['refresh_token']);
  expect(await health(presently)).toBe('ok');
});

test('OAuth that was revoked asks the person again, and the authority once', async ({ start, company }) => {
  const contoso = await company({ signIn: ['bearer'], oauth: true });
  const { exchange, oauth } = contoso;
  const presently = await start(contoso.start);
  const { window } = presently;
  await signInByBrowser(window, contoso);
  await expect.poll(() => health(presently)).toBe('ok');
  oauth.grants();
  await oauth.revoke(exchange.mira.address);
  await exchange.client.fault({ kind: 'wrong-password' });
  await presently.ask({ command: 'refresh' });
  await expect.poll(() => health(presently)).toBe('sign-in');
  await presently.ask({ command: 'refresh' });
  await expect.poll(() => health(presently)).toBe('sign-in');
  expect(oauth.grants()).toEqual(['refresh_token: invalid_grant']);

  await exchange.client.clearFaults();
  await window.getByRole('button', { name: 'Show my day' }).click();
  await window.getByRole('main').getByRole('button', { name: 'Sign in again' }).click();
  await window.getByRole('button', { name: 'Sign in', exact: true }).click();
  await contoso.browser().signIn(await contoso.opened(), exchange.mira);
  await expect.poll(() => health(presently)).toBe('ok');
});

test('OAuth with a code on another device', async ({ start, company }) => {
  const contoso = await company({ signIn: ['bearer'], oauth: true });
  const presently = await start(contoso.start);
  const { window } = presently;
  await toSignIn(window, contoso);
  await window.getByText('With a code, on another device').click();
  await window.getByRole('button', { name: 'Sign in', exact: true }).click();
  const said = await window.getByText(/on any device and enter this code/).textContent();
  const code = (await window.getByText(/^[A-Z]{4}-[A-Z]{4}$/).textContent()) ?? '';
  const [url = ''] = /https:\S+/.exec(said ?? '') ?? [];
  await contoso.browser().signIn(`${url}?user_code=${code}`, contoso.exchange.mira);
  await expect(window.getByText('mira.voss@contoso.example is connected.')).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => health(presently)).toBe('ok');
});

test('an application with client credentials acts for a mailbox', async ({ start, company }) => {
  const contoso = await company({ signIn: ['bearer'], oauth: true });
  const { exchange, oauth, server } = contoso;
  const presently = await start(contoso.start);
  const { id, secret } = oauth.confidentialClient;
  await presently.ask({
    command: 'account add',
    server,
    user: exchange.mira.address,
    auth: 'oauth',
    flow: 'client',
    clientId: id,
    password: secret,
  });
  await expect.poll(() => health(presently)).toBe('ok');
  const agenda = await presently.ask({ command: 'agenda', days: 1 });
  expect(agenda.appointments.map(({ subject }) => subject)).toContain('Stand-up');
});

test('a private authority that nobody trusts explains itself; its certificate can be trusted, until it changes', async ({
  start,
  company,
}) => {
  const contoso = await company({ trusted: false });
  const { exchange } = contoso;
  const presently = await start(contoso.start);
  const { window } = presently;
  await toSignIn(window, contoso);
  await expect(window.getByText(/comes from an issuer that this computer doesn’t know/)).toBeVisible();
  const card = window.getByRole('region', { name: 'The certificate isn’t accepted' });
  await expect(card.getByText('Contoso Test CA', { exact: false })).toBeVisible();
  await expect(card.getByText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)).toBeVisible();
  expect(await exchange.client.log()).toEqual([]);
  await card.getByRole('button', { name: 'Trust this certificate' }).click();
  await window.getByLabel('Password').fill(exchange.mira.password);
  await window.keyboard.press('Enter');
  await expect(window.getByText('mira.voss@contoso.example is connected.')).toBeVisible();
  await expect.poll(() => health(presently)).toBe('ok');

  await window.getByRole('button', { name: 'Show my day' }).click();
  await contoso.renewCertificate();
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText(/comes from an issuer that this computer doesn’t know/).first()).toBeVisible();
  await expect.poll(() => health(presently)).toBe('offline');
  await window.getByRole('navigation').getByText('Accounts').click();
  await window.getByRole('button', { name: 'Look at the certificate' }).click();
  await window.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect.poll(() => health(presently)).toBe('ok');
  await window.getByRole('button', { name: 'Take back the trust in mail.contoso.example' }).click();
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText(/comes from an issuer that this computer doesn’t know/).first()).toBeVisible();
});

/** From the banner to the company's sign-in, its server typed. */
async function toSignIn(window: Page, { exchange, server }: Company): Promise<void> {
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await window.getByLabel('Your e-mail address').fill(exchange.mira.address);
  await window.getByRole('button', { name: 'I know the address of the server' }).click();
  await window.getByLabel('Server address').fill(server);
  await window.keyboard.press('Enter');
}

/** The same, and through the company's page in the browser. */
async function signInByBrowser(window: Page, company: Company): Promise<void> {
  await toSignIn(window, company);
  await expect(window.getByRole('radio', { name: 'With my organisation’s sign-in page' })).toBeChecked();
  await window.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(window.getByText(/has been opened in your browser/)).toBeVisible();
  const page = await company.browser().signIn(await company.opened(), company.exchange.mira);
  expect(page.text).toContain('You are signed in.');
  await expect(window.getByText('mira.voss@contoso.example is connected.')).toBeVisible();
}
