import { CLI_STATUS, type onceSchema } from '../../shared/cli-contract.ts';
import { explainError } from '../../shared/explain.ts';
import type { Engine } from '../engine/engine.ts';
import type { z } from 'zod';
import { appointmentAnswer, oofAnswer, statusAnswer, voicemailAnswer } from './answers.ts';
import { statusOf } from './reply.ts';

/** One JSON object for a script, then the end: a failure says why on standard error. Gives the exit status. */
export async function printOnce(engine: Engine): Promise<number> {
  await engine.ready();
  const speech = engine.speech();
  const snapshot = engine.snapshot();
  const error = snapshot.accounts.map((account) => account.health.error).find((each) => each !== undefined);
  if (error !== undefined && snapshot.today.asOf === undefined) {
    process.stderr.write(`presently: ${explainError(error, speech).text}\n`);
    return statusOf(error);
  }
  const { appointments } = snapshot.today.value;
  const answer: z.infer<typeof onceSchema> = {
    presence: statusAnswer(snapshot, speech),
    agenda: appointments.map((entry) => appointmentAnswer(entry, speech)),
    oof: oofAnswer(snapshot, speech),
    voicemail: voicemailAnswer(snapshot, speech),
  };
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  return CLI_STATUS.done;
}
