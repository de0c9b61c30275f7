import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArmedFault } from '../../../electron/demo/control.ts';
import { bodyOf, simulate, type Simulated } from '../../support/in-process.ts';
import { streamRequest, streamingRequest, pullRequest } from '../../support/live.ts';
import { documentsOf } from '../../support/schema.ts';
import { settled } from '../../support/virtual-clock.ts';

const mira = 'mira.voss@contoso.example';
const minute = 60_000;
const folder =
  '<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>';
let world: Simulated;
beforeEach(() => {
  world = simulate();
});
afterEach(() => {
  world.exchange.stop();
  expect(world.clock.waiting).toBe(0);
  expect(world.exchange.pending()).toBe(0);
});

const value = (xml: string, name: string): string => new RegExp(`<m:${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
const subscribe = async (): Promise<string> => value(await world.ask(streamingRequest(['inbox'])), 'SubscriptionId');
/** What each document of a stream is about. */
const gist = (body: string): readonly string[] =>
  documentsOf(body).map(
    (text) => /StatusEvent|OK|Closed|CreatedEvent|Error\w+/.exec(text.replace(/.*<s:Body>/s, ''))?.[0] ?? '',
  );

describe('without sockets the server', () => {
  test('answers, challenges who brings no password, and refuses who is stopped', async () => {
    const { status, headers, body } = await world.send(folder);
    expect([status, headers['content-type'], (await bodyOf(body)).includes('NoError')]).toEqual([
      200,
      'text/xml; charset=utf-8',
      true,
    ]);
    const request = { url: world.exchange.url, method: 'POST', headers: {}, signal: new AbortController().signal };
    const challenge = await world.exchange.http(request);
    expect([challenge.status, challenge.headers['www-authenticate']]).toEqual([
      401,
      'Basic realm="exchange.contoso.example"',
    ]);
    await bodyOf(challenge.body);
    await world.exchange.act({ action: 'stop' });
    await expect(world.send(folder)).rejects.toThrow('ECONNREFUSED');
    await world.exchange.act({ action: 'start' });
    expect((await world.send(folder)).status).toBe(200);
  });

  test('dates its answers by its own clock, which may be wrong', async () => {
    await world.exchange.act({ action: 'skew', milliseconds: 60 * minute });
    const { headers } = await world.send(folder);
    expect(headers['date']).toBe('Mon, 23 Nov 2026 10:40:00 GMT');
  });

  test('serves companies of any size', () => {
    expect(world.exchange.users.length).toBe(3);
    const large = simulate({ people: 30 });
    expect(large.exchange.users.length).toBe(30);
    expect(new Set(large.exchange.users.map(({ address }) => address)).size).toBe(30);
    large.exchange.stop();
  });
});

describe('a streaming connection', () => {
  test('beats every 30 seconds without news, and is closed in time', async () => {
    const id = await subscribe();
    const body = world.ask(streamRequest([id], 2));
    await settled();
    await world.clock.advance(2 * minute);
    expect(gist(await body)).toEqual(['OK', 'StatusEvent', 'StatusEvent', 'StatusEvent', 'Closed']);
  });

  test('counts as parked while it waits for the clock alone', async () => {
    const id = await subscribe();
    const controller = new AbortController();
    const answer = await world.send(streamRequest([id]), controller.signal);
    const reading = answer.body[Symbol.asyncIterator]();
    expect([world.exchange.pending(), world.exchange.parked()]).toEqual([1, 0]);
    await reading.next();
    expect(world.exchange.parked()).toBe(1);
    await world.exchange.act({ action: 'put', mailbox: mira, item: { kind: 'message', subject: 'Hello' } });
    await settled();
    expect(world.exchange.parked()).toBe(0);
    await reading.next();
    expect(world.exchange.parked()).toBe(1);
    controller.abort(new Error('enough'));
    await expect(reading.next()).rejects.toThrow('enough');
    expect(world.exchange.pending()).toBe(0);
  });

  test('keeps its subscription alive, which dies half an hour after it', async () => {
    const id = await subscribe();
    const open = world.ask(streamRequest([id], 30));
    await settled();
    await world.clock.advance(30 * minute);
    await open;
    await world.clock.advance(29 * minute);
    const again = world.ask(streamRequest([id], 1));
    await settled();
    await world.clock.advance(minute);
    expect(gist(await again)[0]).toBe('OK');
    await world.clock.advance(30 * minute);
    expect(value(await world.ask(streamRequest([id])), 'ResponseCode')).toBe('ErrorSubscriptionNotFound');
  });

  test('that is left makes room for another', async () => {
    const controllers = Array.from({ length: 10 }, () => new AbortController());
    for (const { signal } of controllers) await world.send(streamRequest([await subscribe()]), signal);
    const id = await subscribe();
    expect(value(await world.ask(streamRequest([id])), 'ResponseCode')).toBe('ErrorExceededConnectionCount');
    controllers[0]?.abort(new Error('enough'));
    const { body } = await world.send(streamRequest([id]), new AbortController().signal);
    const first = await body[Symbol.asyncIterator]().next();
    expect(gist(Buffer.from(first.value ?? []).toString())).toEqual(['OK']);
  });

  test('that nobody ever opens leaves its subscription to die', async () => {
    const id = await subscribe();
    await world.clock.advance(30 * minute);
    expect(value(await world.ask(streamRequest([id])), 'ResponseCode')).toBe('ErrorSubscriptionNotFound');
  });
});

describe('a pull subscription', () => {
  test('lives as long as it is asked within its time', async () => {
    const made = await world.ask(pullRequest(['inbox'], 10));
    const [id, watermark] = [value(made, 'SubscriptionId'), value(made, 'Watermark')];
    const request = `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`;
    await world.clock.advance(9 * minute);
    expect(value(await world.ask(request), 'ResponseCode')).toBe('NoError');
    await world.clock.advance(9 * minute);
    expect(value(await world.ask(request), 'ResponseCode')).toBe('NoError');
    await world.clock.advance(10 * minute);
    expect(value(await world.ask(request), 'ResponseCode')).toBe('ErrorSubscriptionNotFound');
  });
});

describe('a fault', () => {
  const arm = (fault: ArmedFault): Promise<unknown> =>
    world.exchange.act({ action: 'fault', fault: { ...fault, times: 1 } });

  test('that resets the connection rejects the call, before or after the work is done', async () => {
    await arm({ kind: 'reset' });
    await expect(world.send(folder)).rejects.toMatchObject({ code: 'ECONNRESET' });
    const id = await subscribe();
    await arm({ kind: 'reset', carriedOut: true });
    const unsubscribe = `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
    await expect(world.send(unsubscribe)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(value(await world.ask(unsubscribe), 'ResponseCode')).toBe('ErrorSubscriptionNotFound');
  });

  test('that cuts an answer lets the body throw in its middle', async () => {
    await arm({ kind: 'cut' });
    const { status, body } = await world.send(folder);
    expect(status).toBe(200);
    await expect(bodyOf(body)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('that only claims to be compressed lets the body throw', async () => {
    await arm({ kind: 'bad-gzip' });
    const { headers, body } = await world.send(folder);
    expect(headers['content-encoding']).toBeUndefined();
    await expect(bodyOf(body)).rejects.toThrow('invalid block type');
  });

  test('that unfolds is unfolded as a network stack does', async () => {
    await arm({ kind: 'gzip-bomb', bytes: 1_000_000 });
    expect((await bodyOf((await world.send(folder)).body)).length).toBe(1_000_000);
  });

  test('that is slow waits by the clock', async () => {
    await arm({ kind: 'slow', milliseconds: 5_000 });
    const answer = world.ask(folder);
    await settled();
    expect([world.exchange.pending(), world.exchange.parked()]).toEqual([1, 1]);
    await world.clock.advance(5_000);
    expect(await answer).toContain('NoError');
  });

  test('that drips gives the body in small pieces', async () => {
    await arm({ kind: 'drip', bytes: 500, milliseconds: 1_000 });
    const { body } = await world.send(folder);
    const reading = body[Symbol.asyncIterator]();
    const sizes: number[] = [];
    for (;;) {
      const next = reading.next();
      await world.clock.advance(1_000);
      const piece = await next;
      if (piece.done === true) break;
      sizes.push(piece.value.length);
    }
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.slice(0, -1).every((size) => size === 500)).toBe(true);
  });

  test.each(['hang', 'half-closed'] as const)('that is %s stays until the client leaves', async (kind) => {
    await arm({ kind });
    const controller = new AbortController();
    const answer = world.send(folder, controller.signal).then(({ body }) => bodyOf(body));
    const outcome = expect(answer).rejects.toThrow('enough');
    await settled();
    await world.clock.advance(60 * minute);
    expect(world.exchange.parked()).toBe(1);
    controller.abort(new Error('enough'));
    await outcome;
  });

  test('that silences a stream swallows what happens, heartbeats too', async () => {
    const id = await subscribe();
    await arm({ kind: 'silent' });
    const controller = new AbortController();
    const { body } = await world.send(streamRequest([id], 1), controller.signal);
    const reading = body[Symbol.asyncIterator]();
    await reading.next();
    const next = reading.next();
    const outcome = expect(next).rejects.toThrow('enough');
    await world.exchange.act({ action: 'put', mailbox: mira, item: { kind: 'message', subject: 'Hello' } });
    await world.clock.advance(10 * minute);
    expect(world.exchange.parked()).toBe(1);
    controller.abort(new Error('enough'));
    await outcome;
  });

  test('that is only likely strikes as the dice say', async () => {
    const dice = [0.9, 0.1, 0.9];
    const other = simulate({ random: () => dice.shift() ?? 0.9 });
    await other.exchange.act({ action: 'fault', fault: { kind: 'html', probability: 0.5 } });
    const answers = [await other.ask(folder), await other.ask(folder), await other.ask(folder)];
    expect(answers.map((text) => text.includes('Sign in'))).toEqual([false, true, false]);
    expect(await other.exchange.act({ action: 'struck' })).toMatchObject({ kinds: { html: 1 } });
    other.exchange.stop();
  });
});
