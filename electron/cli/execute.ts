import type { CliAnswer, CliReply, CliRequest } from '../../shared/cli-contract.ts';
import { assertNever, type Appointment, type Result } from '../../shared/model.ts';
import { shownSubject } from '../../shared/explain.ts';
import { outputOf } from '../../shared/output.ts';
import { settingField, type SettingKey } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine-interface.ts';
import { addAccount, listAccounts, removeAccount, testAccount } from './account-commands.ts';
import {
  appointmentAnswer,
  errorAnswer,
  freeBusyAnswer,
  presenceAnswer,
  statusAnswer,
  voicemailAnswer,
} from './answers.ts';
import { changeOof, showOof, switchOofOn } from './oof-commands.ts';
import { badInput, done, failure, unreadError } from './reply.ts';
import { shareCalendar, unshareCalendar } from './sharing-commands.ts';
import { lookForUpdate } from './update-command.ts';
import {
  agendaWords,
  doneWords,
  freeBusyWords,
  presenceWords,
  settingsWords,
  statusWords,
  voicemailWords,
} from './words.ts';

/** What the command line may do besides asking the engine. */
export interface CliHost {
  readonly engine: Engine;
  readonly open: () => void;
  readonly join: () => Promise<Result<Appointment>>;
  readonly quit: () => void;
}

/** What has nothing to do with a server waits for none. */
const AT_ONCE: readonly CliRequest['command'][] = [
  'open',
  'quit',
  'settings get',
  'settings set',
  'account add',
  'update',
];

/** Carries out one request. The answer is data by the contract and words in the user's language. */
export async function execute(request: CliRequest, host: CliHost): Promise<CliReply> {
  const { engine } = host;
  // A first answer is worth waiting for: an app that just started knows nothing yet.
  if (!AT_ONCE.includes(request.command)) await engine.ready();
  const finished = () => done<'open'>({ done: true }, doneWords(request.command, engine.speech()));

  switch (request.command) {
    case 'status':
      return showStatus(engine);
    case 'agenda':
      return showAgenda(engine, request.days);
    case 'oof show':
      return showOof(engine);
    case 'oof on':
      return switchOofOn(engine, request);
    case 'oof off':
      return changeOof(engine, { state: 'disabled' });
    case 'presence set':
      return setPresence(engine, request);
    case 'watch':
      // One line; the server writes the others.
      return done<'watch'>(outputOf(engine.snapshot(), engine.speech()), '');
    case 'presence reset':
      engine.resetPresence();
      return showPresence(engine);
    case 'freebusy':
      return showFreeBusy(engine, request.addresses);
    case 'voicemail':
      return showVoicemail(engine);
    case 'join':
      return joinNow(host);
    case 'task':
      return addTask(engine, request);
    case 'account add':
      return addAccount(engine, request);
    case 'account list':
      return listAccounts(engine);
    case 'account remove':
      return removeAccount(engine, request.account);
    case 'account share':
      return shareCalendar(engine, request);
    case 'account unshare':
      return unshareCalendar(engine, request);
    case 'account test':
      return testAccount(engine, request.account);
    case 'settings get':
      return showSettings(engine, request.key);
    case 'settings set': {
      const result = engine.setSetting(request.key, readValue(request.key, request.value));
      return result.ok ? showSettings(engine, request.key) : failure(result.error, engine.speech());
    }
    case 'update':
      return lookForUpdate(engine);
    case 'refresh':
      await engine.refresh();
      return finished();
    case 'open':
      host.open();
      return finished();
    case 'quit':
      host.quit();
      return finished();
    default:
      return assertNever(request);
  }
}

function showStatus(engine: Engine): CliReply {
  const [snapshot, speech] = [engine.snapshot(), engine.speech()];
  const answer = statusAnswer(snapshot, speech);
  return done<'status'>(answer, statusWords(snapshot, speech, answer));
}

