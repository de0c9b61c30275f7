import { afterEach, describe, expect, test } from 'vitest';
import type { ExchangeOptions } from '../../../electron/demo/index.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { OneConnection, openingMessage } from '../../support/ntlm-client.ts';
import { envelope, fixture } from '../../support/soap.ts';

let exchange: TestExchange;
let client: OneConnection;
afterEach(async () => {
  client.close();
  await exchange.stop();
});

async function serve(options: ExchangeOptions): Promise<void> {
  exchange = await startExchange({ people: 3, ...options });
  client = new OneConnection(exchange.url);
}

const theo = 'theo.lindqvist@contoso.example';
const oof = fixture('05-getuseroofsettings-request.xml');
const inbox =
  '<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>';
const asTheo = (name: string, address = theo): string =>
  envelope(
    inbox,
    `<t:ExchangeImpersonation><t:ConnectingSID><t:${name}>${address}</t:${name}></t:ConnectingSID></t:ExchangeImpersonation>`,
  );
const who = async (): Promise<string | undefined> => (await exchange.client.log()).at(-1)?.user;
const mira = { domain: 'CONTOSO', user: 'mira.voss', password: 'Contoso-2026!' };

test('a server offers each method in a header of its own, in the order of Exchange', async () => {
  await serve({
    signIn: ['bearer', 'basic', 'ntlm', 'negotiate'],
    authorizationUri: 'https://login.example/authorize',
  });
  const { status, challenges } = await client.post(oof);
  expect([status, challenges.map((line) => line.split(' ')[0])]).toEqual([
    401,
    ['Negotiate', 'NTLM', 'Basic', 'Bearer'],
  ]);
  expect(challenges[3]).toContain('client_id="00000002-0000-0ff1-ce00-000000000000"');
  expect(challenges[3]).toContain('authorization_uri="https://login.example/authorize"');
});

test('the control address switches methods, and a reset brings back those of the start', async () => {
  await serve({});
  await exchange.client.send('sign-in', { methods: ['ntlm'] });
  expect((await client.post(oof)).challenges).toEqual(['NTLM']);
  const basic = `Basic ${Buffer.from(`${exchange.mira.address}:${mira.password}`).toString('base64')}`;
  expect((await client.post(oof, basic)).status).toBe(401);
  await exchange.client.reset();
  expect((await client.post(oof, basic)).status).toBe(200);
});

describe('NTLM', () => {
  test.each([
    ['NTLM', mira],
    ['Negotiate', mira],
    ['NTLM', { ...mira, domain: '', user: 'mira.voss@contoso.example' }],
    ['NTLM', { ...mira, domain: '', user: 'Mira.Voss' }],
  ] as const)('under %s the right password opens the connection for all that follows', async (scheme, credentials) => {
    await serve({ signIn: ['negotiate', 'ntlm'] });
    expect((await client.signIn(oof, credentials, scheme)).status).toBe(200);
    expect((await client.post(oof)).status).toBe(200);
    expect(await who()).toBe(exchange.mira.address);
    const other = new OneConnection(exchange.url);
    expect((await other.post(oof)).status).toBe(401);
    other.close();
  });

  test('while the handshake is on its way the answer holds one challenge, another each time', async () => {
    await serve({ signIn: ['negotiate', 'ntlm', 'basic'] });
    const opening = `NTLM ${openingMessage().toString('base64')}`;
    const [first, second] = [await client.post('', opening), await client.post('', opening)];
    expect([first.status, first.challenges.length, first.challenges[0]?.startsWith('NTLM TlRMTVNTUAAC')]).toEqual([
      401,
      1,
      true,
    ]);
    expect(second.challenges).not.toEqual(first.challenges);
  });

  test('after a wrong password the server offers all methods again, and the right one still goes', async () => {
    await serve({ signIn: ['negotiate', 'ntlm'] });
    const refused = await client.signIn(oof, { ...mira, password: 'wrong' });
    expect([refused.status, refused.challenges]).toEqual([401, ['Negotiate', 'NTLM']]);
    expect((await client.post(oof)).status).toBe(401);
    expect((await client.signIn(oof, mira)).status).toBe(200);
  });

  test.each(['nobody', 'room.ada', 'product.team', ''])('nobody signs in as "%s"', async (user) => {
    await serve({ signIn: ['ntlm'] });
    expect((await client.signIn(oof, { ...mira, user })).status).toBe(401);
  });

  test('a proof is worth nothing on another connection, nor without a challenge', async () => {
    await serve({ signIn: ['ntlm'] });
    const [garbage, short] = ['NTLM !!!', `NTLM ${Buffer.from('NTLMSSP\0').toString('base64')}`];
    expect([(await client.post(oof, garbage)).status, (await client.post(oof, short)).status]).toEqual([401, 401]);
  });
});

