import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, test, type Company } from './support/company.ts';
import type { Presently } from './support/app.ts';
import { filesIn, formsOf, found, proofsOf, type Traces } from './support/traces.ts';

const SUBJECT = 'Stand-up';

/** All that the app prints from now on. */
function listen({ app }: Presently): () => Buffer {
  const pieces: Buffer[] = [];
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)));
  return () => Buffer.concat(pieces);
}

/** Connects the main user in the browser, then others in every other way, wrong passwords and renewals included. */
async function signInEveryWay(presently: Presently, contoso: Company): Promise<void> {
  const { window } = presently;
  const { exchange, oauth, server } = contoso;
  const [mira, theo, ana, sena] = exchange.users;
  if (mira === undefined || theo === undefined || ana === undefined || sena === undefined) throw new Error('too few');
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await window.getByLabel('Your e-mail address').fill(mira.address);
  await window.getByRole('button', { name: 'I know the address of the server' }).click();
  await window.getByLabel('Server address').fill(server);
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Trust this certificate' }).click();
  await window.getByRole('button', { name: 'Sign in', exact: true }).click();
  await contoso.browser().signIn(await contoso.opened(), mira);
  await expect(window.getByText(`${mira.address} is connected.`)).toBeVisible();
  await window.getByRole('button', { name: 'Show my day' }).click();
  await exchange.client.fault({ kind: 'wrong-password', times: 1 });
  await presently.ask({ command: 'account test', account: mira.address });
  expect(oauth.grants()).toEqual(['authorization_code', 'refresh_token']);

  const { id: clientId, secret } = oauth.confidentialClient;
  const application = { auth: 'oauth', flow: 'client', clientId, password: secret } as const;
  await presently.ask({ command: 'account add', server, user: sena.address, ...application });
  for (const [auth, { address: user, password }] of [
    ['basic', theo],
    ['ntlm', ana],
  ] as const) {
    await exchange.client.send('sign-in', { methods: [auth, 'bearer'] });
    const wrong = { command: 'account add', server, user, auth, password: `not ${password}` } as const;
    expect((await presently.cli(wrong)).status).toBe(1);
    await presently.ask({ command: 'account add', server, user, auth, password });
  }
}

/** Tests each account's connection on its page, and gives the reports that its button copies. */
async function copyReports({ app, window }: Presently, accounts: number): Promise<readonly string[]> {
  const reports: string[] = [];
  for (let index = 0; index < accounts; index += 1) {
    await window.getByRole('navigation').getByText('Accounts', { exact: true }).click();
    await diagnosisOf(window, index);
    await window.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(window.getByRole('button', { name: 'Test again' })).toBeEnabled();
    await window.getByRole('button', { name: 'Copy report' }).click();
    await expect(window.getByText(/^Copied/)).toBeVisible();
    reports.push(await app.evaluate(({ clipboard }) => clipboard.readText()));
    await window.getByRole('button', { name: 'Back to accounts' }).click();
  }
  return reports;
}

async function diagnosisOf(window: Page, index: number): Promise<void> {
  await window
    .getByRole('button', { name: /^Diagnosis/ })
    .nth(index)
    .click();
}

for (const keyring of [true, false]) {
  test(`no secret is on disk, in the log or in a report, ${keyring ? 'with' : 'without'} a keyring`, async ({
    start,
    company,
    desktop,
    profile,
  }) => {
    test.setTimeout(120_000);
    if (keyring) await desktop.openKeyring();
    const contoso = await company({ signIn: ['bearer'], oauth: true, trusted: false });
    const { exchange } = contoso;
    const presently = await start({
      ...contoso.start,
      env: { ...contoso.start.env, ELECTRON_ENABLE_LOGGING: '1' },
      args: [...contoso.start.args, '--v=0'],
    });
    const printed = listen(presently);
    await signInEveryWay(presently, contoso);
    const { accounts } = await presently.ask({ command: 'status' });
    expect(accounts.map(({ secretKept }) => secretKept)).toEqual(accounts.map(() => (keyring ? 'keyring' : 'memory')));
    // A report is mostly wanted where something fails.
    await exchange.client.fault({
      kind: 'response-error',
      code: 'ErrorCorruptData',
      operation: 'GetUserOofSettingsRequest',
    });
    const reports = await copyReports(presently, accounts.length);
    expect(reports.join('\n')).toContain('ErrorCorruptData, host mail.contoso.example');
    await exchange.client.clearFaults();

    // A page that crashes, and with a keyring a way out in good order, without one the end of the whole process.
    const ended = once(presently.app.process(), 'exit');
    await presently.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
    });
    if (keyring) await presently.app.close();
    else await presently.app.evaluate(() => setTimeout(() => process.crash(), 0)).catch(() => undefined);
    await ended;

    const files = filesIn(profile, contoso.start.env['HOME'] ?? '');
    const told: Traces = new Map([
      ['what was printed', printed()],
      ...reports.map((report, index) => [`report ${index}`, Buffer.from(report)] as const),
      ...[...files].filter(([name]) => name.includes('/logs/')),
    ]);
    const forms = [
      ...contoso.secrets().flatMap(formsOf),
      ...exchange.users.flatMap(({ address, password }) => proofsOf(address, password)),
    ];
    expect(found(new Map([...files, ...told]), forms)).toEqual([]);
    const people = exchange.users.flatMap(({ address }) => formsOf(address));
    expect(found(told, [...people, ...formsOf(SUBJECT)])).toEqual([]);

    // The search finds what is there: the profile knows its people and their day, and not in vain was all of it read.
    expect(found(files, people)).not.toEqual([]);
    expect(found(files, [Buffer.from(SUBJECT)])).not.toEqual([]);
    expect([...files.keys()].some((name) => name.endsWith('.dmp'))).toBe(false);
    expect([...told.keys()].some((name) => name.endsWith('main.log'))).toBe(true);
  });
}
