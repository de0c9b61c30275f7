import { z } from 'zod';
import { OAUTH_FLOWS, SIGN_IN_METHODS } from './account.ts';
import { TEST_STEPS } from './diagnosis.ts';
import { outputSchema } from './output.ts';
import { MANUAL_STATES, PRESENCE_STATES } from './presence.ts';
import { HEALTH_STATES } from './snapshot.ts';
import { settingsSchema, type SettingKey } from './settings.ts';

/**
 * What the command line understands and what it prints with `--json`. Both ends and the tests read this file;
 * instants are UTC with `Z`.
 */
const settingKeys = Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]];

/** One line from the command line to the running app. */
export const cliRequestSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('status') }),
  z.object({ command: z.literal('agenda'), days: z.number().int().min(1).max(62) }),
  z.object({ command: z.literal('oof show') }),
  z.object({
    command: z.literal('oof on'),
    until: z.string().optional(),
    message: z.string().optional(),
    externalMessage: z.string().optional(),
    audience: z.enum(['none', 'known', 'all']).optional(),
  }),
  z.object({ command: z.literal('oof off') }),
  z.object({ command: z.literal('presence set'), state: z.enum(MANUAL_STATES), until: z.string().optional() }),
  z.object({ command: z.literal('presence reset') }),
  z.object({ command: z.literal('watch') }),
  z.object({ command: z.literal('freebusy'), addresses: z.array(z.string()).min(1).max(100) }),
  z.object({ command: z.literal('voicemail') }),
  z.object({ command: z.literal('join') }),
  z.object({
    command: z.literal('task'),
    subject: z.string().trim().min(1).max(255),
    due: z.iso.date().optional(),
    remind: z.string().optional(),
  }),
  z.object({
    command: z.literal('account add'),
    server: z.string().optional(),
    user: z.string(),
    password: z.string().optional(),
    auth: z.enum(SIGN_IN_METHODS).optional(),
    flow: z.enum(OAUTH_FLOWS).optional(),
    clientId: z.string().optional(),
    login: z.string().optional(),
    impersonate: z.string().optional(),
  }),
  z.object({ command: z.literal('account list') }),
  z.object({ command: z.literal('account remove'), account: z.string() }),
  z.object({ command: z.literal('account share'), address: z.string(), account: z.string().optional() }),
  z.object({ command: z.literal('account unshare'), address: z.string(), account: z.string().optional() }),
  z.object({ command: z.literal('account test'), account: z.string().optional() }),
  z.object({ command: z.literal('settings get'), key: z.enum(settingKeys).optional() }),
  z.object({ command: z.literal('settings set'), key: z.enum(settingKeys), value: z.string() }),
  z.object({ command: z.literal('update') }),
  z.object({ command: z.literal('refresh') }),
  z.object({ command: z.literal('open') }),
  z.object({ command: z.literal('quit') }),
]);
export type CliRequest = z.infer<typeof cliRequestSchema>;

const instant = z.iso.datetime();

const errorAnswer = z.object({
  kind: z.string(),
  /** What the server called it, verbatim. */
  code: z.string().optional(),
  /** In plain words, in the user's language. */
  message: z.string(),
});

const health = z.object({
  state: z.enum(HEALTH_STATES),
  since: instant,
  lastSuccess: instant.optional(),
  /** How changes are heard of. */
  feed: z.enum(['streaming', 'pull', 'polling']).optional(),
  nextTry: instant.optional(),
  error: errorAnswer.optional(),
});

const account = z.object({
  id: z.string(),
  address: z.string(),
  server: z.string(),
  auth: z.enum(SIGN_IN_METHODS),
  demo: z.boolean(),
  serverVersion: z.string().optional(),
  secretKept: z.enum(['keyring', 'memory', 'missing', 'none']),
  /** Less than two weeks away. */
  passwordExpires: instant.optional(),
  /** Addresses of other mailboxes whose calendars it reads; `account list` only. */
  shared: z.array(z.string()).optional(),
  health,
});

const busy = z.enum(['free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown']);

const appointment = z.object({
  /** "Private appointment" for private ones. */
  subject: z.string(),
  start: instant,
  end: instant,
  /** Dates of an all-day entry; the end is exclusive. */
  allDay: z.object({ start: z.iso.date(), end: z.iso.date() }).optional(),
  busy,
  location: z.string(),
  isMeeting: z.boolean(),
  isPrivate: z.boolean(),
  isCancelled: z.boolean(),
  joinable: z.boolean(),
});

