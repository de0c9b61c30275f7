import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { ControlServer } from './control-server.ts';
import type { Owner } from './model.ts';
import { buildScenario } from './scenario/index.ts';
import { ExchangeServer } from './server.ts';
import { ExchangeState } from './state.ts';

export interface ExchangeOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  readonly controlPort?: number;
  /** IANA zone of the main user's office, e.g. this machine's; Europe/Paris where it isn't said. */
  readonly zone?: string;
  /** Milliseconds since 1970; the scenario is built around it. The system's clock where it isn't said. */
  readonly now?: () => number;
  /** Language of the main user's mailbox: folder names, server-made subjects. */
  readonly language?: 'en' | 'fr';
  /** Keeps every body in the log whole, so that a run can be validated afterwards. */
  readonly keepBodies?: boolean;
}

export interface Exchange {
  readonly url: string;
  /** Everybody who can sign in, the main user first. */
  readonly users: readonly { readonly address: string; readonly password: string }[];
  readonly control: { readonly url: string; readonly token: string };
  /** Closes both addresses and all connections. */
  stop(): Promise<void>;
}

/** Starts the embedded Exchange on loopback with the scenario in it. */
export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const clock = options.now ?? (() => Temporal.Now.instant().epochMilliseconds);
  const now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(clock());
  const language: Owner['language'] = options.language === 'fr' ? 'fr-FR' : 'en-US';
  const build = (): ExchangeState['company'] => buildScenario({ now, zone: options.zone, language });
  const state = new ExchangeState(build, now, options.keepBodies ?? false);
  const server = new ExchangeServer(state, options.port ?? 0);
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
    users: state.company.all
      .filter(({ owner }) => !owner.isRoom)
      .map(({ owner, password }) => ({ address: owner.address, password })),
    control: { url: control.url, token: control.token },
    stop: async () => {
      await Promise.all([server.stop(), control.stop()]);
    },
  };
}
