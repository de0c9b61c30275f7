import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExchangeOptions } from '../../../electron/demo/index.ts';
import { createAuthority, type CertificateAuthority } from '../../support/certificate-authority.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { createBrowser, type TestBrowser } from '../../support/oauth-browser.ts';
import { startOAuthServer, type OAuthServer } from '../../support/oauth-server.ts';
import { startRedirectServer } from '../../support/redirect-server.ts';
import { startSilentServer } from '../../support/silent-server.ts';
import { expect, test as base } from './app.ts';

const run = promisify(execFile);

/** Who looks after the mailboxes, where that isn't the company itself. */
export const CARETAKER = 'autodiscover.fabrikam.example';

/** Under which name its mail server is known. */
export const MAIL_HOST = 'mail.contoso.example';

export interface CompanyOptions extends Pick<ExchangeOptions, 'signIn' | 'impersonators' | 'checkTicket'> {
  /** Whether the machine trusts its certificate authority; it does where it isn't said. */
  readonly trusted?: boolean;
  /** With a place to sign in by OAuth. */
  readonly oauth?: boolean;
  /**
   * Another company looks after its mailboxes, and only a redirect without encryption says so; its own web server lets
   * everybody wait who asks for Autodiscover.
   */
  readonly lookedAfter?: boolean;
}

/** A company with a private certificate authority, Exchange, Autodiscover and, where wanted, an OAuth server. */
export interface Company {
  readonly exchange: TestExchange;
  readonly authority: CertificateAuthority;
  readonly oauth: OAuthServer;
  /** The mail server as the world knows it. */
  readonly server: string;
  /** How the app finds it: names that lead to it, a machine that trusts it, a browser that is a file. */
  readonly start: { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };
  /** The mail server has another certificate from now on, by the same authority. */
  readonly renewCertificate: () => Promise<void>;
  /** The address that the app wanted to open in the browser; waits for it. */
  readonly opened: () => Promise<string>;
  readonly browser: () => TestBrowser;
  /** Every word that mustn't stand anywhere afterwards: tokens given out later too. */
  readonly secrets: () => readonly string[];
}

interface CompanyFixtures {
  readonly company: (options?: CompanyOptions) => Promise<Company>;
}

/** Tests of the app in a company of their own. */
export const test = base.extend<CompanyFixtures>({
  company: async ({}, use) => {
    const endings: (() => Promise<void> | void)[] = [];
    await use((options = {}) => openCompany(options, (end) => endings.push(end)));
    for (const end of endings.reverse()) await end();
  },
});