const oofOfAccount = z.object({
  account: z.string(),
  state: z.enum(['disabled', 'enabled', 'scheduled']).optional(),
  active: z.boolean(),
  start: instant.optional(),
  end: instant.optional(),
  audience: z.enum(['none', 'known', 'all']).optional(),
  internalText: z.string().optional(),
  externalText: z.string().optional(),
  asOf: instant.optional(),
  error: errorAnswer.optional(),
});

const presence = z.object({
  availability: z.number().int(),
  state: z.enum(PRESENCE_STATES),
  activity: z.enum(['none', 'meeting', 'busy', 'oof', 'elsewhere']),
  since: instant,
  until: instant.optional(),
  /** Why, in one sentence in the user's language. */
  reason: z.string(),
});

const source = z.object({
  kind: z.enum(['manual', 'machine', 'calendar', 'oof']),
  value: z.string(),
  since: instant.optional(),
  until: instant.optional(),
  wins: z.boolean(),
});

const accounts = z.object({ accounts: z.array(account) });
const agenda = z.object({
  appointments: z.array(appointment),
  asOf: instant.optional(),
  error: errorAnswer.optional(),
});
const oof = z.object({ accounts: z.array(oofOfAccount) });
const settings = z.object({ settings: z.record(z.string(), z.unknown()) });
const done = z.object({ done: z.literal(true) });
const voicemail = z.object({
  unheard: z.number().int(),
  items: z.array(
    z.object({
      kind: z.enum(['voicemail', 'missed-call', 'fax']),
      received: instant,
      caller: z.string().optional(),
      number: z.string().optional(),
      durationSeconds: z.number().optional(),
      heard: z.boolean(),
      isProtected: z.boolean(),
    }),
  ),
  asOf: instant.optional(),
  error: errorAnswer.optional(),
});

/** Every answer, by command. */
export const cliAnswers = {
  status: presence.extend({
    sources: z.array(source),
    oof: z.object({ until: instant.optional() }).optional(),
    accounts: z.array(account),
    demo: z.boolean(),
  }),
  agenda,
  'oof show': oof,
  'oof on': oof,
  'oof off': oof,
  'presence set': presence,
  'presence reset': presence,
  /** One line now and one a change, until either end goes. */
  watch: outputSchema,
  freebusy: z.object({
    people: z.array(
      z.object({
        address: z.string(),
        events: z.array(z.object({ start: instant, end: instant, busy })),
        merged: z.string().optional(),
        error: errorAnswer.optional(),
      }),
    ),
  }),
  voicemail,
  /** The meeting that was joined. */
  join: appointment,
  'account add': z.object({
    id: z.string(),
    address: z.string(),
    server: z.string(),
    secretKept: z.enum(['keyring', 'memory', 'none']),
    warning: z.string().optional(),
  }),
  'account list': accounts,
  /** It is in the first account's list. */
  task: done,
  'account remove': done,
  update: z.object({
    /** That runs. */
    version: z.string(),
    /** `elsewhere`: the system's software management has it to install; `ready`: installed when the app quits. */
    state: z.enum(['off', 'current', 'elsewhere', 'ready']),
    /** The newer one. */
    newer: z.string().optional(),
    message: z.string(),
  }),
  /** `id` is the calendar's. */
  'account share': z.object({ id: z.string(), address: z.string(), account: z.string() }),
  'account unshare': done,
  'account test': z.object({
    address: z.string(),
    server: z.string(),
    version: z.string().optional(),
    steps: z.array(
      z.object({
        step: z.enum(TEST_STEPS),
        ms: z.number(),
        found: z.string().optional(),
        error: errorAnswer.optional(),
      }),
    ),
  }),
  'settings get': settings,
  'settings set': settings,
  refresh: done,
  open: done,
  quit: done,
} as const satisfies Record<CliRequest['command'], z.ZodType>;

export type CliAnswer<C extends CliRequest['command']> = z.infer<(typeof cliAnswers)[C]>;

/** With `--json` a failure prints this to standard output, its message in words to standard error. */
export const cliFailureSchema = z.object({ error: errorAnswer });
export type CliFailure = z.infer<typeof cliFailureSchema>;

/** 0 done, 1 failed, 2 bad usage, 3 no connection. */
export const CLI_STATUS = { done: 0, failed: 1, usage: 2, noConnection: 3 } as const;

/** One line back: the answer as data and as words, and the exit status. */
export const cliReplySchema = z.object({ status: z.number().int(), json: z.unknown(), text: z.string() });
export type CliReply = z.infer<typeof cliReplySchema>;

/** What `--once` prints. */
export const onceSchema = z.object({
  presence: cliAnswers.status,
  agenda: z.array(appointment),
  oof,
  voicemail,
});
