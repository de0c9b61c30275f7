import type { CliReply, CliRequest } from '../../shared/cli-contract.ts';
import { explainOthersError } from '../../shared/explain.ts';
import { calendarIdOf, type AppError } from '../../shared/model.ts';
import type { Engine } from '../engine/engine-interface.ts';
import { findAccount } from './account-commands.ts';
import { badInput, done, failure } from './reply.ts';

type Share = Extract<CliRequest, { command: 'account share' }>;
type Unshare = Extract<CliRequest, { command: 'account unshare' }>;

/** Has an account read another mailbox's calendar, once the server has shown it. */
export async function shareCalendar(engine: Engine, { address, account: named }: Share): Promise<CliReply> {
  const account = findAccount(engine, named);
  if (account === undefined) return badInput('no-account', engine.speech());
  const result = await engine.addShared(account.id, address);
  if (!result.ok) return refusal(result.error, engine);
  const text = engine.speech().t('cli.shareAdded', { address, account: account.address });
  return done<'account share'>({ id: calendarIdOf(account.id, address), address, account: account.address }, text);
}

/** Lets another mailbox's calendar go; where no account is named, of the first that reads it. */
export async function unshareCalendar(engine: Engine, { address, account: named }: Unshare): Promise<CliReply> {
  const wanted = address.toLowerCase();
  const { calendars } = engine.snapshot();
  const reader = calendars.find((calendar) => !calendar.own && calendar.address.toLowerCase() === wanted)?.accountId;
  const account = findAccount(engine, named ?? reader);
  if (account === undefined) return badInput('no-account', engine.speech());
  const result = await engine.removeShared(account.id, address);
  if (!result.ok) return refusal(result.error, engine);
  return done<'account unshare'>({ done: true }, engine.speech().t('cli.shareRemoved', { address }));
}

const refusal = (error: AppError, engine: Engine): CliReply =>
  failure(error, engine.speech(), explainOthersError(error, engine.speech()).text);
