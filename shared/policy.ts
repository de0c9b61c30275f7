import { z } from 'zod';
import { SIGN_IN_METHODS, type SignInMethod } from './account.ts';
import { settingsSchema, type SettingKey, type Settings } from './settings.ts';
import { isFeedAddress } from './update.ts';

/**
 * What an organisation's administrator presets, in a file that users can't write (see `storage/policy-file.ts`) or in the
 * registry. Each entry is read by itself: one that isn't understood costs no other.
 */
export const policySchema = z.object({
  /** Full address or host of the server: nothing is looked for. */
  server: z.string().min(1).optional(),
  /** Ways to sign in that may be used. */
  methods: z.array(z.enum(SIGN_IN_METHODS)).min(1).optional(),
  /** Domains of addresses that may be connected, with those under them. */
  domains: z.array(z.string().min(1)).min(1).optional(),
  /** OAuth: where people sign in, and the id under which Presently is registered there. */
  authority: z.url({ protocol: /^https$/ }).optional(),
  clientId: z.string().min(1).optional(),
  /** Hosts that may be convinced by the machine's own ticket. */
  trustedHosts: z.array(z.string().min(1)).default([]),
  /** Where newer versions of Presently are: https, or this computer. What is there runs here, so it is no setting. */
  updateFeed: z.url().refine(isFeedAddress).optional(),
  /** Settings that are set for everybody, and can't be changed. */
  settings: z.record(z.string(), z.unknown()).default({}),
});

const settingKeys = Object.keys(settingsSchema.shape) as readonly SettingKey[]; // Object.keys knows strings only

export type Policy = z.infer<typeof policySchema>;

export const NO_POLICY: Policy = policySchema.parse({});

/** Reads whatever a file holds: each bad or unknown entry counts as not there. */
export function readPolicy(raw: unknown): Policy {
  const entries = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const good = Object.fromEntries(
    Object.entries(policySchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(entries[key]);
      return parsed.success ? [[key, parsed.data]] : [];
    }),
  );
  return policySchema.parse(good);
}

/** The settings that an administrator has set, of those that there are, with values that they take. */
export function lockedSettings(policy: Policy): readonly SettingKey[] {
  return settingKeys.filter((key) => {
    const value = policy.settings[key];
    return value !== undefined && settingsSchema.shape[key].safeParse(value).success;
  });
}

/** A person's own settings with those that an administrator has set in their place. */
export function withPresets(own: Settings, policy: Policy): Settings {
  const presets = Object.fromEntries(lockedSettings(policy).map((key) => [key, policy.settings[key]]));
  return settingsSchema.parse({ ...own, ...presets });
}

/** Whether an address may be connected here. */
export function isDomainAllowed({ domains }: Policy, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return (
    domains === undefined ||
    domains.some((each) => domain === each.toLowerCase() || domain.endsWith(`.${each.toLowerCase()}`))
  );
}

/** Whether people may sign in this way. */
export const isMethodAllowed = ({ methods }: Pick<Policy, 'methods'>, method: SignInMethod): boolean =>
  methods === undefined || methods.includes(method);
