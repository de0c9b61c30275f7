import { describe, expect, it } from 'vitest';
import type { OofChange } from '../../../shared/model.ts';
import { post } from '../../support/exchange.ts';
import { signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const window = { start: '2026-10-24T22:00:00Z', end: '2026-10-31T23:00:00Z' };

/** What the server itself answers, past all our code. */
async function rawOof(): Promise<string> {
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header><s:Body><m:GetUserOofSettingsRequest><t:Mailbox><t:Address>${address()}</t:Address></t:Mailbox></m:GetUserOofSettingsRequest></s:Body></s:Envelope>`;
  return (await post(exchange(), body)).text;
}
const field = (xml: string, name: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?${name}[^>]*>([^<]*)<`).exec(xml)?.[1];
/** How many changes reached the server. */
const changesSent = async (): Promise<number> =>
  (await exchange().client.log()).filter(({ operation }) => operation?.startsWith('SetUserOof')).length;

describe('OOF', () => {
  it('is switched on, on a schedule and off, texts kept', async () => {
    const before = await gateway().oof(signal);
    for (const change of [{ state: 'enabled' }, { state: 'scheduled', window }, { state: 'disabled' }] as const) {
      const kept = await gateway().changeOof(change, signal);
      expect(kept).toMatchObject({ ...change, internalText: before.internalText, externalText: before.externalText });
      expect(kept.audience).toBe(before.audience);
      expect(await gateway().oof(signal)).toEqual(kept);
    }
    expect(field(await rawOof(), 'OofState')).toBe('Disabled');
  });

  it('takes a new text as escaped paragraphs and reads it back as typed', async () => {
    const internalText = 'Away & out.\n\n<b>Not bold</b> "quoted" – ü 😀';
    const kept = await gateway().changeOof({ internalText }, signal);
    expect(kept.internalText).toBe(internalText);
    const raw = await rawOof();
    expect(raw).toContain('&lt;p&gt;&amp;lt;b&amp;gt;Not bold&amp;lt;/b&amp;gt;');
  });

  it('keeps the server’s own HTML of a text that reads the same', async () => {
    const html = '<html><body><p style="color:blue">Out <b>until</b> Monday.</p><p>Mira</p></body></html>';
    await exchange().client.oof(address(), { internal: html });
    await gateway().changeOof({ state: 'enabled', internalText: 'Out until Monday.\nMira' }, signal);
    expect(await rawOof()).toContain('&lt;p style="color:blue"&gt;Out &lt;b&gt;until&lt;/b&gt; Monday.');
  });

  it('changes its text while on without ever being off', async () => {
    await exchange().client.oof(address(), { state: 'Enabled' });
    await exchange().client.clearLog();
    const kept = await gateway().changeOof({ externalText: 'New words.' }, signal);
    expect(kept).toMatchObject({ state: 'enabled', externalText: 'New words.' });
    expect(await changesSent()).toBe(1);
  });

  it.each<[string, OofChange]>([
    ['switched on', { state: 'enabled', externalText: 'Away.\n\nBack on Monday & later.' }],
    ['put on a schedule', { state: 'scheduled', window: { start: '2026-10-24T22:00:00.5Z', end: window.end } }],
  ])('that was %s isn’t sent again when the answer to that was lost', async (_, change) => {
    await exchange().client.fault({ kind: 'reset', carriedOut: true, operation: 'SetUserOofSettings', times: 1 });
    await expect(gateway().changeOof(change, signal)).rejects.toMatchObject({ error: { kind: 'unreachable' } });
    const kept = await gateway().oof(signal);
    expect(kept).toMatchObject({ state: change.state });
    expect(await gateway().changeOof(change, signal)).toEqual(kept);
    expect(await changesSent()).toBe(1);
  });

  it('is sent again when the server has something else by then', async () => {
    await gateway().changeOof({ state: 'enabled' }, signal);
    await exchange().client.oof(address(), { state: 'Disabled' });
    expect(await gateway().changeOof({ state: 'enabled' }, signal)).toMatchObject({ state: 'enabled' });
    expect(await changesSent()).toBe(2);
  });

  it('moves its window while scheduled', async () => {
    await gateway().changeOof({ state: 'scheduled', window }, signal);
    const later = { start: '2026-11-01T23:00:00Z', end: '2026-11-08T23:00:00Z' };
    expect(await gateway().changeOof({ window: later }, signal)).toMatchObject({ state: 'scheduled', window: later });
  });

  it('widens its audience only when told so', async () => {
    await exchange().client.oof(address(), { audience: 'None' });
    expect(await gateway().changeOof({ state: 'enabled' }, signal)).toMatchObject({ audience: 'none' });
    expect(await gateway().changeOof({ audience: 'all' }, signal)).toMatchObject({ audience: 'all', state: 'enabled' });
  });

  it.each<[string, OofChange]>([
    ['without a window', { state: 'scheduled' }],
    ['that ends before it starts', { state: 'scheduled', window: { start: window.end, end: window.start } }],
    ['that ends as it starts', { state: 'scheduled', window: { start: window.start, end: window.start } }],
  ])('on a schedule %s isn’t sent at all', async (_, change) => {
    await expect(gateway().changeOof(change, signal)).rejects.toMatchObject({ error: { kind: 'bad-input' } });
    expect(await changesSent()).toBe(0);
  });

  it('on a schedule in the past is refused by the server', async () => {
    const past = { start: '2026-10-01T00:00:00Z', end: '2026-10-02T00:00:00Z' };
    await expect(gateway().changeOof({ state: 'scheduled', window: past }, signal)).rejects.toMatchObject({
      error: { kind: 'refused', code: 'ErrorInvalidScheduledOofDuration' },
    });
  });

  it('of somebody else can’t be read', async () => {
    const [, other] = exchange().users;
    const credentials = { username: other?.address ?? '', password: other?.password ?? '' };
    await expect(gateway({ credentials }).oof(signal)).rejects.toMatchObject({
      error: { kind: 'refused', code: 'ErrorAccessDenied' },
    });
  });
});
