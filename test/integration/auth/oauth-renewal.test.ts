import { expect, it } from 'vitest';
import { failure, MIRA, patient, useOAuthDesk } from '../../support/oauth-desk.ts';

const desk = useOAuthDesk();
const MINUTE = 60_000;

const signedIn = async (options: Parameters<typeof desk.open>[0] = {}) => {
  const opened = desk.open(options);
  await opened.oauth.signIn(patient());
  desk.server().grants();
  return opened;
};

it('hands out the same token until five minutes before its end', async () => {
  const { oauth } = await signedIn();
  const first = await oauth.token(patient());
  await desk.advance(54 * MINUTE);
  expect(await oauth.token(patient())).toBe(first);
  expect(await desk.asked()).toEqual([]);
});

it('renews ahead of the end without letting anybody wait', async () => {
  const { oauth, keyring, logged } = await signedIn();
  const first = await oauth.token(patient());
  const saves = keyring.saves;
  await desk.advance(56 * MINUTE);
  const renewed = logged();
  expect(await oauth.token(patient())).toBe(first);
  expect(await renewed).toContain('token at hand');
  expect(desk.server().grants()).toEqual(['refresh_token']);
  await desk.advance(5 * MINUTE);
  const second = await oauth.token(patient());
  expect(second).not.toBe(first);
  expect(desk.server().checkToken(second)?.address).toBe(MIRA.address);
  expect(keyring.saves).toBe(saves + 1);
});

it('renews a token that has ended, once for all who ask', async () => {
  const { oauth } = await signedIn();
  const first = await oauth.token(patient());
  await desk.advance(61 * MINUTE);
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => oauth.token(patient())));
  expect(one).not.toBe(first);
  expect([two, three]).toEqual([one, one]);
  expect(desk.server().grants()).toEqual(['refresh_token']);
});

it('goes on for the others when one of them gives up', async () => {
  const { oauth } = await signedIn();
  await desk.advance(61 * MINUTE);
  const controller = new AbortController();
  const given = failure(oauth.token(controller.signal));
  const other = oauth.token(patient());
  controller.abort();
  expect(await given).toEqual({ kind: 'cancelled' });
  expect(desk.server().checkToken(await other)?.address).toBe(MIRA.address);
  expect(desk.server().grants()).toEqual(['refresh_token']);
});

it('asks nobody for a caller who has given up already', async () => {
  const { oauth } = await signedIn();
  await desk.advance(61 * MINUTE);
  expect(await failure(oauth.token(AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
  expect(await desk.asked()).toEqual([]);
});

it('asks no more often than a short-lived token makes it', async () => {
  desk.server().setTokenSeconds(120);
  const { oauth } = await signedIn();
  const first = await oauth.token(patient());
  expect(await desk.asked()).toEqual([]);
  await desk.advance(50_000);
  expect(await oauth.token(patient())).toBe(first);
  expect(await desk.asked()).toEqual([]);
});

it('replaces a token that a server has refused, once', async () => {
  const { oauth } = await signedIn();
  const first = await oauth.token(patient());
  const [second, same] = await Promise.all([
    oauth.token(patient(), { refused: first }),
    oauth.token(patient(), { refused: first }),
  ]);
  expect(second).not.toBe(first);
  expect(same).toBe(second);
  expect(await oauth.token(patient(), { refused: first })).toBe(second);
  expect(desk.server().grants()).toEqual(['refresh_token']);
  const error = await failure(oauth.token(patient(), { refused: second }));
  expect(error).toEqual({ kind: 'sign-in', code: 'token-refused' });
  expect(desk.server().grants()).toEqual([]);
});

it('says once that sign-in is needed after all was revoked, and then asks nobody any more', async () => {
  const { oauth, log, pages } = await signedIn();
  await desk.server().revoke(MIRA.address);
  await desk.advance(61 * MINUTE);
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'sign-in', code: 'invalid_grant' });
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'sign-in', code: 'invalid_grant' });
  expect(desk.server().grants()).toEqual(['refresh_token: invalid_grant']);
  expect(log.at(-1)).toContain('invalid_grant');
  expect(pages).toHaveLength(1);

  await oauth.signIn(patient());
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
});

it('lets the token serve to its end though its renewal was refused', async () => {
  const { oauth, logged } = await signedIn();
  const first = await oauth.token(patient());
  await desk.server().revoke(MIRA.address);
  await desk.advance(56 * MINUTE);
  const refused = logged();
  expect(await oauth.token(patient())).toBe(first);
  expect(await refused).toContain('invalid_grant');
  expect(desk.server().grants()).toEqual(['refresh_token: invalid_grant']);
  await desk.advance(2 * MINUTE);
  expect(await oauth.token(patient())).toBe(first);
  await desk.advance(3 * MINUTE);
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'sign-in', code: 'invalid_grant' });
  expect(desk.server().grants()).toEqual([]);
});

it('leaves the authority alone for a minute after a renewal ahead of the end has failed', async () => {
  const { oauth, logged } = await signedIn();
  await desk.advance(56 * MINUTE);
  desk.server().refuseNext({ status: 503, body: 'busy' });
  const failed = logged();
  const first = await oauth.token(patient());
  expect(await failed).toContain('503');
  await desk.advance(MINUTE - 1);
  expect(await oauth.token(patient())).toBe(first);
  expect(await desk.asked()).toEqual(['refused with 503']);
  await desk.advance(1);
  const renewed = logged();
  await oauth.token(patient());
  expect(await renewed).toContain('token at hand');
  expect(await oauth.token(patient())).not.toBe(first);
});

