import { shell } from 'electron';
import { EMPTY_LIST } from '../shared/contact-list.ts';
import { explainError } from '../shared/explain.ts';
import { readSettings } from '../shared/settings.ts';
import { printOnce } from './cli/once.ts';
import { statusOf } from './cli/reply.ts';
import { readStandardInput } from './cli/standard-input.ts';
import type { StartArguments } from './cli/start-arguments.ts';
import { createWays } from './compose-accounts.ts';
import { buildDemo, commonPorts, lendDemo } from './compose-common.ts';
import { NO_CACHE } from './engine/cache.ts';
import { createEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine-interface.ts';
import { NO_UPDATER } from './engine/ports.ts';
import { readMachinePolicy } from './storage/policy.ts';

const standardStreams = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

/** Reads one account, or the demo's, prints it and ends: no window, no tray, no profile. Gives the exit status. */
export async function composeOnce(start: StartArguments): Promise<number> {
  const policy = readMachinePolicy({ env: process.env, platform: process.platform, onBroken: () => undefined });
  const engine: Engine = createEngine({
    ...commonPorts,
    policy,
    ...createWays({
      trusts: () => false,
      openBrowser: (url) => shell.openExternal(url),
      policy,
      speech: () => ({ t: engine.speech().t, language: engine.snapshot().language }),
    }),
    certificates: { load: () => [], save: () => undefined },
    accounts: { load: () => [], save: () => undefined },
    secrets: {
      keep: () => Promise.resolve('memory'),
      read: () => Promise.resolve(undefined),
      kept: () => 'memory',
      forget: () => Promise.resolve(),
    },
    settings: { load: () => readSettings({}), save: () => undefined },
    memory: { load: () => ({ dismissed: [] }), save: () => undefined },
    notifier: { reconcile: () => undefined },
    cache: NO_CACHE,
    contacts: { load: () => ({ list: EMPTY_LIST }), save: () => undefined },
    photos: { load: () => undefined, save: () => undefined, forget: () => undefined },
    oof: { load: () => ({ templates: [], absences: [], answered: [], seen: {} }), save: () => undefined },
    updater: NO_UPDATER,
    log: { info: () => undefined, warn: () => undefined },
  });
  if (start.server === undefined) {
    const stopDemo = lendDemo(engine, await buildDemo());
    const status = await printOnce(engine, standardStreams);
    await engine.close();
    await stopDemo();
    return status;
  }
  const password = start.passwordFromStdin ? await readStandardInput() : '';
  const added = await engine.addAccount({ server: start.server, user: start.user ?? '', password });
  if (!added.ok) {
    process.stderr.write(`presently: ${explainError(added.error, engine.speech()).text}\n`);
    return statusOf(added.error);
  }
  const status = await printOnce(engine, standardStreams);
  await engine.close();
  return status;
}
