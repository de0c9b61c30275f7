import { CLI_STATUS, type onceSchema } from '../../shared/cli-contract.ts';
import { explainError } from '../../shared/explain.ts';
import type { Engine } from '../engine/engine-interface.ts';
import type { z } from 'zod';
import { appointmentAnswer, oofAnswer, statusAnswer, voicemailAnswer } from './answers.ts';
import { printableJson, printableText } from './printable.ts';
import { statusOf, unreadError } from './reply.ts';
import type { Terminal } from './run.ts';

/** One JSON object for a script, then the end: a failure says why on `err`. Gives the exit status. */
export async function printOnce(engine: Engine, { out, err }: Pick<Terminal, 'out' | 'err'>): Promise<number> {
  await engine.ready();
  const speech = engine.speech();
  const snapshot = engine.snapshot();
  const error = unreadError(snapshot, snapshot.today);
  if (error !== undefined) {
    err(`presently: ${printableText(explainError(error, speech).text)}\n`);
    return statusOf(error);
  }
  const { appointments } = snapshot.today.value;
  const answer: z.infer<typeof onceSchema> = {
    presence: statusAnswer(snapshot, speech),
    agenda: appointments.map((entry) => appointmentAnswer(entry, speech)),
    oof: oofAnswer(snapshot, speech),
    voicemail: voicemailAnswer(snapshot, speech),
  };
  out(`${printableJson(answer)}\n`);
  return CLI_STATUS.done;
}