async function showAgenda(engine: Engine, days: number): Promise<CliReply> {
  const read = await engine.calendarRange(engine.days(days));
  const speech = engine.speech();
  const unread = read.asOf === undefined && read.appointments.length === 0;
  if (read.error !== undefined && unread) return failure(read.error, speech);
  const answer: CliAnswer<'agenda'> = {
    appointments: read.appointments.map((entry) => appointmentAnswer(entry, speech)),
    ...(read.asOf === undefined ? {} : { asOf: read.asOf }),
    ...(read.error === undefined ? {} : { error: errorAnswer(read.error, speech) }),
  };
  return done<'agenda'>(answer, agendaWords(answer, speech));
}

function showVoicemail(engine: Engine): CliReply {
  const speech = engine.speech();
  const snapshot = engine.snapshot();
  const error = unreadError(snapshot, snapshot.voicemail);
  if (error !== undefined) return failure(error, speech);
  const answer = voicemailAnswer(snapshot, speech);
  return done<'voicemail'>(answer, voicemailWords(answer, speech));
}

async function addTask(engine: Engine, request: Extract<CliRequest, { command: 'task' }>): Promise<CliReply> {
  const speech = engine.speech();
  const { subject, due } = request;
  const reminder = request.remind === undefined ? undefined : engine.readUntil(request.remind);
  if (request.remind !== undefined && reminder === undefined) return badInput('time', speech);
  const [account] = engine.snapshot().accounts;
  if (account === undefined) return badInput('no-account', speech);
  const result = await engine.createTask(account.id, {
    subject,
    ...(due === undefined ? {} : { due }),
    ...(reminder === undefined ? {} : { reminder }),
  });
  return result.ok
    ? done<'task'>({ done: true }, speech.t('cli.taskMade', { subject }))
    : failure(result.error, speech);
}

async function joinNow({ engine, join }: CliHost): Promise<CliReply> {
  const joined = await join();
  const speech = engine.speech();
  if (!joined.ok) return failure(joined.error, speech);
  const { subject, time } = {
    subject: shownSubject(joined.value, speech),
    time: speech.format.when(joined.value.start),
  };
  return done<'join'>(appointmentAnswer(joined.value, speech), speech.t('cli.joined', { subject, time }));
}

function showPresence(engine: Engine): CliReply {
  const answer = presenceAnswer(engine.snapshot(), engine.speech());
  return done<'presence set'>(answer, presenceWords(engine.snapshot(), engine.speech(), answer.reason));
}

function setPresence(engine: Engine, request: Extract<CliRequest, { command: 'presence set' }>): CliReply {
  const until = request.until === undefined ? undefined : engine.readUntil(request.until);
  if (request.until !== undefined && until === undefined) return badInput('time', engine.speech());
  const result = engine.setPresence({ state: request.state, ...(until === undefined ? {} : { until }) });
  return result.ok ? showPresence(engine) : failure(result.error, engine.speech());
}

async function showFreeBusy(engine: Engine, addresses: readonly string[]): Promise<CliReply> {
  const result = await engine.freeBusy(addresses, engine.days(2));
  const speech = engine.speech();
  if (!result.ok) return failure(result.error, speech);
  const answer = freeBusyAnswer(result.value, speech);
  return done<'freebusy'>(answer, freeBusyWords(answer, speech));
}

function showSettings(engine: Engine, key: SettingKey | undefined): CliReply {
  const all = engine.settings();
  const settings = key === undefined ? all : { [key]: all[key] };
  return done<'settings get'>({ settings }, settingsWords({ settings }));
}

const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['false', false],
  ['off', false],
]);

/** What was typed as the value that the setting's field takes; what doesn't fit stays text and is refused. */
function readValue(key: SettingKey, typed: string): unknown {
  const field = settingField(key);
  if (field.kind === 'switch') return SWITCH.get(typed) ?? typed;
  return field.kind === 'number' && /^\d+$/.test(typed) ? Number(typed) : typed;
}
