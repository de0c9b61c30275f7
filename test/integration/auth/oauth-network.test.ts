import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOAuthNetwork } from '../../../electron/auth/oauth-network.ts';
import { createNodeHttp, type NodeHttp } from '../../support/http-node.ts';
import { networkQuiet, trackServer } from '../../support/network.ts';
import { failure, patient } from '../../support/oauth-desk.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

let server: Server;
let network: NodeHttp;
let clock: VirtualClock;
let url = '';
let answers: string[] = [];
let asked: string[] = [];

beforeEach(async () => {
  clock = new VirtualClock(0, networkQuiet);
  network = createNodeHttp();
  [answers, asked] = [[], []];
  server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      asked.push(body);
      const answer = answers.shift() ?? '{}';
      response.writeHead(answer.includes('"error"') ? 400 : 200).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`; // a string only for pipes
  trackServer(url);
});
afterEach(async () => {
  network.close();
  await new Promise((resolve) => server.close(resolve));
  expect(clock.waiting).toBe(0);
});

const open = (signal = patient()) => createOAuthNetwork({ http: network.http, clock, signal });
const post = (body: string, { module } = open()) => module.sendPostRequestAsync(url, { body });

it('asks every five seconds whether a device code was used where the authority doesn’t say how often', async () => {
  answers = ['{"device_code":"a"}', '{"device_code":"a","interval":7}'];
  expect((await post('client_id=x')).body).toMatchObject({ interval: 5 });
  expect((await post('client_id=x')).body).toMatchObject({ interval: 7 });
});

it('names the device grant as the standard does', async () => {
  await post('client_id=x&grant_type=device_code&device_code=a');
  expect(asked).toEqual([
    'client_id=x&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=a',
  ]);
});

it('slows down when an authority asks for it', async () => {
  answers = ['{"error":"slow_down"}'];
  const { module, failure: failed } = open();
  let body: unknown;
  const answered = post('grant_type=device_code', { module, failure: failed }).then((answer) => (body = answer.body));
  await clock.advance(4999);
  expect(body).toBeUndefined();
  await clock.advance(1);
  await answered;
  expect(body).toEqual({ error: 'authorization_pending' });
  expect(failed()).toBeUndefined();
});

it('remembers a refusal until the next request', async () => {
  answers = ['{"error":"invalid_grant","error_description":"AADSTS700082: too old"}'];
  const parts = open();
  await post('grant_type=refresh_token', parts);
  expect(parts.failure()?.error).toMatchObject({ kind: 'sign-in', code: 'AADSTS700082' });
  await post('grant_type=refresh_token', parts);
  expect(parts.failure()).toBeUndefined();
});

it('lets nobody go on with a device code that was refused', async () => {
  answers = ['{"error":"unauthorized_client"}'];
  expect(await failure(post('client_id=x'))).toMatchObject({ kind: 'forbidden', code: 'unauthorized_client' });
});

it('gives up an authority that says nothing for half a minute', async () => {
  const http = () => new Promise<never>(() => undefined);
  const { module } = createOAuthNetwork({ http, clock, signal: patient() });
  const failed = failure(module.sendGetRequestAsync(url));
  await clock.advance(30_000);
  expect(await failed).toEqual({ kind: 'timeout' });
});

it('ends with the undertaking', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await failure(post('x', open(controller.signal)))).toEqual({ kind: 'cancelled' });
  expect(asked).toEqual([]);
});

it('doesn’t read without end', async () => {
  answers = [`{"a":"${'x'.repeat(1024 * 1024)}"}`];
  expect(await failure(post('x'))).toMatchObject({ kind: 'too-large' });
});

it('goes to no endpoint that is worse protected than its authority', async () => {
  const { module } = open();
  expect(await failure(module.sendPostRequestAsync('http://login.contoso.example/token'))).toEqual({
    kind: 'insecure',
    host: 'login.contoso.example',
  });
});
