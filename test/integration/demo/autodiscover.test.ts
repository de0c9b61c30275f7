import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseXml } from '../../../electron/demo/xml-parse.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { fixture, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ people: 1, autodiscover: {} });
});
afterAll(() => exchange.stop());

const ask = (path: string, body?: string, isSignedIn = true): Promise<Response> => {
  const basic = Buffer.from(`${exchange.mira.address}:${exchange.mira.password}`).toString('base64');
  return fetch(`${exchange.autodiscover ?? ''}/autodiscover/autodiscover.${path}`, {
    redirect: 'manual',
    headers: { 'content-type': 'text/xml', ...(isSignedIn ? { authorization: `Basic ${basic}` } : {}) },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
};
const pox = fixture('60-autodiscover-pox-request.xml');
const soap = fixture('65-autodiscover-soap-request.xml');
const all = async (name: string, response: Promise<Response>): Promise<readonly string[]> =>
  texts(parseXml(await (await response).text()), name);

test('JSON leads anybody to EWS, and says what it does not know', async () => {
  const found = await ask('json?Email=mira.voss%40contoso.example&Protocol=Ews', undefined, false);
  expect(await found.json()).toEqual({ Protocol: 'Ews', Url: exchange.url });
  const other = await ask('json?Email=mira.voss%40contoso.example&Protocol=Ewz', undefined, false);
  expect([other.status, await other.json()]).toMatchObject([400, { ErrorCode: 'ProtocolNotSupported' }]);
});

test('POX and SOAP want a sign-in, and lead to EWS', async () => {
  expect([(await ask('xml', pox, false)).status, (await ask('svc', soap, false)).status]).toEqual([401, 401]);
  expect(await all('EwsUrl', ask('xml', pox))).toEqual([exchange.url, exchange.url]);
  expect(await all('Value', ask('svc', soap))).toContain(exchange.url);
  expect(await all('SettingName', ask('svc', soap))).toEqual(['ExternalUMUrl']);
});

test('who only looks, or asks about a stranger, gets the error with its number', async () => {
  expect(await all('ErrorCode', ask('xml'))).toEqual(['600']);
  expect(await all('ErrorCode', ask('xml', pox.replace('mira.voss', 'nobody')))).toEqual(['500']);
  expect(await all('ErrorCode', ask('svc', soap.replace('mira.voss', 'nobody')))).toContain('InvalidUser');
});

test('on order it sends clients elsewhere, or says nothing', async () => {
  const away = { kind: 'redirect-address', address: 'mira@fabrikam.example' } as const;
  await exchange.client.send('autodiscover', { answers: { xml: away, svc: away, json: { kind: 'nothing' } } });
  expect(await all('RedirectAddr', ask('xml', pox))).toEqual([away.address]);
  expect(await all('RedirectTarget', ask('svc', soap))).toEqual([away.address]);
  expect((await ask('json?Email=a&Protocol=Ews')).status).toBe(404);
  const url = 'https://autodiscover.fabrikam.example/autodiscover/autodiscover.xml';
  await exchange.client.send('autodiscover', {
    answers: { xml: { kind: 'redirect-url', url }, json: { kind: 'redirect', location: url }, svc: { kind: 'page' } },
  });
  expect(await all('RedirectUrl', ask('xml', pox))).toEqual([url]);
  expect((await ask('json', undefined, false)).headers.get('location')).toBe(url);
  expect(await (await ask('svc', soap)).text()).toContain('<html>');
  await exchange.client.reset();
  expect(await all('EwsUrl', ask('xml', pox))).toHaveLength(2);
});
