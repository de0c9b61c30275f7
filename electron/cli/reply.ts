import { CLI_STATUS, type CliAnswer, type CliReply, type CliRequest } from '../../shared/cli-contract.ts';
import type { Speech } from '../../shared/explain.ts';
import type { AppError, InputCode } from '../../shared/model.ts';
import type { Dated, Snapshot } from '../../shared/snapshot.ts';
import { errorAnswer } from './answers.ts';

/** What goes back to the command line: data by the contract, words, and the exit status. */
export const done = <C extends CliRequest['command']>(json: CliAnswer<C>, text: string): CliReply => ({
  status: CLI_STATUS.done,
  json,
  text,
});

/** @param said in words, where the error's own don't fit */
export function failure(error: AppError, speech: Speech, said?: string): CliReply {
  const answer = { ...errorAnswer(error, speech), ...(said === undefined ? {} : { message: said }) };
  return { status: statusOf(error), json: { error: answer }, text: answer.message };
}

export const badInput = (code: InputCode, speech: Speech): CliReply => failure({ kind: 'bad-input', code }, speech);

/** Why something was never read; `undefined` where it was, and where there is nobody to read it from. */
export function unreadError({ accounts }: Snapshot, part: Dated<unknown>): AppError | undefined {
  const [account] = accounts;
  if (part.asOf !== undefined || account === undefined) return undefined;
  const told = part.error ?? accounts.find(({ health }) => health.error !== undefined)?.health.error;
  // Whoever waited for a first answer has waited long.
  return told ?? { kind: 'timeout', host: new URL(account.server).host, address: account.address };
}

/** The exit status of a failure. */
export function statusOf(error: AppError): number {
  if (error.kind === 'unreachable' || error.kind === 'certificate' || error.kind === 'timeout')
    return CLI_STATUS.noConnection;
  return error.kind === 'bad-input' ? CLI_STATUS.usage : CLI_STATUS.failed;
}
