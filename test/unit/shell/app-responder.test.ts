import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contacts.ts';
import { photoUrl } from '../../../shared/contact-view.ts';
import { createAppResponder } from '../../../electron/shell/app-responder.ts';
import { entryUrl, voicemailUrl } from '../../../shared/app-urls.ts';
import { failed, ok, type Result } from '../../../shared/model.ts';
import type { CallFile } from '../../../electron/gateway/voicemail-box.ts';

let root = '';
let folder = '';
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
const asked: string[] = [];
const audio = (key: string): Promise<Result<CallFile>> => {
  asked.push(key);
  return Promise.resolve(
    key.startsWith('account/')
      ? ok({ name: 'voice.wav', contentType: 'audio/wav', codec: 'pcm', playable: true, bytes } as const)
      : failed({ kind: 'not-found' }),
  );
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'presently-test-'));
  folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(`${folder}-other`);
  writeFileSync(join(folder, 'index.html'), '<style nonce="__CSP_NONCE__"></style><i nonce="__CSP_NONCE__"></i>');
  writeFileSync(join(folder, 'assets', 'main.js'), 'go()');
  writeFileSync(join(folder, 'assets', 'notes.txt'), 'ours');
  writeFileSync(join(root, 'secret.js'), 'secret');
  writeFileSync(join(`${folder}-other`, 'secret.js'), 'secret');
});
afterAll(() => rmSync(root, { recursive: true }));

const photo = (address: string): Photo | undefined =>
  address === 'theo@contoso.example'
    ? { contentType: 'image/png', bytes: Uint8Array.of(1, 2, 3), etag: '1' }
    : undefined;

const get = (url: string, headers: Record<string, string> = {}) =>
  createAppResponder({ folder, audio, photo, entry, parts })(new Request(url, { headers }));

const parts = (query: URLSearchParams): readonly string[] =>
  query.get('window') === 'flyout' ? ['assets/flyout.js'] : [];

const entry = (key: string): string | undefined => (key === 'work/AAMk=' ? '<p>Agenda</p>' : undefined);

it('a page names the scripts that its window will want', async () => {
  writeFileSync(join(folder, 'page.html'), '<head></head>');
  expect(await (await get('app://presently/page.html?window=flyout')).text()).toBe(
    '<head><link rel="modulepreload" href="./assets/flyout.js"></head>',
  );
  expect(await (await get('app://presently/page.html')).text()).toBe('<head></head>');
});

it('an entry’s body comes under a policy that runs and loads nothing, one that wasn’t opened doesn’t', async () => {
  const response = await get(entryUrl('work/AAMk='));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<body><p>Agenda</p></body>');
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", 'sandbox allow-popups', "form-action 'none'", "frame-ancestors 'self'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toMatch(/script-src|img-src|connect-src|allow-scripts|allow-same-origin/);
  expect((await get(entryUrl('work/other'))).status).toBe(404);
});

it('a photo that is known comes as what it is, another doesn’t', async () => {
  const response = await get(photoUrl('theo@contoso.example', '1'));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  expect((await get(photoUrl('../secret.js', '1'))).status).toBe(404);
});

describe('our own pages', () => {
  it.each(['app://presently/', 'app://presently/index.html', 'app://presently/index.html?window=main'])(
    '%s comes under a policy of its own',
    async (url) => {
      const [first, second] = [await get(url), await get(url)];
      expect(first.status).toBe(200);
      expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = first.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'.*connect-src 'none'/);
      expect(policy).not.toMatch(/unsafe/);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await first.text()).toBe(`<style nonce="${nonce}"></style><i nonce="${nonce}"></i>`);
      expect(second.headers.get('content-security-policy')).not.toBe(policy);
    },
  );

  it('have their files, as what they are', async () => {
    const response = await get('app://presently/assets/main.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('go()');
  });

  it.each([
    'app://presently/nothing.js',
    'app://presently/assets/notes.txt',
    'app://presently/assets',
    'app://presently/../secret.js',
    'app://presently/%2e%2e/secret.js',
    'app://presently/..%2fsecret.js',
    'app://presently/..%2frenderer-other%2fsecret.js',
    'app://presently/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    'app://presently//etc/passwd',
    'app://presently/%00.js',
    'app://presently/%',
    'app://presently/%E0%A4%A.js',
    'app://elsewhere/index.html',
  ])('hold nothing else: %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });
});

describe('voicemail audio', () => {
  it('comes whole, under the key that the contract writes', async () => {
    const key = 'account/AAMk+/=ä?#%';
    const response = await get(voicemailUrl(key));
    expect(asked.at(-1)).toBe(key);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': '100',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ['bytes=0-', 206, 'bytes 0-99/100', 0, 100],
    ['bytes=10-19', 206, 'bytes 10-19/100', 10, 20],
    ['bytes=99-', 206, 'bytes 99-99/100', 99, 100],
    ['bytes=90-500', 206, 'bytes 90-99/100', 90, 100],
    ['bytes=100-', 416, 'bytes */100', 0, 0],
    ['bytes=-5', 200, null, 0, 100],
    ['bytes=1-2,5-6', 200, null, 0, 100],
    ['bytes=20-10', 200, null, 0, 100],
    ['lines=1-2', 200, null, 0, 100],
  ])('of %s is %i %s', async (range, status, content, from, to) => {
    const response = await get(voicemailUrl('account/a'), { range });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(content);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.subarray(from, to));
  });

  it('that can’t be had is an error', async () => {
    expect((await get(voicemailUrl('gone/a'))).status).toBe(502);
  });
});
