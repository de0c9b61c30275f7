import { CLI_STATUS, type CliReply } from '../../shared/cli-contract.ts';
import { explainUpdate } from '../../shared/explain-update.ts';
import type { Engine } from '../engine/engine-interface.ts';
import { done } from './reply.ts';

/** Looks for a newer version, and waits until it is downloaded where this copy installs it by itself. */
export async function lookForUpdate(engine: Engine): Promise<CliReply> {
  const state = await engine.updates.look();
  const { version } = engine.updates.view();
  const message = explainUpdate(state, engine.speech());
  switch (state.kind) {
    case 'off':
    case 'current':
      return done<'update'>({ version, state: state.kind, message }, message);
    case 'elsewhere':
    case 'ready':
      return done<'update'>({ version, state: state.kind, newer: state.version, message }, message);
    case 'failed': {
      const { trouble, code } = state;
      const error = { kind: trouble, message, ...(code === undefined ? {} : { code }) };
      const status = trouble === 'unreachable' ? CLI_STATUS.noConnection : CLI_STATUS.failed;
      return { status, json: { error }, text: message };
    }
    default:
      // The app ends meanwhile.
      return { status: CLI_STATUS.failed, json: { error: { kind: 'cancelled', message } }, text: message };
  }
}
