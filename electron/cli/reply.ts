import { CLI_STATUS, type CliAnswer, type CliReply, type CliRequest } from '../../shared/cli-contract.ts';
import type { Speech } from '../../shared/explain.ts';
import type { AppError, InputCode } from '../../shared/model.ts';
import { errorAnswer } from './answers.ts';

/** What goes back to the command line: data by the contract, words, and the exit status. */
export const done = <C extends CliRequest['command']>(json: CliAnswer<C>, text: string): CliReply => ({
  status: CLI_STATUS.done,
  json,
  text,
});

export function failure(error: AppError, speech: Speech): CliReply {
  const answer = errorAnswer(error, speech);
  return { status: statusOf(error), json: { error: answer }, text: answer.message };
}

export const badInput = (code: InputCode, speech: Speech): CliReply => failure({ kind: 'bad-input', code }, speech);

/** The exit status of a failure. */
export function statusOf(error: AppError): number {
  if (error.kind === 'unreachable' || error.kind === 'timeout') return CLI_STATUS.noConnection;
  return error.kind === 'bad-input' ? CLI_STATUS.usage : CLI_STATUS.failed;
}
