import { describe, expect, it } from 'vitest';
import type { ArmedFault } from '../../../electron/demo/control.ts';
import type { ErrorKind } from '../../../shared/model.ts';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { errorOf, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const MB = 1024 * 1024;
const day = { start: '2026-10-19T22:00:00Z', end: '2026-10-20T22:00:00Z' };

describe('a server that fails', () => {
  it.each<[ErrorKind, string | undefined, ArmedFault]>([
    ['sign-in', '401', { kind: 'wrong-password' }],
    ['forbidden', '403', { kind: 'http-status', status: 403 }],
    ['not-exchange', '404', { kind: 'http-status', status: 404 }],
    ['broken-answer', '500', { kind: 'http-status', status: 500, body: 'Server Error' }],
    ['busy', '503', { kind: 'http-status', status: 503, headers: { 'retry-after': '120' } }],
    ['not-exchange', '302', { kind: 'http-status', status: 302, headers: { location: '/owa/auth/logon.aspx' } }],
    ['busy', 'ErrorServerBusy', { kind: 'soap-fault', code: 'ErrorServerBusy', backOffMilliseconds: 60_000 }],
    ['refused', 'ErrorAccessDenied', { kind: 'soap-fault', code: 'ErrorAccessDenied' }],
    ['busy', 'ErrorMailboxStoreUnavailable', { kind: 'response-error', code: 'ErrorMailboxStoreUnavailable' }],
    ['not-exchange', undefined, { kind: 'html' }],
    ['broken-answer', undefined, { kind: 'truncate' }],
    ['not-exchange', undefined, { kind: 'doctype' }],
    ['too-large', undefined, { kind: 'huge', bytes: 50 * MB }],
    ['too-large', undefined, { kind: 'gzip-bomb', bytes: 50 * MB }],
    ['unreachable', undefined, { kind: 'reset' }],
  ])('is told as %s %s', async (kind, code, fault) => {
    await exchange().client.fault(fault);
    const error = await errorOf(gateway().oof(signal));
    expect(error).toMatchObject({ kind, host: new URL(exchange().url).host, address: address() });
    expect(error?.code).toBe(code);
    await exchange().client.clearFaults();
    expect(await errorOf(gateway().oof(signal))).toBeUndefined();
  });

  it.each([
    [{ kind: 'soap-fault', code: 'ErrorServerBusy', backOffMilliseconds: 60_000 } as const, 60_000],
    [{ kind: 'http-status', status: 503, headers: { 'retry-after': '120' } } as const, 120_000],
  ])('says how long to wait: %j', async (fault, milliseconds) => {
    await exchange().client.fault(fault);
    await expect(gateway().probe(signal)).rejects.toMatchObject({ retryAfterMs: milliseconds });
  });

  it('times out when it hangs', async () => {
    await exchange().client.fault({ kind: 'hang' });
    expect(await errorOf(gateway({ limits: { headersMs: 100 } }).probe(signal))).toMatchObject({ kind: 'timeout' });
  });

  it('is given up at once when the caller cancels', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const cancel = new AbortController();
    const failure = errorOf(gateway().probe(cancel.signal));
    cancel.abort();
    expect(await failure).toMatchObject({ kind: 'cancelled' });
  });

  it('times out by the caller’s own deadline', async () => {
    await exchange().client.fault({ kind: 'hang' });
    expect(await errorOf(gateway().probe(AbortSignal.timeout(50)))).toMatchObject({ kind: 'timeout' });
  });

  it('is unreachable while it is down', async () => {
    await exchange().client.stopAnswering();
    expect(await errorOf(gateway().probe(signal))).toMatchObject({ kind: 'unreachable' });
    await exchange().client.startAnswering();
    expect(await errorOf(gateway().probe(signal))).toBeUndefined();
  });

  const calls: readonly (readonly [string, (mailbox: MailboxGateway) => Promise<unknown>])[] = [
    ['probe', (mailbox) => mailbox.probe(signal)],
    ['appointments', (mailbox) => mailbox.appointments(day, signal)],
    ['appointmentDetails', (mailbox) => mailbox.appointmentDetails('work/AAMk=', signal)],
    ['changeMarkers', (mailbox) => mailbox.changeMarkers(signal)],
    ['oof', (mailbox) => mailbox.oof(signal)],
    ['changeOof', (mailbox) => mailbox.changeOof({ state: 'enabled' }, signal)],
    ['voicemails', (mailbox) => mailbox.voicemails(30, signal)],
    ['voicemailFile', (mailbox) => mailbox.voicemailFile('work/AAMk=', signal)],
    ['voicemailMessage', (mailbox) => mailbox.voicemailMessage('work/AAMk=', signal)],
    ['markHeard', (mailbox) => mailbox.markHeard('work/AAMk=', true, signal)],
    ['removeVoicemail', (mailbox) => mailbox.removeVoicemail('work/AAMk=', false, signal)],
    ['playOnPhone', (mailbox) => mailbox.playOnPhone('work/AAMk=', '4470', signal)],
    ['freeBusy', (mailbox) => mailbox.freeBusy(['theo.lindqvist@contoso.example'], day, 'times', signal)],
  ];

  it.each(calls)('fails %s with an error that can be shown', async (_, ask) => {
    await exchange().client.fault({ kind: 'soap-fault', code: 'ErrorFromTheFuture' });
    expect(await errorOf(ask(gateway()))).toMatchObject({
      kind: 'refused',
      code: 'ErrorFromTheFuture',
      address: address(),
    });
  });

  it.each(['appointmentDetails', 'voicemailFile', 'voicemailMessage'] as const)(
    'doesn’t know what %s asks for',
    async (name) => {
      expect(await errorOf(gateway()[name]('work/AAMkGone=', signal))).toMatchObject({ kind: 'not-found' });
      expect(await errorOf(gateway()[name]('other/AAMk=', signal))).toMatchObject({ kind: 'not-found' });
    },
  );

  it('asks for the new password once it was changed', async () => {
    expect(await errorOf(gateway().probe(signal))).toBeUndefined();
    const { address: user, password } = exchange().mira;
    await exchange().client.password(user, 'another');
    expect(await errorOf(gateway().probe(signal))).toMatchObject({ kind: 'sign-in', code: '401' });
    const renewed = gateway({ credentials: { username: user, password: 'another' } });
    expect(await errorOf(renewed.probe(signal))).toBeUndefined();
    await exchange().client.password(user, password);
  });
});
