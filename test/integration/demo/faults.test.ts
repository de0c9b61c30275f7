import { request as httpRequest } from 'node:http';
import { createGunzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, fixture, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange();
});
afterEach(() => exchange.stop());

const oof = fixture('05-getuseroofsettings-request.xml');
const folders = fixture('11-getfolder-request.xml');
const operation = (xml: string): string => /<soap:Body>(.*)<\/soap:Body>/s.exec(xml)?.[1] ?? '';

function authorization(): string {
  return `Basic ${Buffer.from(`${exchange.mira.address}:${exchange.mira.password}`).toString('base64')}`;
}

/** Counts what a compressed or endless body unfolds to, and stops at a limit. */
function measure(
  limit: number,
): Promise<{ readonly encoding: string | undefined; readonly sent: number; readonly unfolded: number }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: authorization(), 'content-type': 'text/xml', 'accept-encoding': 'gzip' };
    const sent = httpRequest(exchange.url, { method: 'POST', headers }, (response) => {
      let [wire, unfolded] = [0, 0];
      const encoding = response.headers['content-encoding'];
      response.on('data', (chunk: Buffer) => (wire += chunk.length));
      const plain = encoding === 'gzip' ? response.pipe(createGunzip()) : response;
      const finish = (): void => {
        resolve({ encoding, sent: wire, unfolded });
      };
      plain.on('data', (chunk: Buffer) => {
        unfolded += chunk.length;
        if (unfolded < limit) return;
        finish();
        response.destroy();
      });
      plain.on('end', finish);
    });
    sent.on('error', reject);
    sent.end(oof);
  });
}

describe('on order the server', () => {
  test('answers a status with headers and a body', async () => {
    await exchange.client.fault({
      kind: 'http-status',
      status: 503,
      headers: { 'retry-after': '7' },
      body: 'later',
      contentType: 'text/plain',
    });
    const { status, headers, text } = await post(exchange, oof);
    expect([status, headers.get('retry-after'), headers.get('content-type'), text]).toEqual([
      503,
      '7',
      'text/plain',
      'later',
    ]);
  });

  test('redirects without being followed', async () => {
    await exchange.client.fault({
      kind: 'http-status',
      status: 302,
      headers: { location: 'http://127.0.0.1:9/owa/auth/logon.aspx' },
    });
    const response = await fetch(exchange.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: authorization(), 'content-type': 'text/xml' },
      body: oof,
    });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      'http://127.0.0.1:9/owa/auth/logon.aspx',
    ]);
  });

  test('faults with a time to wait', async () => {
    await exchange.client.fault({
      kind: 'soap-fault',
      code: 'ErrorServerBusy',
      backOffMilliseconds: 1234,
      message: 'Not now.',
    });
    const { status, text } = await post(exchange, oof);
    expect(status).toBe(500);
    expect(text).toContain('>a:ErrorServerBusy</faultcode><faultstring xml:lang="en-US">Not now.</faultstring>');
    expect(text).toContain('<t:Value Name="BackOffMilliseconds">1234</t:Value>');
  });

  test.each([
    ['GetFolder', operation(folders), 3],
    ['FindItem', operation(fixture('13-finditem-calendarview-request.xml')), 1],
    ['GetItem', operation(fixture('19-getitem-voicemail-request.xml')), 1],
    ['GetAttachment', operation(fixture('21-getattachment-request.xml')), 1],
    ['GetUserAvailability', operation(fixture('01-getuseravailability-request.xml')), 3],
    ['GetUserOofSettings', operation(oof), 1],
    ['SetUserOofSettings', operation(fixture('08-setuseroofsettings-request.xml')), 1],
  ])('answers %s with errors in its own shape', async (name, request, count) => {
    await exchange.client.fault({ kind: 'response-error', code: 'ErrorInternalServerTransientError', operation: name });
    const { status, root, codes } = await ask(exchange, request);
    expect(status).toBe(200);
    expect(root.name).toBe(`${name}Response`);
    expect(codes).toEqual(Array<string>(count).fill('ErrorInternalServerTransientError'));
    expect(all(root, 'MessageText').length).toBe(count);
  });

  test('shows a web page', async () => {
    await exchange.client.fault({ kind: 'html' });
    const { status, headers, text } = await post(exchange, oof);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(/^<!DOCTYPE html>/);
  });

  test('stops in the middle of a document', async () => {
    const whole = (await post(exchange, oof)).text;
    await exchange.client.fault({ kind: 'truncate' });
    const { status, text } = await post(exchange, oof);
    expect(status).toBe(200);
    expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  test('sends a document with a DTD', async () => {
    await exchange.client.fault({ kind: 'doctype' });
    const { status, text } = await post(exchange, oof);
    expect(status).toBe(200);
    expect(text).toMatch(/^<\?xml[^>]*><!DOCTYPE s:Envelope \[.*<!ENTITY i "(&h;){10}">\]>.*&i;/);
  });

  test('sends more than anyone wants', async () => {
    await exchange.client.fault({ kind: 'huge', bytes: 3_000_000 });
    expect(await measure(Infinity)).toMatchObject({ encoding: undefined, unfolded: 3_000_000 });
  });

  test('sends little that unfolds to much', async () => {
    await exchange.client.fault({ kind: 'gzip-bomb', bytes: 30_000_000 });
    const { encoding, sent, unfolded } = await measure(Infinity);
    expect([encoding, unfolded]).toEqual(['gzip', 30_000_000]);
    expect(sent).toBeLessThan(200_000);
  });

  test('bears a client that breaks off', async () => {
    await exchange.client.fault({ kind: 'huge', bytes: 500_000_000, times: 1 });
    expect((await measure(100_000)).unfolded).toBeLessThan(1_000_000);
    expect((await post(exchange, oof)).status).toBe(200);
  });

  test('never answers', async () => {
    await exchange.client.fault({ kind: 'hang', times: 1 });
    const controller = new AbortController();
    const headers = { authorization: authorization(), 'content-type': 'text/xml' };
    const pending = fetch(exchange.url, { method: 'POST', headers, body: oof, signal: controller.signal });
    // Its place in the log shows that the request arrived.
    while ((await exchange.client.log()).every(({ fault }) => fault !== 'hang')) continue;
    controller.abort();
    await expect(pending).rejects.toThrow();
    expect((await post(exchange, oof)).status).toBe(200);
  });

  test('answers late, and rightly, while others are served', async () => {
    await exchange.client.fault({ kind: 'slow', milliseconds: 200, operation: 'GetUserOofSettings' });
    const order: string[] = [];
    const late = post(exchange, oof).then(({ status }) => order.push(`late ${status}`));
    const soon = post(exchange, folders).then(({ status }) => order.push(`soon ${status}`));
    await Promise.all([late, soon]);
    expect(order).toEqual(['soon 200', 'late 200']);
  });

  test('breaks the connection', async () => {
    await exchange.client.fault({ kind: 'reset' });
    await expect(post(exchange, oof)).rejects.toThrow();
  });

  test('forgets the right password', async () => {
    await exchange.client.fault({ kind: 'wrong-password', times: 1 });
    expect((await post(exchange, oof)).status).toBe(401);
    expect((await post(exchange, oof)).status).toBe(200);
  });
});