async function openCompany(
  { trusted = true, oauth: wantsOAuth = false, lookedAfter = false, ...options }: CompanyOptions,
  atEnd: (end: () => Promise<void> | void) => void,
): Promise<Company> {
  const authority = await createAuthority();
  const newIdentity = () => authority.issue({ names: [MAIL_HOST, '127.0.0.1'] });
  let mail = await newIdentity();
  const finder = await authority.issue({ names: ['autodiscover.contoso.example', CARETAKER] });
  let oauth: OAuthServer | undefined;
  const exchange = await startExchange({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    keepBodies: true,
    // Read at each start.
    tls: {
      get key() {
        return mail.key;
      },
      get cert() {
        return mail.cert;
      },
    },
    autodiscover: { tls: finder, mailHost: MAIL_HOST },
    checkToken: (token) => {
      const checked = oauth?.checkToken(token);
      if (checked === undefined) return Promise.resolve({ reason: 'The token is not good.' });
      const { address } = checked;
      return Promise.resolve(address === undefined ? { appOnly: true } : { address });
    },
    ...options,
  });
  atEnd(() => exchange.stop());
  if (wantsOAuth) {
    oauth = await startOAuthServer({ users: exchange.users, host: MAIL_HOST });
    atEnd(() => oauth?.stop());
  }
  const detour = lookedAfter ? await openDetour(atEnd) : undefined;
  const home = mkdtempSync(join(tmpdir(), 'presently-home-'));
  atEnd(() => rmSync(home, { recursive: true, force: true }));
  await trustAll(home, [...(trusted ? [authority.cert] : []), ...(oauth === undefined ? [] : [oauth.ca])]);
  const browser = join(home, 'browser');
  const policy = join(home, 'policy.json');
  writeFileSync(
    policy,
    JSON.stringify(oauth === undefined ? {} : { authority: oauth.authority, clientId: oauth.publicClientId }),
  );
  const browsers: TestBrowser[] = [];
  atEnd(() => browsers.forEach((each) => each.close()));
  return {
    exchange,
    authority,
    get oauth() {
      if (oauth === undefined) throw new Error('this company has no OAuth server');
      return oauth;
    },
    server: `https://${MAIL_HOST}/EWS/Exchange.asmx`,
    start: {
      args: [`--host-resolver-rules=${rules(exchange, detour)}`],
      env: {
        HOME: home,
        PATH: `${browserFolder(home, browser)}:${process.env['PATH'] ?? ''}`,
        PRESENTLY_POLICY: policy,
      },
    },
    renewCertificate: async () => {
      mail = await newIdentity();
      await exchange.client.stopAnswering();
      await exchange.client.startAnswering();
    },
    opened: async () => {
      await expect.poll(() => existsSync(browser)).toBe(true);
      const url = readFileSync(browser, 'utf8').trim();
      rmSync(browser);
      return url;
    },
    browser: () => {
      const made = createBrowser(oauth?.ca ?? '');
      browsers.push(made);
      return made;
    },
    secrets: () => [
      ...exchange.users.map(({ password }) => password),
      ...(oauth === undefined ? [] : [oauth.confidentialClient.secret, ...oauth.issued()]),
    ],
  };
}

interface Detour {
  /** Accepts connections and says nothing. */
  readonly silent: number;
  readonly redirect: number;
}

async function openDetour(atEnd: (end: () => Promise<void> | void) => void): Promise<Detour> {
  const redirect = await startRedirectServer(`https://${CARETAKER}/autodiscover/autodiscover.xml`);
  const silent = await startSilentServer();
  atEnd(() => redirect.stop());
  atEnd(() => silent.stop());
  return { silent: silent.port, redirect: redirect.port };
}

/** Names lead to the company's ports, and nothing leads anywhere else. */
function rules({ url, autodiscover }: TestExchange, detour: Detour | undefined): string {
  const port = (address: string): string => new URL(address).port;
  const finder = port(autodiscover ?? url);
  return [
    `MAP ${MAIL_HOST}:443 127.0.0.1:${port(url)}`,
    ...(detour === undefined
      ? [`MAP autodiscover.contoso.example:443 127.0.0.1:${finder}`]
      : [
          `MAP contoso.example:443 127.0.0.1:${detour.silent}`,
          `MAP autodiscover.contoso.example:80 127.0.0.1:${detour.redirect}`,
          `MAP ${CARETAKER}:443 127.0.0.1:${finder}`,
        ]),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ].join(',');
}

/** A certificate store of the kind that Chromium reads, as a company's administrators fill it. */
async function trustAll(home: string, authorities: readonly string[]): Promise<void> {
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  await run('certutil', ['-N', '--empty-password', '-d', `sql:${store}`]);
  for (const [index, cert] of authorities.entries()) {
    const file = join(home, `authority-${index}.pem`);
    writeFileSync(file, cert);
    await run('certutil', ['-A', '-n', `authority ${index}`, '-t', 'C,,', '-i', file, '-d', `sql:${store}`]);
  }
}

/** The system's way to open an address, which writes it down: whole or not at all. */
function browserFolder(home: string, file: string): string {
  const folder = join(home, 'bin');
  mkdirSync(folder);
  const program = join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" > '${file}.new' && mv '${file}.new' '${file}'\n`);
  chmodSync(program, 0o755);
  return folder;
}

export { expect };
