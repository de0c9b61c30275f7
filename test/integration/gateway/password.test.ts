import { expect, it } from 'vitest';
import { errorOf, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();

it('a password that never expires has no end', async () => {
  expect(await gateway().passwordExpires(signal)).toBeUndefined();
});

it('one that does tells when', async () => {
  await exchange().client.send('password-expires', { mailbox: address(), at: '2026-10-30T08:00:00Z' });
  expect(await gateway().passwordExpires(signal)).toBe('2026-10-30T08:00:00Z');
});

it.each(['ErrorInvalidOperation', 'ErrorAccessDenied', 'ErrorNonExistentMailbox'])(
  'a server that answers %s knows of no end',
  async (code) => {
    await exchange().client.fault({ kind: 'response-error', code, operation: 'GetPasswordExpirationDate' });
    expect(await gateway().passwordExpires(signal)).toBeUndefined();
  },
);

it('a server that is away is no answer', async () => {
  await exchange().client.fault({ kind: 'http-status', status: 503 });
  expect(await errorOf(gateway().passwordExpires(signal))).toMatchObject({ kind: 'busy' });
});
