import { CLI_STATUS, type CliAnswer, type CliReply, type CliRequest } from '../../shared/cli-contract.ts';
import type { Speech } from '../../shared/explain.ts';
import { assertNever, type AppError, type OofChange, type Result } from '../../shared/model.ts';
import { settingField, type SettingKey } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import {
  accountAnswer,
  appointmentAnswer,
  errorAnswer,
  freeBusyAnswer,
  oofAnswer,
  presenceAnswer,
  statusAnswer,
  voicemailAnswer,
} from './answers.ts';
import {
  accountWords,
  agendaWords,
  doneWords,
  freeBusyWords,
  oofWords,
  presenceWords,
  settingsWords,
  statusWords,
  voicemailWords,
} from './words.ts';

/** What the command line may do besides asking the engine. */
export interface CliHost {
  readonly engine: Engine;
  readonly open: () => void;
  readonly quit: () => void;
}

/** Carries out one request. The answer is data by the contract and words in the user's language. */
export async function execute(request: CliRequest, host: CliHost): Promise<CliReply> {
  const { engine } = host;
  // A first answer is worth waiting for: an app that just started knows nothing yet.
  if (request.command !== 'quit' && request.command !== 'account add') await engine.ready();
  const speech = () => engine.speech();

  switch (request.command) {
    case 'status': {
      const answer = statusAnswer(engine.snapshot(), speech());
      return done<'status'>(answer, statusWords(engine.snapshot(), speech(), answer));
    }
    case 'agenda':
      return agenda(engine, request.days);
    case 'oof show':
      return showOof(engine);
    case 'oof on':
      return switchOof(engine, request);
    case 'oof off':
      return changeOof(engine, { state: 'disabled' });
    case 'presence set':
      return setPresence(engine, request);
    case 'presence reset':
      engine.resetPresence();
      return showPresence(engine);
    case 'freebusy':
      return freeBusy(engine, request.addresses);
    case 'voicemail': {
      const answer = voicemailAnswer(engine.snapshot(), speech());
      return done<'voicemail'>(answer, voicemailWords(answer, speech()));
    }
    case 'account add':
      return addAccount(engine, request);
    case 'account list': {
      const accounts = engine.snapshot().accounts.map((account) => accountAnswer(account, speech()));
      return done<'account list'>({ accounts }, accountWords({ accounts }, speech()));
    }
    case 'account remove':
      return removeAccount(engine, request.account);
    case 'account test':
      return testAccount(engine, request.account);
    case 'settings get':
      return showSettings(engine, request.key);
    case 'settings set': {
      const result = engine.setSetting(request.key, readValue(request.key, request.value));
      return result.ok ? showSettings(engine, request.key) : failure(result.error, speech());
    }
    case 'refresh':
      await engine.refresh();
      return done<'refresh'>({ done: true }, doneWords(request.command, speech()));
    case 'open':
      host.open();
      return done<'open'>({ done: true }, doneWords(request.command, speech()));
    case 'quit':
      host.quit();
      return done<'quit'>({ done: true }, doneWords(request.command, speech()));
    default:
      return assertNever(request);
  }
}

const done = <C extends CliRequest['command']>(json: CliAnswer<C>, text: string): CliReply => ({
  status: CLI_STATUS.done,
  json,
  text,
});

/** The exit status of a failure. */
export function statusOf(error: AppError): number {
  if (error.kind === 'unreachable' || error.kind === 'timeout') return CLI_STATUS.noConnection;
  return error.kind === 'bad-input' ? CLI_STATUS.usage : CLI_STATUS.failed;
}

function failure(error: AppError, speech: Speech): CliReply {
  const answer = errorAnswer(error, speech);
  return { status: statusOf(error), json: { error: answer }, text: answer.message };
}

const badInput = (detail: string, speech: Speech): CliReply => failure({ kind: 'bad-input', detail }, speech);

async function agenda(engine: Engine, days: number): Promise<CliReply> {
  const speech = engine.speech();
  const read = await engine.calendarRange(engine.days(days));
  const answer: CliAnswer<'agenda'> = {
    appointments: read.appointments.map((entry) => appointmentAnswer(entry, speech)),
    ...(read.asOf === undefined ? {} : { asOf: read.asOf }),
    ...(read.error === undefined ? {} : { error: errorAnswer(read.error, speech) }),
  };
  return done<'agenda'>(answer, agendaWords(answer, speech));
}

function showOof(engine: Engine): CliReply {
  const answer = oofAnswer(engine.snapshot(), engine.speech());
  return done<'oof show'>(answer, oofWords(answer, engine.speech()));
}

