import { app } from 'electron';
import { join } from 'node:path';
import type { Engine } from './engine/engine-interface.ts';
import type { EnginePorts } from './engine/ports.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { normaliseServerUrl } from './gateway/server-address.ts';
import { systemClock } from './shell/clock.ts';
import { systemEnvironment } from './shell/environment.ts';
import { startDemoExchange, type DemoExchange } from './worker/demo-client.ts';

/** What every start has of the world. */
export const commonPorts: Pick<EnginePorts, 'clock' | 'random' | 'newId' | 'environment' | 'readServerAddress'> = {
  clock: systemClock,
  random: Math.random,
  newId: () => crypto.randomUUID(),
  environment: systemEnvironment,
  readServerAddress: normaliseServerUrl,
};

const DEMO = 'demo';

/**
 * Starts the embedded Exchange. `PRESENTLY_DEMO_LOG` names a file for all that it and the app say to each other, which is
 * nobody's mail: for whoever wants to see the protocol at work.
 */
export const buildDemo = (): Promise<DemoExchange> =>
  startDemoExchange(join(app.getAppPath(), 'out/main/demo-worker.js'), {
    zone: systemEnvironment.zone(),
    logFile: process.env['PRESENTLY_DEMO_LOG'],
  });

/** Lends the first user's mailbox to the engine, until the person has one of their own; returns how the demo ends. */
export function lendDemo(engine: Engine, exchange: DemoExchange): () => Promise<void> {
  const [user] = exchange.users;
  if (user !== undefined) {
    engine.addDemo(
      { id: DEMO, address: user.address, server: exchange.url, signIn: { method: 'basic' }, demo: true },
      user.password,
    );
  }
  const stopUnneeded = ({ accounts }: Snapshot) => {
    if (!accounts.some(({ id }) => id === DEMO)) void exchange.stop();
  };
  engine.subscribe(stopUnneeded);
  stopUnneeded(engine.snapshot());
  return exchange.stop;
}
