import type { CliAnswer, CliRequest } from '../../shared/cli-contract.ts';
import { TEST_STEP_NAMES, type TestResult } from '../../shared/diagnosis.ts';
import { howToChange, setByHand, sourceLines } from '../../shared/explain-sources.ts';
import { explainError, presenceWord, type Speech } from '../../shared/explain.ts';
import type { MessageKey } from '../../shared/messages/index.ts';
import type { BusyType } from '../../shared/model.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** The same answers as lines for a person at a terminal. */

export function presenceWords(snapshot: Snapshot, speech: Speech, reason: string): string {
  const { presence } = snapshot;
  const word = presenceWord(presence, speech.t);
  const head =
    presence.until === undefined
      ? word
      : speech.t('presence.until', { state: word, time: speech.format.when(presence.until) });
  return `${head}\n${reason}`;
}

export function statusWords(snapshot: Snapshot, speech: Speech, answer: CliAnswer<'status'>): string {
  const { t } = speech;
  const { presence } = snapshot;
  const lines = [presenceWords(snapshot, speech, answer.reason)];
  if (!setByHand(presence)) lines.push(t('presence.nothingByHand'));
  for (const { title, text, wins } of sourceLines(presence, speech))
    lines.push(t(wins ? 'cli.sourceDecides' : 'cli.source', { title, text }));
  const change = howToChange(presence, t);
  if (change !== undefined) lines.push(change);
  if (answer.demo) lines.push(t('cli.demoNotice'));
  for (const { address, health } of answer.accounts) {
    if (health.error !== undefined) lines.push(`${address}: ${health.error.message}`);
  }
  return lines.join('\n');
}

/** `Tue 09:15–09:30`, `Wed all day`. */
function whenOf({ start, end, allDay }: CliAnswer<'agenda'>['appointments'][number], { t, format }: Speech): string {
  if (allDay === undefined) return format.span(start, end);
  const first = allDay.start < format.today ? format.today : allDay.start;
  return [format.day(first), t('cli.allDay')].filter(Boolean).join(' ');
}

export function agendaWords(answer: CliAnswer<'agenda'>, speech: Speech): string {
  const { t } = speech;
  if (answer.appointments.length === 0) return answer.error?.message ?? t('cli.nothingPlanned');
  const lines = answer.appointments.map((entry) => {
    return [whenOf(entry, speech).padEnd(16), entry.subject, entry.location === '' ? '' : `(${entry.location})`]
      .filter(Boolean)
      .join(' ');
  });
  return [...lines, ...trouble(answer)].join('\n');
}

export function oofWords(answer: CliAnswer<'oof show'>, speech: Speech): string {
  const { t, format } = speech;
  return answer.accounts
    .flatMap((view) => {
      const reply = view.internalText === undefined || view.state === 'disabled' ? '' : view.internalText.trim();
      const state =
        view.start !== undefined && view.end !== undefined
          ? t('cli.oofShowScheduled', { start: format.when(view.start), end: format.when(view.end) })
          : t(OOF_WORDS[view.state ?? 'unknown']);
      const whose = answer.accounts.length > 1 ? `${view.account}: ` : '';
      return [`${whose}${state}`, ...(reply === '' ? [] : [t('cli.oofReply', { text: reply })]), ...trouble(view)];
    })
    .join('\n');
}

/** What is shown may be old: why it is. */
const trouble = ({ error }: { readonly error?: { readonly message: string } | undefined }): readonly string[] =>
  error === undefined ? [] : [error.message];

const OOF_WORDS = {
  enabled: 'cli.oofShowOn',
  disabled: 'cli.oofShowOff',
  scheduled: 'cli.oofShowOn',
  unknown: 'tray.oofUnknown',
} as const satisfies Record<string, MessageKey>;

const BUSY_WORDS = {
  free: 'calendar.free',
  tentative: 'calendar.tentative',
  busy: 'calendar.busy',
  oof: 'calendar.outOfOffice',
  elsewhere: 'calendar.elsewhere',
  unknown: 'calendar.unknown',
} as const satisfies Record<BusyType, MessageKey>;

export function freeBusyWords(answer: CliAnswer<'freebusy'>, speech: Speech): string {
  const { t, format } = speech;
  return answer.people
    .map(({ address, events, error }) => {
      if (error !== undefined) return `${address}: ${error.message}`;
      const busy = events.filter((event) => event.busy !== 'free');
      if (busy.length === 0) return `${address}: ${t('cli.free')}`;
      const spans = busy.map((event) => `  ${format.span(event.start, event.end)} ${t(BUSY_WORDS[event.busy])}`);
      return [`${address}:`, ...spans].join('\n');
    })
    .join('\n');
}

const CALL_WORDS = {
  voicemail: 'toast.voicemailFrom',
  'missed-call': 'toast.missedCallFrom',
  fax: 'toast.faxFrom',
} as const;

export function voicemailWords(answer: CliAnswer<'voicemail'>, speech: Speech): string {
  const { t, format } = speech;
  if (answer.items.length === 0) return answer.error?.message ?? t('cli.noVoicemail');
  const lines = answer.items.map((item) => {
    const caller = item.caller ?? item.number ?? t('toast.unknownCaller');
    const who = t(CALL_WORDS[item.kind], { caller });
    return `${format.when(item.received)}  ${who}${item.heard ? '' : ` (${t('cli.unheard')})`}`;
  });
  return [...lines, ...trouble(answer)].join('\n');
}

export function accountWords(answer: CliAnswer<'account list'>, speech: Speech): string {
  if (answer.accounts.length === 0) return speech.t('cli.noAccounts');
  return answer.accounts
    .flatMap(({ address, server, health, shared = [] }) => {
      const state = health.state === 'connecting' ? 'cli.stateConnecting' : 'cli.stateOk';
      return [
        `${address}  ${server}  ${health.error?.message ?? speech.t(state)}`,
        ...shared.map((mailbox) => `  + ${mailbox}`),
      ];
    })
    .join('\n');
}

export const settingsWords = (answer: CliAnswer<'settings get'>): string =>
  Object.entries(answer.settings)
    .map(([key, value]) => `${key} = ${String(value)}`)
    .join('\n');

/** For commands whose answer says no more than that it worked. */
export const doneWords = (command: CliRequest['command'], speech: Speech): string =>
  speech.t(command === 'quit' ? 'cli.quitting' : 'cli.done');

/** One step of a test as a line. */
export function testWords({ step, ms, error }: TestResult, speech: Speech): string {
  const result = error === undefined ? speech.t('diagnosis.works') : explainError(error, speech).text;
  return `${speech.t(TEST_STEP_NAMES[step])} (${Math.round(ms)} ms): ${result}`;
}
