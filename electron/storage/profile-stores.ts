import { join } from 'node:path';
import { z } from 'zod';
import { MANUAL_STATES } from '../../shared/presence.ts';
import { readSettings, type Settings } from '../../shared/settings.ts';
import { readJson, writeJson } from './json-file.ts';

const accountsSchema = z.array(
  z.object({
    id: z.string(),
    address: z.string(),
    server: z.string(),
    auth: z.literal('basic'),
    demo: z.literal(false),
  }),
);
type SavedAccount = z.infer<typeof accountsSchema>[number];

const memorySchema = z.object({
  manual: z
    .object({ state: z.enum(MANUAL_STATES), since: z.iso.datetime(), until: z.iso.datetime().exactOptional() })
    .exactOptional(),
  dismissed: z.array(z.string()).default([]),
});
type SavedMemory = z.infer<typeof memorySchema>;

const secretsSchema = z.record(z.string(), z.string());

/** The small files of one profile folder. Each reads what it can: a bad file never keeps the app from starting. */
export function openProfile(folder: string) {
  const file = (name: string) => join(folder, name);
  const saveTo =
    (name: string) =>
    (value: unknown): void =>
      writeJson(file(name), value);
  return {
    accounts: {
      load: (): readonly SavedAccount[] => accountsSchema.safeParse(readJson(file('accounts.json'))).data ?? [],
      save: saveTo('accounts.json'),
    },
    settings: {
      load: (): Settings => readSettings(readJson(file('settings.json'))),
      save: saveTo('settings.json'),
    },
    memory: {
      load: (): SavedMemory => memorySchema.safeParse(readJson(file('memory.json'))).data ?? { dismissed: [] },
      save: saveTo('memory.json'),
    },
    /** Encrypted envelopes, base64, by account id. */
    secrets: {
      load: (): Readonly<Record<string, string>> => secretsSchema.safeParse(readJson(file('secrets.json'))).data ?? {},
      save: saveTo('secrets.json'),
    },
  };
}
