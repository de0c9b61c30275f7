import { get, request as httpRequest, Agent } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import { ask, envelope, fixture } from '../../support/soap.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.stop());

const oof = fixture('05-getuseroofsettings-request.xml');
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function send(
  headers: Readonly<Record<string, string>>,
  options: { url?: string; body?: string | Uint8Array<ArrayBuffer> } = {},
): Promise<Response> {
  return fetch(options.url ?? exchange.url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    body: options.body ?? oof,
  });
}

describe('signing in', () => {
  test('without credentials the server asks for them', async () => {
    const response = await send({});
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm="[^"]+"$/);
  });

  test('a wrong password is refused however often it comes', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const response = await send({ authorization: basic(exchange.mira.address, 'wrong') });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
    }
  });

  test.each(['mira.voss@contoso.example', 'MIRA.VOSS@Contoso.Example', 'mira.voss', 'CONTOSO\\mira.voss'])(
    'as %s',
    async (name) => {
      const response = await send({ authorization: basic(name, exchange.mira.password) });
      expect(response.status).toBe(200);
    },
  );

  test.each(['nobody@contoso.example', 'room.ada@contoso.example', ''])('not as "%s"', async (name) => {
    const response = await send({ authorization: basic(name, exchange.mira.password) });
    expect(response.status).toBe(401);
  });

  test.each(['Basic', 'Basic !!!', `Basic ${Buffer.from('no colon').toString('base64')}`, 'Bearer abc'])(
    'not with "%s"',
    async (header) => {
      expect((await send({ authorization: header })).status).toBe(401);
    },
  );

  test('a colon belongs to the password', async () => {
    await exchange.client.password('theo.lindqvist@contoso.example', 'a:b:c');
    expect((await send({ authorization: basic('theo.lindqvist', 'a:b:c') })).status).toBe(200);
  });
});

describe('what HTTP itself refuses', () => {
  const signedIn = (): Record<string, string> => ({
    authorization: basic(exchange.mira.address, exchange.mira.password),
  });

  test('another path is a page that says so', async () => {
    const response = await send(signedIn(), { url: new URL('/owa/', exchange.url).href });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test('the path is found in any case', async () => {
    expect((await send(signedIn(), { url: exchange.url.toLowerCase() })).status).toBe(200);
  });

  test('GET', async () => {
    const response = await fetch(exchange.url, { headers: signedIn() });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('another content type', async () => {
    expect((await send({ ...signedIn(), 'content-type': 'application/json' })).status).toBe(415);
  });

  test('more than 4 MB', async () => {
    const body = oof + ' '.repeat(4 * 1024 * 1024);
    const status = await send(signedIn(), { body }).then(
      (response) => response.status,
      // The server may hang up while the client still sends.
      () => 413,
    );
    expect(status).toBe(413);
    expect((await send(signedIn())).status).toBe(200);
  });

  test('what is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from(oof), Buffer.from([0xff, 0xfe])]);
    expect((await send(signedIn(), { body })).status).toBe(400);
  });

  test('nothing answers on another interface than loopback', () => {
    expect(new URL(exchange.url).hostname).toBe('127.0.0.1');
    expect(new URL(exchange.control.url).hostname).toBe('127.0.0.1');
  });
});

describe('an answer', () => {
  test('is compressed only for those who can read that', async () => {
    const raw = (accept: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
      new Promise((resolve, reject) => {
        const options = {
          method: 'POST',
          headers: {
            authorization: basic(exchange.mira.address, exchange.mira.password),
            'content-type': 'text/xml',
            'accept-encoding': accept,
          },
        };
        const sent = httpRequest(exchange.url, options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) });
          });
        });
        sent.on('error', reject);
        sent.end(oof);
      });
    const [plain, packed] = await Promise.all([raw('identity'), raw('gzip, deflate')]);
    expect([plain.encoding, packed.encoding]).toEqual([undefined, 'gzip']);
    expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString());
  });

  test('carries an id of its own and echoes the client’s when asked', async () => {
    const headers = {
      authorization: basic(exchange.mira.address, exchange.mira.password),
      'client-request-id': 'abc-1',
    };
    const echoed = await send({ ...headers, 'return-client-request-id': 'true' });
    const silent = await send(headers);
    expect(echoed.headers.get('client-request-id')).toBe('abc-1');
    expect(silent.headers.get('client-request-id')).toBeNull();
    expect(echoed.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(echoed.headers.get('request-id')).not.toBe(silent.headers.get('request-id'));
  });

  test('names the server’s version', async () => {
    const { text } = await post(exchange, oof);
    expect(text).toMatch(
      /ServerVersionInfo[^>]* MajorVersion="15" MinorVersion="1" MajorBuildNumber="2507" MinorBuildNumber="6"/,
    );
  });

  test('leaves the connection open', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let round = 0; round < 3; round += 1) {
      await new Promise<void>((resolve, reject) => {
        get(new URL('/nowhere', exchange.url), { agent }, (response) => {
          ports.add(response.socket.localPort);
          response.resume();
          response.on('end', resolve);
        }).on('error', reject);
      });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });
});