async function switchOof(engine: Engine, request: Extract<CliRequest, { command: 'oof on' }>): Promise<CliReply> {
  const until = request.until === undefined ? undefined : engine.readUntil(request.until);
  if (request.until !== undefined && until === undefined) return badInput(`--until ${request.until}`, engine.speech());
  const { now, oof } = engine.snapshot();
  const without = oof.some((view) => (request.message ?? view.settings?.internalText ?? '').trim() === '');
  if (without) return failure({ kind: 'bad-input', code: 'no-text', detail: '--message' }, engine.speech());
  return changeOof(engine, {
    ...(until === undefined ? { state: 'enabled' } : { state: 'scheduled', window: { start: now, end: until } }),
    ...(request.message === undefined ? {} : { internalText: request.message }),
    ...(request.externalMessage === undefined ? {} : { externalText: request.externalMessage }),
    ...(request.audience === undefined ? {} : { audience: request.audience }),
  });
}

async function changeOof(engine: Engine, change: OofChange): Promise<CliReply> {
  for (const { accountId } of engine.snapshot().oof) {
    const result = await engine.changeOof(accountId, change);
    if (!result.ok) return failure(result.error, engine.speech());
  }
  return showOof(engine);
}

function showPresence(engine: Engine): CliReply {
  const answer = presenceAnswer(engine.snapshot(), engine.speech());
  return done<'presence set'>(answer, presenceWords(engine.snapshot(), engine.speech(), answer.reason));
}

function setPresence(engine: Engine, request: Extract<CliRequest, { command: 'presence set' }>): CliReply {
  const until = request.until === undefined ? undefined : engine.readUntil(request.until);
  if (request.until !== undefined && until === undefined) return badInput(`--until ${request.until}`, engine.speech());
  const result = engine.setPresence({ state: request.state, ...(until === undefined ? {} : { until }) });
  return result.ok ? showPresence(engine) : failure(result.error, engine.speech());
}

async function freeBusy(engine: Engine, addresses: readonly string[]): Promise<CliReply> {
  const result = await engine.freeBusy(addresses, engine.days(2));
  if (!result.ok) return failure(result.error, engine.speech());
  const answer = freeBusyAnswer(result.value, engine.speech());
  return done<'freebusy'>(answer, freeBusyWords(answer, engine.speech()));
}

async function addAccount(engine: Engine, request: Extract<CliRequest, { command: 'account add' }>): Promise<CliReply> {
  const added = await engine.addAccount(request);
  const speech = engine.speech();
  if (!added.ok) return failure(added.error, speech);
  const { id, kept } = added.value;
  const account = engine.snapshot().accounts.find((view) => view.id === id);
  const server = account?.server ?? request.server;
  const address = account?.address ?? request.user;
  const warning = kept === 'memory' ? speech.t('error.no-keyring') : undefined;
  const text = [speech.t('cli.accountAdded', { address, server }), warning].filter(Boolean).join('\n');
  const json = { id, address, server, secretKept: kept, ...(warning === undefined ? {} : { warning }) };
  return done<'account add'>(json, text);
}

const findAccount = (engine: Engine, named: string | undefined) =>
  engine
    .snapshot()
    .accounts.find((account) => named === undefined || account.id === named || account.address === named.toLowerCase());

async function removeAccount(engine: Engine, named: string): Promise<CliReply> {
  const account = findAccount(engine, named);
  if (account === undefined) return badInput(named, engine.speech());
  const result: Result<void> = await engine.removeAccount(account.id);
  const speech = engine.speech();
  if (!result.ok) return failure(result.error, speech);
  return done<'account remove'>({ done: true }, speech.t('cli.accountRemoved', { address: account.address }));
}

async function testAccount(engine: Engine, named: string | undefined): Promise<CliReply> {
  const account = findAccount(engine, named);
  if (account === undefined) return badInput(named ?? 'account', engine.speech());
  const { address, server } = account;
  const result = await engine.testAccount(account.id);
  const speech = engine.speech();
  if (!result.ok) return failure(result.error, speech);
  const { version } = result.value;
  const text = speech.t('cli.accountWorks', { address, server, version: version ?? '' });
  return done<'account test'>({ address, server, ...(version === undefined ? {} : { version }) }, text);
}

function showSettings(engine: Engine, key: SettingKey | undefined): CliReply {
  const all = engine.snapshot().settings;
  const settings = key === undefined ? all : { [key]: all[key] };
  return done<'settings get'>({ settings }, settingsWords({ settings }));
}

/** What was typed as the value that the setting's field takes; what doesn't fit stays text and is refused. */
function readValue(key: SettingKey, typed: string): unknown {
  const field = settingField(key);
  if (field.kind === 'switch')
    return ({ true: true, on: true, false: false, off: false } as Record<string, unknown>)[typed] ?? typed;
  return field.kind === 'number' && typed.trim() !== '' ? Number(typed) : typed;
}
