import { buildExchange, type InProcessExchange } from '../../electron/demo/in-process.ts';
import type { CommonOptions } from '../../electron/demo/options.ts';
import { envelope } from './soap.ts';
import { VirtualClock } from './virtual-clock.ts';

/** An embedded Exchange without sockets on a clock that the test moves. */
export interface Simulated {
  readonly clock: VirtualClock;
  readonly exchange: InProcessExchange;
  /** Posts an operation as the main user. */
  readonly send: (operation: string, signal?: AbortSignal) => ReturnType<InProcessExchange['http']>;
  /** The same, and the whole body. */
  readonly ask: (operation: string) => Promise<string>;
}

/** Builds one around a Monday morning. */
export function simulate(options: CommonOptions = {}): Simulated {
  const clock = new VirtualClock(Date.parse('2026-11-23T09:40:00Z'));
  const exchange = buildExchange({ clock, people: 3, ...options });
  const [mira] = exchange.users;
  if (mira === undefined) throw new Error('the scenario has nobody in it');
  const send: Simulated['send'] = (operation, signal = new AbortController().signal) =>
    exchange.http({
      url: exchange.url,
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
      body: envelope(operation),
      signal,
      credentials: { username: mira.address, password: mira.password },
    });
  return { clock, exchange, send, ask: async (operation) => bodyOf((await send(operation)).body) };
}

/** A body's text, however it comes. */
export async function bodyOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
