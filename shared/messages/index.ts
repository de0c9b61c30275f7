import i18next from 'i18next';
import { accounts } from './accounts.ts';
import { app } from './app.ts';
import { calendar } from './calendar.ts';
import { cli } from './cli.ts';
import { contacts } from './contacts.ts';
import { connect } from './connect.ts';
import { diagnosis } from './diagnosis.ts';
import { entry } from './entry.ts';
import { error } from './error.ts';
import { flyout } from './flyout.ts';
import { help } from './help.ts';
import { oof } from './oof.ts';
import { oofPlan } from './oof-plan.ts';
import { oofText } from './oof-text.ts';
import { presence } from './presence.ts';
import { settings } from './settings.ts';
import { toast } from './toast.ts';
import { today } from './today.ts';
import { tray } from './tray.ts';
import { update } from './update.ts';
import { voicemail } from './voicemail.ts';

/** Every word the product says, one file an area, both languages side by side (a test holds their keys together). */
export const messages = {
  accounts,
  app,
  calendar,
  cli,
  connect,
  contacts,
  diagnosis,
  entry,
  error,
  flyout,
  help,
  oof,
  oofPlan,
  oofText,
  presence,
  settings,
  toast,
  today,
  tray,
  update,
  voicemail,
} as const;

export type Language = 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['en', 'fr'];

type WithoutPlural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
type Areas = typeof messages;
/** `area.key`, e.g. `tray.voicemailCount`; a plural is asked for by its stem with `count`. */
export type MessageKey = {
  [A in keyof Areas]: `${A}.${WithoutPlural<keyof Areas[A]['en'] & string>}`;
}[keyof Areas];

/** A sentence not yet said: what pure rules hand out. */
export interface Message {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

/** A translator for one language. Values are put in as they are: React and the terminal escape for themselves. */
export function createTranslator(language: Language): Translate {
  const instance = i18next.createInstance();
  const area = (name: keyof Areas): Record<string, string> => messages[name][language];
  void instance.init({
    lng: language,
    initAsync: false,
    // Standard output belongs to answers.
    showSupportNotice: false,
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: '.',
    ns: Object.keys(messages),
    defaultNS: 'app',
    resources: { [language]: Object.fromEntries((Object.keys(messages) as (keyof Areas)[]).map((n) => [n, area(n)])) },
  });
  return (key, params) => instance.t(key, { ...params });
}

/** Picks the language: the user's choice, else the system's where it is French, else English. */
export function chooseLanguage(choice: 'system' | Language, systemLocale: string): Language {
  if (choice !== 'system') return choice;
  return systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
