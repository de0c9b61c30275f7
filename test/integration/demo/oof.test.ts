import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, childText, elementsOf, textOf, type XmlElement } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

const mira = 'mira.voss@contoso.example';
let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterEach(() => exchange.stop());

const read = (address: string): string =>
  `<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>${address}</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>`;

function write(settings: string, address = mira): string {
  return `<m:SetUserOofSettingsRequest><t:Mailbox><t:Address>${address}</t:Address></t:Mailbox><t:UserOofSettings>${settings}</t:UserOofSettings></m:SetUserOofSettingsRequest>`;
}

const replies =
  '<t:InternalReply xml:lang="fr-FR"><t:Message>&lt;p&gt;à bientôt &amp;amp; merci&lt;/p&gt;</t:Message></t:InternalReply><t:ExternalReply/>';
const state = (name: string, audience = 'Known'): string =>
  `<t:OofState>${name}</t:OofState><t:ExternalAudience>${audience}</t:ExternalAudience>`;
const duration = (from: string, to: string): string =>
  `<t:Duration><t:StartTime>${from}</t:StartTime><t:EndTime>${to}</t:EndTime></t:Duration>`;

async function settings(): Promise<XmlElement> {
  return one((await ask(exchange, read(mira))).root, 'OofSettings');
}

test('the settings stand beside the response message', async () => {
  const { root, codes } = await ask(exchange, read(mira));
  expect(codes).toEqual(['NoError']);
  expect(elementsOf(root).map(({ name }) => name)).toEqual(['ResponseMessage', 'OofSettings', 'AllowExternalOof']);
  expect(childText(await settings(), 'OofState')).toBe('Disabled');
  expect(textOf(one(await settings(), 'InternalReply'))).toBe('');
  expect(texts(one(await settings(), 'InternalReply'), 'Message')[0]).toContain('back on Monday');
});

test('what is written is read back as it was', async () => {
  const { codes } = await ask(
    exchange,
    write(state('Scheduled') + duration('2026-11-23T18:00:00Z', '2026-12-01T08:00:00+01:00') + replies),
  );
  expect(codes).toEqual(['NoError']);
  const kept = await settings();
  expect([childText(kept, 'OofState'), childText(kept, 'ExternalAudience')]).toEqual(['Scheduled', 'Known']);
  // UTC, without saying so.
  expect([texts(kept, 'StartTime'), texts(kept, 'EndTime')]).toEqual([
    ['2026-11-23T18:00:00'],
    ['2026-12-01T07:00:00'],
  ]);
  expect(texts(kept, 'Message')).toEqual(['<p>à bientôt &amp; merci</p>']);
  expect(one(kept, 'InternalReply').attributes.find(({ name }) => name === 'lang')?.value).toBe('fr-FR');
  expect(all(one(kept, 'ExternalReply'), 'Message')).toEqual([]);
});

test('times without a zone are UTC, whatever zone the request is in', async () => {
  const zone = '<t:TimeZoneContext><t:TimeZoneDefinition Id="Romance Standard Time"/></t:TimeZoneContext>';
  await ask(exchange, write(state('Scheduled') + duration('2026-11-24T00:00:00', '2026-11-25T00:00:00') + replies), {
    headers: zone,
  });
  expect(texts(await settings(), 'StartTime')).toEqual(['2026-11-24T00:00:00']);
});

test('disabling keeps the texts that are sent and the duration that was there', async () => {
  await ask(exchange, write(state('Scheduled') + duration('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z') + replies));
  await ask(exchange, write(state('Disabled', 'All') + replies));
  const kept = await settings();
  expect(childText(kept, 'OofState')).toBe('Disabled');
  expect(texts(kept, 'StartTime')).toEqual(['2026-11-24T00:00:00']);
  expect(texts(kept, 'Message').length).toBe(1);
});

describe('what is refused, and changes nothing', () => {
  test.each([
    [
      'an end before the start',
      state('Scheduled') + duration('2026-11-26T00:00:00Z', '2026-11-25T00:00:00Z') + replies,
      'ErrorInvalidScheduledOofDuration',
    ],
    [
      'an end at the start',
      state('Scheduled') + duration('2026-11-26T00:00:00Z', '2026-11-26T00:00:00Z') + replies,
      'ErrorInvalidScheduledOofDuration',
    ],
    [
      'an end in the past',
      state('Scheduled') + duration('2026-11-20T00:00:00Z', '2026-11-23T09:40:00Z') + replies,
      'ErrorInvalidScheduledOofDuration',
    ],
    ['a schedule without a duration', state('Scheduled') + replies, 'ErrorInvalidScheduledOofDuration'],
    ['a missing reply', state('Enabled') + '<t:InternalReply/>', 'ErrorInvalidUserOofSettings'],
  ])('%s', async (_, content, code) => {
    const before = await settings();
    const { status, root, codes } = await ask(exchange, write(content));
    expect([status, codes]).toEqual([200, [code]]);
    expect(attributeOf(one(root, 'ResponseMessage'), 'ResponseClass')).toBe('Error');
    expect(await settings()).toEqual(before);
  });

  test('an unknown state, by the schema', async () => {
    expect(await ask(exchange, write(state('Sometimes') + replies))).toMatchObject({
      status: 500,
      codes: ['ErrorSchemaValidation'],
    });
  });

  test.each([
    ['somebody else’s', 'theo.lindqvist@contoso.example', 'ErrorAccessDenied'],
    ['nobody’s', 'nobody@contoso.example', 'ErrorMailRecipientNotFound'],
  ])('%s mailbox, read or written', async (_, address, code) => {
    expect((await ask(exchange, read(address))).codes).toEqual([code]);
    expect((await ask(exchange, write(state('Enabled') + replies, address))).codes).toEqual([code]);
  });
});

test('what the administrator permits is told', async () => {
  await exchange.client.oof(mira, {
    allowed: 'None',
    state: 'Enabled',
    internal: 'plain text',
    start: '2026-11-23T00:00:00Z',
  });
  const { root } = await ask(exchange, read(mira));
  expect([texts(root, 'AllowExternalOof'), texts(root, 'OofState')]).toEqual([['None'], ['Enabled']]);
  expect(texts(root, 'Message')[0]).toBe('plain text');
});