it('tries again after a renewal that found no authority', async () => {
  const { oauth } = await signedIn();
  await desk.advance(61 * MINUTE);
  desk.server().refuseNext({ status: 503, body: 'busy' });
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'busy', code: '503' });
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
});

it('gives up a renewal that gets no answer, and lets the next one through', async () => {
  const { keyring } = await signedIn();
  let hangs = true;
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const { oauth } = desk.open({
    keyring,
    http: (request) => {
      if (!hangs) return desk.network().http(request);
      asked();
      return new Promise(() => undefined);
    },
  });
  await desk.advance(61 * MINUTE);
  const failed = failure(oauth.token(patient()));
  await isAsked;
  await desk.advance(MINUTE);
  expect(await failed).toMatchObject({ kind: 'timeout' });
  hangs = false;
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
});

it('goes on after a restart without asking anybody', async () => {
  const { oauth, keyring } = await signedIn();
  const token = await oauth.token(patient());
  const restarted = desk.open({ keyring });
  expect(await restarted.oauth.token(patient())).toBe(token);
  expect(desk.server().grants()).toEqual([]);
  await desk.advance(61 * MINUTE);
  expect(await restarted.oauth.token(patient())).not.toBe(token);
  expect(desk.server().grants()).toEqual(['refresh_token']);
  // The refresh token was replaced: the old one is worth nothing, the one that was kept is.
  const again = desk.open({ keyring });
  await again.oauth.token(patient(), { refused: await again.oauth.token(patient()) });
  expect(desk.server().grants()).toEqual(['refresh_token']);
});

it('replaces a token of an earlier run that a server has refused', async () => {
  const { oauth, keyring } = await signedIn();
  const token = await oauth.token(patient());
  const restarted = desk.open({ keyring });
  expect(await restarted.oauth.token(patient(), { refused: token })).not.toBe(token);
  expect(desk.server().grants()).toEqual(['refresh_token']);
});

it('gets an application’s next token by its secret', async () => {
  const { oauth, keyring } = await signedIn({ config: { flow: 'client' } });
  const first = await oauth.token(patient());
  const restarted = desk.open({ config: { flow: 'client' }, keyring });
  expect(await restarted.oauth.token(patient())).toBe(first);
  expect(desk.server().grants()).toEqual([]);
  await desk.advance(61 * MINUTE);
  expect(await restarted.oauth.token(patient())).not.toBe(first);
  expect(desk.server().grants()).toEqual(['client_credentials']);
});

it.each([
  ['nothing was kept', undefined],
  ['what was kept can’t be read', 'not a cache'],
  ['what was kept is empty', ''],
])('asks to sign in where %s', async (_what, text) => {
  const { oauth } = desk.open({ keyring: { text, saves: 0 } });
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'sign-in', code: 'not-signed-in' });
  expect(desk.server().grants()).toEqual([]);
});

it('says that the keyring is locked, and goes on once it is open', async () => {
  const { keyring } = await signedIn();
  let locked = true;
  const load = () => (locked ? Promise.reject(new Error('locked')) : Promise.resolve(keyring.text));
  const { oauth } = desk.open({ cache: { load, save: () => Promise.resolve() } });
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'no-keyring' });
  locked = false;
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
});

it('serves tokens until the app ends where they can’t be kept', async () => {
  const cache = { load: () => Promise.resolve(undefined), save: () => Promise.reject(new Error('no keyring')) };
  const { oauth, log } = await signedIn({ cache });
  await desk.advance(61 * MINUTE);
  expect(desk.server().checkToken(await oauth.token(patient()))?.address).toBe(MIRA.address);
  expect(log.join()).toContain('tokens could not be kept');
});

it('forgets everything on signing out', async () => {
  const { oauth, keyring } = await signedIn();
  await oauth.signOut();
  expect(keyring.text).toBe('');
  expect(await failure(oauth.token(patient()))).toMatchObject({ kind: 'sign-in', code: 'not-signed-in' });
  const restarted = desk.open({ keyring });
  expect(await failure(restarted.oauth.token(patient()))).toMatchObject({ code: 'not-signed-in' });
});

it('keeps nothing of a renewal that was under way when the person signed out', async () => {
  const { keyring } = await signedIn();
  const gate = closedGate();
  const { oauth } = desk.open({
    keyring,
    http: async (request) => {
      if (request.url.includes('/token')) await gate.passing();
      return desk.network().http(request);
    },
  });
  await desk.advance(61 * MINUTE);
  const token = oauth.token(patient());
  await gate.reached;
  await oauth.signOut();
  gate.open();
  await token;
  expect(keyring.text).toBe('');
  expect(await failure(oauth.token(patient()))).toMatchObject({ code: 'not-signed-in' });
});

/** Holds up whoever comes, and says that somebody has. */
function closedGate() {
  let arrive: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  const passing = () => {
    arrive();
    return opened;
  };
  return { reached, passing, open: () => open() };
}

it('writes no token and no address to the log', async () => {
  const { oauth, log, keyring } = await signedIn();
  const token = await oauth.token(patient());
  await oauth.token(patient(), { refused: token });
  await desk.server().revoke(MIRA.address);
  await failure(oauth.token(patient(), { refused: await oauth.token(patient()) }));
  expect(log.length).toBeGreaterThan(0);
  for (const secret of [token, MIRA.address, ...refreshTokens(keyring.text)]) expect(log.join()).not.toContain(secret);
});

const refreshTokens = (text = ''): readonly string[] =>
  [...text.matchAll(/"secret":"([^"]+)"/g)].map(([, secret = '']) => secret);
