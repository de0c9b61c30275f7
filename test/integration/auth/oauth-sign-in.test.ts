import { connect } from 'node:net';
import { expect, it } from 'vitest';
import type { DeviceCode } from '../../../electron/auth/oauth-flows.ts';
import { CLOUDS } from '../../../shared/clouds.ts';
import { failure, MIRA, patient, useOAuthDesk, WORDS } from '../../support/oauth-desk.ts';

const desk = useOAuthDesk();

const deviceCode = () => {
  let tell: (code: DeviceCode) => void = () => undefined;
  const told = new Promise<DeviceCode>((resolve) => (tell = resolve));
  return { told, tell };
};

it('signs a person in in the browser and gives tokens for the mail host', async () => {
  const { oauth, pages } = desk.open({ config: { loginHint: MIRA.address } });
  const signedIn = await oauth.signIn(patient());
  expect(signedIn.address).toBe(MIRA.address);
  expect(signedIn.expiresAt - desk.clock().now()).toBeGreaterThan(3_500_000);
  const token = await oauth.token(patient());
  expect(desk.server().checkToken(token)).toMatchObject({
    address: MIRA.address,
    clientId: desk.server().publicClientId,
    scopes: ['https://mail.contoso.example/EWS.AccessAsUser.All'],
  });
  expect(desk.server().grants()).toEqual(['authorization_code']);
  expect(pages).toMatchObject([{ status: 200, headers: { 'cache-control': 'no-store' } }]);
  expect(pages[0]?.text).toContain(WORDS.done);
});

it.each<readonly [string, string]>([
  ...Object.values(CLOUDS).map(({ authority }) => [authority, authority] as const),
  ['https://login.windows.net/organizations', 'https://login.microsoftonline.com/organizations'],
])('knows Microsoft’s page of %s without asking anybody', async (authority, expected) => {
  const opened: string[] = [];
  const openBrowser = (url: string) => Promise.reject(new Error(`${opened.push(url)}`));
  const http = () => Promise.reject(new Error('asked'));
  const { oauth } = desk.open({ config: { authority }, openBrowser, http });
  expect(await failure(oauth.signIn(patient()))).toMatchObject({ code: 'no-browser' });
  expect(opened[0]).toContain(`${expected}/oauth2/v2.0/authorize?`);
  expect(opened[0]).toContain('prompt=select_account');
});

it('asks with PKCE, the person’s address and a state of its own each time', async () => {
  const asked: URLSearchParams[] = [];
  const openBrowser = async (url: string) => {
    asked.push(new URL(url).searchParams);
    await desk.browser().signIn(url, MIRA);
  };
  const { oauth } = desk.open({ config: { loginHint: MIRA.address }, openBrowser });
  await oauth.signIn(patient());
  await oauth.signIn(patient());
  const [first, second] = asked;
  expect(first?.get('code_challenge_method')).toBe('S256');
  expect(first?.get('login_hint')).toBe(MIRA.address);
  for (const name of ['state', 'nonce', 'code_challenge']) expect(first?.get(name)).not.toBe(second?.get(name));
});

it('doesn’t take an answer with another state, and goes on waiting for the right one', async () => {
  let forged = 0;
  const { oauth } = desk.open({
    openBrowser: async (url) => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code: 'stolen', state: 'guessed' }).toString();
      const answer = await fetch(back);
      forged = answer.status;
      expect(await answer.text()).toContain(WORDS.failed);
      await desk.browser().signIn(url, MIRA);
    },
  });
  await oauth.signIn(patient());
  expect(forged).toBe(400);
  expect(desk.server().grants()).toEqual(['authorization_code']);
});

it('doesn’t answer under a name that a web page has pointed to this machine', async () => {
  const { oauth } = desk.open({
    openBrowser: async (url) => {
      const { searchParams } = new URL(url);
      const { port } = new URL(searchParams.get('redirect_uri') ?? '');
      const target = `/?code=stolen&state=${searchParams.get('state') ?? ''}`;
      expect(await rawGet(Number(port), target, 'evil.example')).toContain('HTTP/1.1 400');
      await desk.browser().signIn(url, MIRA);
    },
  });
  await oauth.signIn(patient());
  expect(desk.server().grants()).toEqual(['authorization_code']);
});

