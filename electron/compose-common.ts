import type { Engine } from './engine/engine-interface.ts';
import type { EnginePorts } from './engine/ports.ts';
import { normaliseServerUrl } from './gateway/server-address.ts';
import { systemClock } from './shell/clock.ts';
import { systemEnvironment } from './shell/environment.ts';

/** What every start has of the world. */
export const commonPorts: Pick<EnginePorts, 'clock' | 'random' | 'newId' | 'environment' | 'readServerAddress'> = {
  clock: systemClock,
  random: Math.random,
  newId: () => crypto.randomUUID(),
  environment: systemEnvironment,
  readServerAddress: normaliseServerUrl,
};

/**
 * Starts the embedded Exchange and lends its first user's mailbox to the engine. `PRESENTLY_DEMO_LOG` names a file for
 * all that the two say to each other, which is nobody's mail: for whoever wants to see the protocol at work.
 */
export async function startDemo(engine: Engine): Promise<() => Promise<void>> {
  const { startExchange } = await import('./demo/index.ts');
  const exchange = await startExchange({
    port: 0,
    zone: systemEnvironment.zone(),
    logFile: process.env['PRESENTLY_DEMO_LOG'],
  });
  const [user] = exchange.users;
  if (user !== undefined) {
    engine.addDemo(
      { id: 'demo', address: user.address, server: exchange.url, signIn: { method: 'basic' }, demo: true },
      user.password,
    );
  }
  return () => exchange.stop();
}
