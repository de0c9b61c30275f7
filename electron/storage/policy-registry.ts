import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { policySchema } from '../../shared/policy.ts';
import { settingField, settingsSchema, type SettingKey } from '../../shared/settings.ts';

/** Where group policy writes; users can't. */
const POLICY_KEY = 'HKLM\\Software\\Policies\\Presently';
const LIMIT_MS = 3000;

/**
 * What `reg query` prints of the policy key; `undefined` where there is none. It is asked once, before anything is
 * shown: what it presets decides what is shown.
 */
export function queryRegistry(
  env: Readonly<Record<string, string | undefined>>,
  onBroken: (code: string) => void,
): string | undefined {
  // By its full path: another reg.exe on the way there would be somebody else's.
  const program = join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  try {
    return execFileSync(program, ['query', POLICY_KEY, '/s', '/reg:64'], {
      encoding: 'utf8',
      timeout: LIMIT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (cause) {
    // It says 1 where there is no such key.
    const isAbsent = cause instanceof Error && 'status' in cause && cause.status === 1;
    if (!isAbsent) onBroken(cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown');
    return undefined;
  }
}

const LISTS: ReadonlySet<string> = new Set(['methods', 'domains', 'trustedHosts']);
const ENTRIES = Object.keys(policySchema.shape);
const SETTINGS = Object.keys(settingsSchema.shape) as readonly SettingKey[]; // Object.keys knows strings only

/**
 * Reads what `reg query KEY /s` prints as a policy file would hold it, for `readPolicy`. Names are spelled as the registry
 * compares them, in whatever case; lists are REG_MULTI_SZ, or REG_SZ where they have one entry; switches and numbers
 * REG_DWORD, or REG_SZ. What isn't known is left out.
 */
export function readRegistryPolicy(printed: string): Readonly<Record<string, unknown>> {
  const entries: Record<string, unknown> = {};
  const settings: Record<string, unknown> = {};
  let key = '';
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) key = line.trim().toLowerCase();
    const [, name, type = '', data = ''] = /^ {4}(\S.*?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined) continue;
    if (key.endsWith('\\policies\\presently')) {
      const entry = ENTRIES.find((known) => known.toLowerCase() === name.toLowerCase());
      if (entry !== undefined) entries[entry] = LISTS.has(entry) ? listOf(data) : data;
    } else if (key.endsWith('\\policies\\presently\\settings')) {
      const setting = SETTINGS.find((known) => known.toLowerCase() === name.toLowerCase());
      if (setting !== undefined) settings[setting] = settingOf(setting, type, data);
    }
  }
  return { ...entries, settings };
}

/** `reg query` puts `\0` between the entries of a list. */
const listOf = (data: string): readonly string[] =>
  data
    .split('\\0')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Numbers are printed as `0x1f`; what doesn't fit the setting stays as it is, and counts as not there later. */
function settingOf(key: SettingKey, type: string, data: string): unknown {
  const { kind } = settingField(key);
  if (kind === 'choice' || kind === 'text' || kind === 'zone') return data;
  const isNumber = type === 'REG_DWORD' || type === 'REG_QWORD' || /^\d+$/.test(data);
  if (kind === 'number') return isNumber ? Number(data) : data;
  if (isNumber) return Number(data) !== 0;
  return SWITCHES.get(data.toLowerCase()) ?? data;
}

const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
