import { randomBytes } from 'node:crypto';
import { ControlServer } from './control-server.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import { buildState, usersOf, type CommonOptions, type User } from './options.ts';
import { ExchangeServer, type TlsOptions } from './server.ts';

export interface ExchangeOptions extends CommonOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  readonly controlPort?: number;
  /** Speaks https where it is given; the control address stays plain. */
  readonly tls?: TlsOptions;
}

export interface Exchange {
  readonly url: string;
  /** Everybody who can sign in, the main user first. */
  readonly users: readonly User[];
  readonly control: { readonly url: string; readonly token: string };
  /** Closes both addresses and all connections, and takes back every timer. */
  stop(): Promise<void>;
}

/** Starts the embedded Exchange on loopback with the scenario in it. */
export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const state = buildState(options);
  const server = new ExchangeServer(new ExchangeHandler(state), options.port ?? 0, options.tls);
  const control = new ControlServer(state, server, randomBytes(24).toString('base64url'));
  await server.start();
  try {
    await control.start(options.controlPort ?? 0);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: server.url,
    users: usersOf(state),
    control: { url: control.url, token: control.token },
    stop: async () => {
      await Promise.all([server.stop(), control.stop()]);
      state.clock.close();
    },
  };
}
