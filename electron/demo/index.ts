import { randomBytes } from 'node:crypto';
import { AutodiscoverHandler } from './autodiscover/handler.ts';
import { ControlServer } from './control-server.ts';
import { ExchangeHandler, pathOf } from './exchange-handler.ts';
import { buildState, usersOf, type CommonOptions, type User } from './options.ts';
import { ExchangeServer, type TlsOptions } from './server.ts';

export interface ExchangeOptions extends CommonOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  readonly controlPort?: number;
  /** Speaks https where it is given; the control address stays plain. */
  readonly tls?: TlsOptions;
  /** Has an Autodiscover server beside it, with a certificate of its own where it speaks https. */
  readonly autodiscover?: {
    readonly tls?: TlsOptions;
    /** The host under which the mail server is known, where that isn't its address on loopback. */
    readonly mailHost?: string;
  };
}

export interface Exchange {
  readonly url: string;
  /** Everybody who can sign in, the main user first. */
  readonly users: readonly User[];
  /** Origin of the Autodiscover server, where there is one. */
  readonly autodiscover?: string;
  readonly control: { readonly url: string; readonly token: string };
  /** Closes both addresses and all connections, and takes back every timer. */
  stop(): Promise<void>;
}

/** Starts the embedded Exchange on loopback with the scenario in it. */
export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const state = buildState(options);
  const server = new ExchangeServer(new ExchangeHandler(state), options.port ?? 0, options.tls);
  const control = new ControlServer(state, server, randomBytes(24).toString('base64url'));
  const ewsUrl = (): string => `${server.origin}${pathOf(1)}`;
  const { mailHost } = options.autodiscover ?? {};
  const knownUrl = (): string => (mailHost === undefined ? ewsUrl() : `https://${mailHost}${pathOf(1)}`);
  const autodiscover =
    options.autodiscover === undefined
      ? undefined
      : new ExchangeServer(new AutodiscoverHandler(state, knownUrl), 0, options.autodiscover.tls);
  await server.start();
  try {
    await autodiscover?.start();
    await control.start(options.controlPort ?? 0);
  } catch (error) {
    await Promise.all([server.stop(), autodiscover?.stop()]);
    throw error;
  }
  return {
    url: ewsUrl(),
    ...(autodiscover === undefined ? {} : { autodiscover: autodiscover.origin }),
    users: usersOf(state),
    control: { url: control.url, token: control.token },
    stop: async () => {
      await Promise.all([server.stop(), autodiscover?.stop(), control.stop()]);
      state.clock.close();
    },
  };
}