describe('a fault strikes', () => {
  test('for ever, until cleared', async () => {
    await exchange.client.fault({ kind: 'http-status', status: 500 });
    for (let round = 0; round < 3; round += 1) expect((await post(exchange, oof)).status).toBe(500);
    await exchange.client.clearFaults();
    expect((await post(exchange, oof)).status).toBe(200);
  });

  test('so often and no more, the oldest first', async () => {
    await exchange.client.fault({ kind: 'http-status', status: 502, times: 2 });
    await exchange.client.fault({ kind: 'http-status', status: 504, times: 1 });
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) statuses.push((await post(exchange, oof)).status);
    expect(statuses).toEqual([502, 502, 504, 200]);
  });

  test('one operation only', async () => {
    await exchange.client.fault({ kind: 'response-error', code: 'ErrorAccessDenied', operation: 'GetFolder' });
    expect((await ask(exchange, operation(oof))).codes).toEqual(['NoError']);
    expect((await ask(exchange, operation(folders))).codes).toContain('ErrorAccessDenied');
  });

  test('nobody who has yet to sign in', async () => {
    await exchange.client.fault({ kind: 'http-status', status: 503, times: 1 });
    const unsigned = await fetch(exchange.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: oof });
    expect(unsigned.status).toBe(401);
    expect((await post(exchange, oof)).status).toBe(503);
  });

  test('with a message of its own kind in the log', async () => {
    await exchange.client.fault({ kind: 'response-error', code: 'ErrorMailboxFailover', times: 1 });
    const { root } = await ask(exchange, operation(oof));
    expect(texts(root, 'ResponseCode')).toEqual(['ErrorMailboxFailover']);
    expect((await exchange.client.log()).map(({ fault, status }) => [fault, status])).toEqual([
      ['response-error', 200],
    ]);
  });
});
