import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ACCOUNT_COLOURS, FINDINGS, signInSchema } from '../../shared/account.ts';
import { absenceSchema } from '../../shared/absence.ts';
import { MANUAL_STATES } from '../../shared/presence.ts';
import { EMPTY_LIST, readContactList, type ContactList } from '../../shared/contact-list.ts';
import { TOAST_KINDS } from '../../shared/snapshot.ts';
import { oofTemplateSchema } from '../../shared/oof-template.ts';
import { readSettings, type Settings } from '../../shared/settings.ts';
import { openPhotoFiles } from './photo-files.ts';
import { readJson, removeCopies, writeJson, type Understood } from './json-file.ts';

const sharedSchema = z.object({
  address: z.string().min(1),
  colour: z.enum(ACCOUNT_COLOURS).exactOptional(),
  hidden: z.literal(true).exactOptional(),
});

const accountSchema = z.object({
  id: z.string().min(1),
  address: z.string().min(1),
  server: z.url({ protocol: /^https?$/ }),
  signIn: signInSchema,
  demo: z.literal(false),
  foundBy: z.enum(FINDINGS).exactOptional(),
  foundAt: z.iso.datetime().exactOptional(),
  agreed: z.array(z.string()).exactOptional(),
  colour: z.enum(ACCOUNT_COLOURS).exactOptional(),
  impersonate: z.string().min(1).exactOptional(),
  shared: z
    .array(z.unknown())
    .catch([])
    .transform((entries) => readList(entries, sharedSchema).value)
    .exactOptional(),
  calendarHidden: z.literal(true).exactOptional(),
});
type SavedAccount = z.infer<typeof accountSchema>;

const certificateSchema = z.object({
  host: z.string().min(1),
  fingerprint: z.string().min(1),
  subject: z.string(),
  issuer: z.string(),
  since: z.iso.datetime(),
});

const instant = z.iso.datetime();
const manualSchema = z.object({ state: z.enum(MANUAL_STATES), since: instant, until: instant.exactOptional() });

const answerSchema = z.object({
  until: instant.exactOptional(),
  at: instant,
  from: z.enum(['here', 'told', 'server']),
});

const toldSchema = z.object({ id: z.string(), kind: z.enum(TOAST_KINDS), key: z.string(), at: instant });

interface SavedMemory {
  readonly manual?: z.infer<typeof manualSchema>;
  readonly blocked?: readonly string[];
  readonly dismissed: readonly string[];
  readonly snoozed: Readonly<Record<string, string>>;
  readonly reminders: Readonly<Record<string, z.infer<typeof answerSchema>>>;
  readonly remindedSince: Readonly<Record<string, string>>;
  readonly told: readonly z.infer<typeof toldSchema>[];
}

/** The small files of one profile folder. Each reads what it can: a bad entry never costs the others. */
export function openProfile(folder: string) {
  const store = <T>(name: string, understand: (content: unknown) => Understood<T>) => ({
    load: (): T => readJson(join(folder, name), understand),
    save: (value: unknown): void => writeJson(join(folder, name), value),
  });
  const accounts = store('accounts.json', readAccounts);
  return {
    accounts: {
      ...accounts,
      save: (value: readonly SavedAccount[]): void => {
        accounts.save(value);
        // With the last account nothing of any stays, not even what nobody could read.
        if (value.length === 0) removeCopies(folder);
      },
    },
    certificates: store('certificates.json', (content) => readList(content, certificateSchema)),
    settings: store('settings.json', (content): Understood<Settings> => ({
      value: readSettings(content),
      whole: true,
    })),
    memory: store('memory.json', readMemory),
    contacts: store('contacts.json', readContacts),
    oof: store('oof.json', readOof),
    /** Where the main window was left, by the screens that were there. */
    places: store('windows.json', (content) => readRecord(content, placeSchema)),
    /** The state for status lights, as long as the app runs. */
    status: {
      save: (content: unknown) => writeJson(join(folder, 'status.json'), content),
      remove: () => rmSync(join(folder, 'status.json'), { force: true }),
    },
    photos: openPhotoFiles(join(folder, 'photos')),
    /** Encrypted envelopes, base64, by account id. */
    secrets: store('secrets.json', (content) => readRecord(content, z.string())),
  };
}

const pixels = z.number().int();
const placeSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  maximized: z.boolean(),
});

interface SavedContacts {
  readonly list: ContactList;
  readonly base?: ContactList;
}

function readContacts(content: unknown): Understood<SavedContacts> {
  const { list, base } = z.looseObject({}).safeParse(content).data ?? {};
  const [known, agreed] = [readContactList(list), readContactList(base)];
  const value = { list: known ?? EMPTY_LIST, ...(agreed === undefined ? {} : { base: agreed }) };
  return { value, whole: content === undefined || known !== undefined };
}

const seenSchema = z.object({ textMark: z.string(), textSince: instant, onSince: instant.exactOptional() });

/** Each entry for itself: a bad template costs no absence. */
function readOof(content: unknown) {
  const { templates, absences, answered, seen } = z.looseObject({}).safeParse(content).data ?? {};
  const [texts, planned] = [readList(templates, oofTemplateSchema), readList(absences, absenceSchema)];
  const value = {
    templates: texts.value,
    absences: planned.value,
    answered: readList(answered, z.string()).value,
    seen: readRecord(seen, seenSchema).value,
  };
  return { value, whole: texts.whole && planned.whole };
}

function readAccounts(content: unknown): Understood<readonly SavedAccount[]> {
  return readList(content, accountSchema);
}

/** What is lost of it is a choice of some hours: no copy is kept. */
function readMemory(content: unknown): Understood<SavedMemory> {
  const { manual, blocked, dismissed, snoozed, reminders, remindedSince, told } =
    z.looseObject({}).safeParse(content).data ?? {};
  const held = readList(blocked, z.string()).value;
  const chosen = manualSchema.safeParse(manual).data;
  const value = {
    ...(chosen === undefined ? {} : { manual: chosen }),
    ...(held.length === 0 ? {} : { blocked: held }),
    dismissed: readList(dismissed, z.string()).value,
    snoozed: readRecord(snoozed, instant).value,
    reminders: readRecord(reminders, answerSchema).value,
    remindedSince: readRecord(remindedSince, instant).value,
    told: readList(told, toldSchema).value,
  };
  return { value, whole: true };
}

function readList<T>(content: unknown, schema: z.ZodType<T>): Understood<readonly T[]> {
  const entries = z.array(z.unknown()).safeParse(content ?? []);
  const value = (entries.data ?? []).flatMap((entry) => schema.safeParse(entry).data ?? []);
  return { value, whole: entries.success && value.length === entries.data.length };
}

function readRecord<T>(content: unknown, schema: z.ZodType<T>): Understood<Readonly<Record<string, T>>> {
  const entries = z.record(z.string(), z.unknown()).safeParse(content ?? {});
  const all = Object.entries(entries.data ?? {});
  const good = all.flatMap(([name, entry]): [string, T][] => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { value: Object.fromEntries(good), whole: entries.success && good.length === all.length };
}