describe('Negotiate', () => {
  const ticket = Buffer.from('a ticket of the realm');

  test('a ticket is handed to whoever can judge it', async () => {
    const checkTicket = (token: Uint8Array): Promise<{ user: string } | undefined> =>
      Promise.resolve(ticket.equals(token) ? { user: 'mira.voss@contoso.example' } : undefined);
    await serve({ signIn: ['negotiate'], checkTicket });
    expect((await client.post(oof, `Negotiate ${Buffer.from('forged').toString('base64')}`)).status).toBe(401);
    expect((await client.post(oof, `Negotiate ${ticket.toString('base64')}`)).status).toBe(200);
    expect((await client.post(oof)).status).toBe(200);
  });

  test('and refused where nobody can', async () => {
    await serve({ signIn: ['negotiate'] });
    expect((await client.post(oof, `Negotiate ${ticket.toString('base64')}`)).status).toBe(401);
  });
});

describe('Bearer', () => {
  const checkToken: ExchangeOptions['checkToken'] = (token) =>
    Promise.resolve(
      token === 'app'
        ? { appOnly: true }
        : token === 'mira'
          ? { address: 'mira.voss@contoso.example' }
          : token === 'stale'
            ? { reason: 'The token has expired.' }
            : undefined,
    );

  test('a good token is its holder', async () => {
    await serve({ signIn: ['bearer'], checkToken });
    expect((await client.post(oof, 'Bearer mira')).status).toBe(200);
    expect(await who()).toBe(exchange.mira.address);
    // Tokens are judged with each request.
    expect((await client.post(oof)).status).toBe(401);
  });

  test('a bad one is refused with the reason', async () => {
    await serve({ signIn: ['bearer'], checkToken });
    const { status, headers, challenges } = await client.post(oof, 'Bearer stale');
    expect([status, challenges.length, challenges[0]?.endsWith('error="invalid_token"')]).toEqual([401, 1, true]);
    expect(headers['x-ms-diagnostics']).toBe('2000003;reason="The token has expired.";error_category="invalid_token"');
    expect((await client.post(oof, 'Bearer rubbish')).status).toBe(401);
  });

  test.each(['SmtpAddress', 'PrimarySmtpAddress', 'PrincipalName'])(
    'an application acts for whom it names by %s',
    async (name) => {
      await serve({ signIn: ['bearer'], checkToken });
      const answer = await client.post(asTheo(name), 'Bearer app');
      expect([answer.status, answer.text.includes('NoError'), await who()]).toEqual([200, true, theo]);
    },
  );

  test('an application that names nobody, or somebody who is not there, gets a fault', async () => {
    await serve({ signIn: ['bearer'], checkToken });
    const nobody = await client.post(envelope(inbox), 'Bearer app');
    expect([nobody.status, nobody.text.includes('ExchangeImpersonation SOAP header must be present')]).toEqual([
      500,
      true,
    ]);
    const stranger = await client.post(asTheo('SmtpAddress', 'gone@contoso.example'), 'Bearer app');
    expect([stranger.status, stranger.text.includes('ErrorNonExistentMailbox')]).toEqual([500, true]);
    expect((await client.post('<not-soap/>', 'Bearer app')).status).toBe(500);
  });

  test('a person acts for others only with the right to', async () => {
    await serve({ signIn: ['bearer'], checkToken });
    expect((await client.post(asTheo('SmtpAddress'), 'Bearer mira')).text).toContain('ErrorImpersonateUserDenied');
    await exchange.client.send('impersonators', { addresses: [exchange.mira.address] });
    expect((await client.post(asTheo('SmtpAddress'), 'Bearer mira')).text).toContain('NoError');
    expect(await who()).toBe(theo);
  });
});