const rawGet = (port: number, target: string, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    socket.on('end', () => resolve(text)).on('error', reject);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`);
  });

it('says that the person declined', async () => {
  const { oauth, pages, keyring } = desk.open({ person: { ...MIRA, declines: true } });
  expect(await failure(oauth.signIn(patient()))).toMatchObject({ kind: 'cancelled', code: 'access_denied' });
  expect(pages[0]?.text).toContain(WORDS.failed);
  expect(keyring.saves).toBe(0);
});

it('gives up when the person never comes back, and stops listening', async () => {
  let redirect = '';
  let opened: () => void = () => undefined;
  const isOpen = new Promise<void>((resolve) => (opened = resolve));
  const openBrowser = (url: string) => {
    redirect = new URL(url).searchParams.get('redirect_uri') ?? '';
    opened();
    return Promise.resolve();
  };
  const { oauth } = desk.open({ openBrowser });
  const failed = failure(oauth.signIn(patient()));
  await isOpen;
  await desk.advance(10 * 60_000);
  expect(await failed).toMatchObject({ kind: 'timeout' });
  await expect(fetch(redirect)).rejects.toThrow();
});

it('ends when the person cancels in the app, and stops listening', async () => {
  const controller = new AbortController();
  let redirect = '';
  const openBrowser = (url: string) => {
    redirect = new URL(url).searchParams.get('redirect_uri') ?? '';
    controller.abort();
    return Promise.resolve();
  };
  const { oauth, keyring } = desk.open({ openBrowser });
  expect(await failure(oauth.signIn(controller.signal))).toMatchObject({ kind: 'cancelled' });
  await expect(fetch(redirect)).rejects.toThrow();
  expect(keyring.saves).toBe(0);
});

it('says that there is no browser', async () => {
  const { oauth } = desk.open({ openBrowser: () => Promise.reject(new Error('nothing opens https')) });
  expect(await failure(oauth.signIn(patient()))).toEqual({
    kind: 'unexpected',
    code: 'no-browser',
    detail: 'nothing opens https',
  });
});

it('tells a device code at once and waits until it was typed elsewhere', async () => {
  const { told, tell } = deviceCode();
  const { oauth } = desk.open({ config: { flow: 'device' } });
  const signedIn = oauth.signIn(patient(), tell);
  const { userCode, verificationUri, expiresAt } = await told;
  expect(expiresAt - desk.clock().now()).toBe(300_000);
  const page = await desk.browser().signIn(`${verificationUri}?user_code=${userCode}`, MIRA);
  expect(page.status).toBe(200);
  expect(await signedIn).toMatchObject({ address: MIRA.address });
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
});

it('stops asking for a device code when the person cancels', async () => {
  const controller = new AbortController();
  const { oauth } = desk.open({ config: { flow: 'device' } });
  const failed = failure(oauth.signIn(controller.signal, () => controller.abort()));
  expect(await failed).toMatchObject({ kind: 'cancelled' });
});

it('says what an authority says that doesn’t know device codes', async () => {
  const { oauth } = desk.open({ config: { flow: 'device', clientId: desk.server().confidentialClient.id } });
  const told: DeviceCode[] = [];
  const error = await failure(oauth.signIn(patient(), (code) => told.push(code)));
  expect(error).toMatchObject({ kind: 'sign-in', code: 'invalid_client' });
  expect(told).toEqual([]);
});

it('signs an application in by its secret', async () => {
  const { oauth } = desk.open({ config: { flow: 'client' } });
  expect((await oauth.signIn(patient())).address).toBeUndefined();
  expect(desk.server().checkToken(await oauth.token(patient()))).toEqual({
    address: undefined,
    clientId: desk.server().confidentialClient.id,
    scopes: ['https://mail.contoso.example/.default'],
  });
  expect(desk.server().grants()).toEqual(['client_credentials']);
});

it('says that an application’s secret is wrong, without repeating it', async () => {
  const clientSecret = 'a wrong secret';
  const { oauth, log } = desk.open({ config: { flow: 'client', clientSecret } });
  const error = await failure(oauth.signIn(patient()));
  expect(error).toMatchObject({ kind: 'sign-in', code: 'invalid_client' });
  expect(JSON.stringify([error, log])).not.toContain(clientSecret);
});

it.each([
  ['conditional access', 'access_denied', 'AADSTS53003: Access has been blocked.', 'forbidden', 'AADSTS53003'],
  ['no consent', 'invalid_grant', 'AADSTS65001: No consent.\r\nTrace ID: 1', 'sign-in', 'AADSTS65001'],
  ['no public clients', 'invalid_client', 'AADSTS7000218: A secret is wanted.', 'forbidden', 'AADSTS7000218'],
  ['an application that may not', 'unauthorized_client', '', 'forbidden', 'unauthorized_client'],
])('keeps the authority’s word for %s', async (_what, error, description, kind, code) => {
  const { oauth } = desk.open();
  desk.server().refuseNext({ status: 400, body: JSON.stringify({ error, error_description: description }) });
  expect(await failure(oauth.signIn(patient()))).toMatchObject({ kind, code });
});

it('tells a page in between from an authority', async () => {
  const { oauth } = desk.open();
  desk.server().refuseNext({ status: 502, body: '<html>Bad gateway</html>' });
  expect(await failure(oauth.signIn(patient()))).toMatchObject({ kind: 'unreachable', code: '502' });
});

it('says that an authority can’t be reached, or isn’t one', async () => {
  const gone = desk.open({ config: { authority: 'https://localhost:9' } });
  expect(await failure(gone.oauth.signIn(patient()))).toMatchObject({ kind: 'unreachable', host: 'localhost:9' });
  const wrong = desk.open({ config: { authority: `${desk.server().authority}/tenant` } });
  expect(await failure(wrong.oauth.signIn(patient()))).toMatchObject({ kind: 'broken-answer' });
});

it('never talks to an authority over plain http', async () => {
  let asked = 0;
  const http = () => Promise.reject(new Error(`asked ${(asked += 1)} times`));
  const { oauth } = desk.open({ config: { authority: 'http://login.contoso.example' }, http });
  expect(await failure(oauth.signIn(patient()))).toMatchObject({ kind: 'insecure' });
  expect(asked).toBe(0);
});
