import { parseArgs } from 'node:util';
import { cliRequestSchema, type CliRequest } from '../../shared/cli-contract.ts';

/** What was typed, understood; or why not, in a sentence for standard error. */
export type ParsedLine =
  | { readonly kind: 'request'; readonly request: CliRequest; readonly json: boolean }
  | { readonly kind: 'needs-password'; readonly build: (password: string) => ParsedLine; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const USAGE = `presently COMMAND [--json]

  status                                         what you are now, why, until when
  agenda [--days N]                              today, or the next N days
  oof show | off
  oof on [--until TIME] [--message TEXT]         the internal reply; the external one only with
         [--external-message TEXT] [--audience none|known|all]
  presence set STATE [--until TIME]              available, busy, do-not-disturb, be-right-back; while an output
                                                 is on (watch, status file) also away, offline
  presence reset
  watch                                          your state now and at each change, a line of JSON each
  freebusy ADDRESS…                              today and tomorrow, up to 100 people
  voicemail
  join                                           the meeting that is on, else the next one
  task SUBJECT [--due DATE] [--remind TIME]      into your list of tasks
  account add --user ADDRESS --password-stdin    finds the server and how to sign in; or say it yourself:
         [--server URL] [--auth basic|ntlm|negotiate|machine|oauth] [--login NAME]
         [--client-id ID] [--flow device|client] [--act-for ADDRESS]
  account list | remove ADDRESS | test [ADDRESS]
  account share | unshare ADDRESS [--of ACCOUNT]  another mailbox's calendar beside your own
  settings get [KEY] | set KEY VALUE
  update                                         looks for a newer version now
  open | refresh | quit

TIME: tomorrow, monday, 17:30, 2026-11-27, 2026-11-27T17:30. Exit status: 0 done, 1 failed, 2 bad usage, 3 no connection.
PRESENTLY_PROFILE=FOLDER keeps everything of one instance in a folder.`;

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  days: { type: 'string' },
  until: { type: 'string' },
  message: { type: 'string' },
  'external-message': { type: 'string' },
  audience: { type: 'string' },
  due: { type: 'string' },
  remind: { type: 'string' },
  server: { type: 'string' },
  user: { type: 'string' },
  auth: { type: 'string' },
  login: { type: 'string' },
  flow: { type: 'string' },
  'client-id': { type: 'string' },
  'act-for': { type: 'string' },
  of: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

/** Which options a command knows, beside --json. */
const KNOWN: ReadonlyMap<string, readonly string[]> = new Map<string, readonly (keyof typeof OPTIONS)[]>([
  ['agenda', ['days']],
  ['oof on', ['until', 'message', 'external-message', 'audience']],
  ['presence set', ['until']],
  ['task', ['due', 'remind']],
  ['account share', ['of']],
  ['account unshare', ['of']],
  ['account add', ['server', 'user', 'auth', 'login', 'flow', 'client-id', 'act-for', 'password-stdin']],
]);

const PAIRS = ['oof', 'presence', 'account', 'settings'];

export function parseLine(argv: readonly string[]): ParsedLine {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (cause) {
    return { kind: 'usage', problem: cause instanceof Error ? cause.message : 'not understood' };
  }
  const { values, positionals } = parsed;
  const [first = '', second = '', ...more] = positionals;
  if (values.help === true || first === 'help') return { kind: 'help' };
  if (first === '') return { kind: 'usage', problem: 'which command?' };
  const command = PAIRS.includes(first) ? `${first} ${second}`.trim() : first;
  const rest = PAIRS.includes(first) ? more : positionals.slice(1);
  const foreign = Object.keys(values).find((name) => name !== 'json' && KNOWN.get(command)?.includes(name) !== true);
  if (foreign !== undefined) return { kind: 'usage', problem: `${command} knows no --${foreign}` };
  const json = values.json === true;

  if (command === 'account add') {
    const { server, user, auth, login, flow } = values;
    const said = {
      ...(server === undefined ? {} : { server }),
      ...(auth === undefined ? {} : { auth }),
      ...(login === undefined ? {} : { login }),
      ...(flow === undefined ? {} : { flow }),
      ...(values['client-id'] === undefined ? {} : { clientId: values['client-id'] }),
      ...(values['act-for'] === undefined ? {} : { impersonate: values['act-for'] }),
    };
    const build = (password?: string) =>
      check({ command, user, ...said, ...(password === undefined ? {} : { password }) }, rest, json);
    const needsNone = auth === 'machine' || (auth === 'oauth' && flow !== 'client');
    if (needsNone) return build();
    if (values['password-stdin'] !== true) {
      return { kind: 'usage', problem: 'account add reads the password from standard input: give --password-stdin' };
    }
    // What is missing is said before anybody types a password.
    const tried = build('');
    return tried.kind === 'usage' ? tried : { kind: 'needs-password', json, build };
  }
  return check(
    {
      command,
      ...(command === 'agenda' ? { days: readNumber(values.days ?? '1') } : {}),
      ...(values.until === undefined ? {} : { until: values.until }),
      ...(values.message === undefined ? {} : { message: values.message }),
      ...(values['external-message'] === undefined ? {} : { externalMessage: values['external-message'] }),
      ...(values.audience === undefined ? {} : { audience: values.audience }),
      ...(values.due === undefined ? {} : { due: values.due }),
      ...(values.remind === undefined ? {} : { remind: values.remind }),
      ...(values.of === undefined ? {} : { account: values.of }),
      ...named(command, rest),
    },
    command === 'freebusy' ? [] : rest.slice(WORDS.get(command) ?? 0),
    json,
  );
}

/** Digits only: `1e1` and `0x10` are no numbers that a person means. */
const readNumber = (typed: string): number => (/^\d+$/.test(typed) ? Number(typed) : NaN);

/** How many words after the command belong to it. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['presence set', 1],
  ['task', 1],
  ['account remove', 1],
  ['account test', 1],
  ['account share', 1],
  ['account unshare', 1],
  ['settings get', 1],
  ['settings set', 2],
]);

function named(command: string, rest: readonly string[]): Record<string, unknown> {
  switch (command) {
    case 'presence set':
      return { state: rest[0] };
    case 'task':
      return { subject: rest[0] };
    case 'freebusy':
      return { addresses: rest };
    case 'account remove':
      return { account: rest[0] };
    case 'account share':
    case 'account unshare':
      return { address: rest[0] };
    case 'account test':
      return rest[0] === undefined ? {} : { account: rest[0] };
    case 'settings get':
      return rest[0] === undefined ? {} : { key: rest[0] };
    case 'settings set':
      return { key: rest[0], value: rest[1] };
    default:
      return {};
  }
}

function check(
  candidate: { readonly command: string } & Record<string, unknown>,
  left: readonly string[],
  json: boolean,
): ParsedLine {
  if (left.length > 0)
    return { kind: 'usage', problem: `${candidate.command} doesn't know what to do with "${left.join(' ')}"` };
  const result = cliRequestSchema.safeParse(candidate);
  if (result.success) return { kind: 'request', request: result.data, json };
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  if (where === 'command' || where === '')
    return { kind: 'usage', problem: `there is no command "${candidate.command}"` };
  return { kind: 'usage', problem: `${candidate.command}: ${where} — ${issue?.message ?? 'not understood'}` };
}
