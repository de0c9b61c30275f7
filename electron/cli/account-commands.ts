import type { CliReply, CliRequest } from '../../shared/cli-contract.ts';
import type { AccountView } from '../../shared/snapshot.ts';
import type { Engine } from '../engine/engine-interface.ts';
import { accountAnswer, errorAnswer } from './answers.ts';
import { badInput, done, failure } from './reply.ts';
import { accountWords, testWords } from './words.ts';

/** By id or address, however it is written; the first one where none is named. */
export function findAccount(engine: Engine, named: string | undefined): AccountView | undefined {
  const wanted = named?.toLowerCase();
  const { accounts } = engine.snapshot();
  return accounts.find(({ id, address }) => wanted === undefined || id === named || address.toLowerCase() === wanted);
}

export async function addAccount(
  engine: Engine,
  request: Extract<CliRequest, { command: 'account add' }>,
): Promise<CliReply> {
  const added = await engine.addAccount(request);
  const speech = engine.speech();
  if (!added.ok) return failure(added.error, speech);
  const { id, kept } = added.value;
  const account = engine.snapshot().accounts.find((view) => view.id === id);
  const server = account?.server ?? request.server ?? '';
  const address = account?.address ?? request.user;
  const warning = kept === 'memory' ? speech.t('error.no-keyring') : undefined;
  const text = [speech.t('cli.accountAdded', { address, server }), warning].filter(Boolean).join('\n');
  const json = { id, address, server, secretKept: kept, ...(warning === undefined ? {} : { warning }) };
  return done<'account add'>(json, text);
}

export function listAccounts(engine: Engine): CliReply {
  const speech = engine.speech();
  const { accounts: views, calendars } = engine.snapshot();
  const accounts = views.map((account) => {
    const shared = calendars.flatMap(({ own, accountId, address }) => (own || accountId !== account.id ? [] : address));
    return { ...accountAnswer(account, speech), ...(shared.length === 0 ? {} : { shared }) };
  });
  return done<'account list'>({ accounts }, accountWords({ accounts }, speech));
}

export async function removeAccount(engine: Engine, named: string): Promise<CliReply> {
  const account = findAccount(engine, named);
  if (account === undefined) return badInput('no-account', engine.speech());
  const result = await engine.removeAccount(account.id);
  const speech = engine.speech();
  if (!result.ok) return failure(result.error, speech);
  return done<'account remove'>({ done: true }, speech.t('cli.accountRemoved', { address: account.address }));
}

export async function testAccount(engine: Engine, named: string | undefined): Promise<CliReply> {
  const account = findAccount(engine, named);
  if (account === undefined) return badInput('no-account', engine.speech());
  const { address, server } = account;
  const result = await engine.testAll(account.id);
  const speech = engine.speech();
  if (!result.ok) return failure(result.error, speech);
  const [first] = result.value;
  if (first?.error !== undefined) return failure(first.error, speech);
  const version = first?.found;
  const works = speech.t(version === undefined ? 'cli.accountAnswers' : 'cli.accountWorks', {
    address,
    server,
    version: version ?? '',
  });
  const steps = result.value.map(({ error, ...rest }) => ({
    ...rest,
    ...(error === undefined ? {} : { error: errorAnswer(error, speech) }),
  }));
  const text = [works, ...result.value.map((each) => testWords(each, speech))].join('\n');
  return done<'account test'>({ address, server, ...(version === undefined ? {} : { version }), steps }, text);
}
