import { z } from 'zod';

/** Whether this system knows a zone of that name, or none is meant. */
function isZone(name: string): boolean {
  try {
    return name === '' || new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The settings schema: the form, the command line and the file on disk are all made from it.
 * A new setting is one line here and its two words in `messages/settings.ts`.
 */
export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'fr']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  autostart: z.boolean().default(false),
  startHidden: z.boolean().default(false),
  inactiveMinutes: z.number().int().min(1).max(360).default(5),
  awayMinutes: z.number().int().min(1).max(360).default(5),
  blockCalendar: z.boolean().default(false),
  dayStartHour: z.number().int().min(0).max(12).default(8),
  weekends: z.boolean().default(true),
  weekNumbers: z.boolean().default(true),
  /** IANA name; empty: there is none. */
  secondZone: z.string().max(64).refine(isZone).default(''),
  hideSubjects: z.boolean().default(false),
  cacheMonthsBack: z.number().int().min(1).max(24).default(3),
  cacheMonthsAhead: z.number().int().min(1).max(24).default(12),
  remindBy: z.enum(['ask', 'both', 'presently', 'outlook']).default('ask'),
  remindTentative: z.boolean().default(true),
  remindOof: z.boolean().default(true),
  remindAllDay: z.boolean().default(false),
  startAlert: z.enum(['off', 'window', 'full-screen']).default('off'),
  notifyVoicemail: z.boolean().default(true),
  notifyInvitations: z.boolean().default(true),
  notifyOof: z.boolean().default(true),
  notifySignIn: z.boolean().default(true),
  notifyWhileDoNotDisturb: z.boolean().default(true),
  disturbVoicemail: z.boolean().default(false),
  disturbInvitations: z.boolean().default(false),
  disturbContacts: z.boolean().default(false),
  disturbOof: z.boolean().default(false),
  disturbSignIn: z.boolean().default(false),
  toastStyle: z.enum(['system', 'window']).default('system'),
  contactAlerts: z.boolean().default(true),
  statusFile: z.boolean().default(false),
  outputDetails: z.boolean().default(false),
  /** A room of one's own for meetings, put into new ones; none where it is empty. */
  joinLink: z
    .string()
    .max(500)
    .regex(/^(?:https:\/\/[^\s"<>]+)?$/)
    .default(''),
  chatBy: z.enum(['teams', 'sip', 'im']).default('teams'),
  callBy: z.enum(['tel', 'teams', 'sip']).default('tel'),
  joinIn: z.enum(['app', 'browser']).default('app'),
  joinShortcut: z.enum(['off', 'ctrl-alt-j', 'ctrl-shift-j', 'alt-shift-j']).default('off'),
  flyoutShortcut: z.enum(['off', 'ctrl-alt-p', 'ctrl-shift-p', 'alt-shift-p']).default('off'),
  menuBarNext: z.boolean().default(false),
  updates: z.boolean().default(true),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingKey = keyof Settings;

/** How the settings form groups them; every key stands in exactly one group (a test holds that). */
export const SETTING_GROUPS = {
  general: ['language', 'theme', 'autostart', 'startHidden'],
  presence: ['inactiveMinutes', 'awayMinutes', 'blockCalendar'],
  calendar: [
    'dayStartHour',
    'weekends',
    'weekNumbers',
    'secondZone',
    'hideSubjects',
    'joinLink',
    'cacheMonthsBack',
    'cacheMonthsAhead',
  ],
  reminders: ['remindBy', 'remindTentative', 'remindOof', 'remindAllDay', 'startAlert'],
  joining: ['joinIn', 'joinShortcut'],
  desktop: ['flyoutShortcut', 'menuBarNext'],
  notifications: ['notifyVoicemail', 'notifyInvitations', 'contactAlerts', 'notifyOof', 'notifySignIn', 'toastStyle'],
  doNotDisturb: [
    'notifyWhileDoNotDisturb',
    'disturbVoicemail',
    'disturbInvitations',
    'disturbContacts',
    'disturbOof',
    'disturbSignIn',
  ],
  people: ['chatBy', 'callBy'],
  outputs: ['statusFile', 'outputDetails'],
  about: ['updates'],
} as const satisfies Record<string, readonly SettingKey[]>;

/** What a form or the command line needs to offer one setting. */
export type SettingField =
  | { readonly kind: 'choice'; readonly key: SettingKey; readonly choices: readonly string[] }
  | { readonly kind: 'switch'; readonly key: SettingKey }
  | { readonly kind: 'text'; readonly key: SettingKey }
  | { readonly kind: 'zone'; readonly key: SettingKey }
  | { readonly kind: 'number'; readonly key: SettingKey; readonly min: number; readonly max: number };

/** Reads the field of a setting off the schema. */
export function settingField(key: SettingKey): SettingField {
  const inner = settingsSchema.shape[key].unwrap();
  if (inner instanceof z.ZodEnum) return { kind: 'choice', key, choices: inner.options.map(String) };
  if (inner instanceof z.ZodBoolean) return { kind: 'switch', key };
  if (inner instanceof z.ZodString) return { kind: key === 'secondZone' ? 'zone' : 'text', key };
  return { kind: 'number', key, min: inner.minValue ?? 0, max: inner.maxValue ?? Number.MAX_SAFE_INTEGER };
}

/** Reads whatever a file holds: each bad or unknown entry falls back to its default alone. */
export function readSettings(raw: unknown): Settings {
  const written = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  // Earlier versions asked less.
  const entries = written['remindMeetings'] === false ? { remindBy: 'outlook', ...written } : written;
  const good = Object.fromEntries(
    Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(entries[key]);
      return parsed.success ? [[key, parsed.data]] : [];
    }),
  );
  return settingsSchema.parse(good);
}