describe('documents', () => {
  test('a DTD is refused before anything in it is read', async () => {
    const body = oof.replace('<soap:Envelope', '<!DOCTYPE x [<!ENTITY a "b">]><soap:Envelope');
    const { status, text } = await post(exchange, body);
    expect(status).toBe(500);
    expect(text).toContain(
      '<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">ErrorSchemaValidation<',
    );
  });

  test('so is what is no XML', async () => {
    const { status, text } = await post(exchange, oof.replace('</soap:Body>', ''));
    expect(status).toBe(500);
    expect(text).toContain('ErrorSchemaValidation');
  });

  test('any prefixes do, and no white space is needed', async () => {
    const body = oof
      .replaceAll('soap:', 'a1:')
      .replaceAll('xmlns:soap', 'xmlns:a1')
      .replaceAll('t:', 'ty:')
      .replaceAll('xmlns:t=', 'xmlns:ty=')
      .replace(/>\s+</g, '><');
    expect((await post(exchange, body)).status).toBe(200);
  });

  test('a break of the schema says where and what', async () => {
    const { status, text } = await post(
      exchange,
      fixture('17-finditem-voicemail-request.xml').replaceAll('BaseShape', 'BaseShap'),
    );
    expect(status).toBe(500);
    expect(text).toContain('<t:LineNumber>9</t:LineNumber><t:LinePosition>9</t:LinePosition>');
    expect(text).toContain('has invalid child element');
  });

  test.each([
    ['an operation that a real server has and this one has not', '<m:GetInboxRules/>', 'ErrorInvalidRequest'],
    ['an operation that nobody has', '<m:GetThing/>', 'ErrorSchemaValidation'],
    ['an element of another namespace', '<GetFolder xmlns="urn:x"/>', 'ErrorSchemaValidation'],
    ['an empty body', '', 'ErrorInvalidRequest'],
  ])('%s is a fault', async (_, operation, code) => {
    const { status, codes } = await ask(exchange, operation);
    expect([status, codes]).toEqual([500, [code]]);
  });

  test('a version that the server does not know is a fault of its own', async () => {
    const { status, text } = await post(exchange, oof.replace('Exchange2013_SP1', 'Exchange2099'));
    expect(status).toBe(500);
    expect(text).toContain('a:ErrorInvalidServerVersion');
  });

  test.each([
    [
      'impersonation',
      '<t:ExchangeImpersonation><t:ConnectingSID><t:SmtpAddress>theo.lindqvist@contoso.example</t:SmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>',
      'ErrorImpersonateUserDenied',
    ],
    [
      'a zone that it does not know',
      '<t:TimeZoneContext><t:TimeZoneDefinition Id="Atlantis Standard Time"/></t:TimeZoneContext>',
      'ErrorTimeZone',
    ],
  ])('%s is refused', async (_, headers, code) => {
    const operation = /<m:Get.*<\/m:GetUserOofSettingsRequest>/s.exec(oof)?.[0] ?? '';
    const { status, codes } = await ask(exchange, operation, { headers });
    expect([status, codes]).toEqual([500, [code]]);
  });

  test('something that is no envelope is a fault', async () => {
    const { status, text } = await post(exchange, '<a/>');
    expect([status, text.includes('ErrorInvalidRequest')]).toEqual([500, true]);
  });

  test('a header block that nobody knows is let through', async () => {
    const operation = /<m:Get.*<\/m:GetUserOofSettingsRequest>/s.exec(oof)?.[0] ?? '';
    expect((await post(exchange, envelope(operation, '<t:SomethingNew/>'))).status).toBe(200);
  });
});
