import { readPolicy, type Policy } from '../../shared/policy.ts';
import { policyPath, readPolicyFile } from './policy-file.ts';
import { queryRegistry, readRegistryPolicy } from './policy-registry.ts';

interface PolicySources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Is told where something is there and can't be read. */
  readonly onBroken: (where: 'file' | 'registry', code: string) => void;
  /** What `reg query` prints; left out, it is asked. */
  readonly registry?: () => string | undefined;
  /** Where the machine's own file lies; left out, where the system keeps such things. */
  readonly path?: string;
}

/**
 * This computer's policy: the file's, and on Windows group policy's, whose entries go before the file's. Where an
 * administrator has set neither, `PRESENTLY_POLICY` may name one, for trying it out; nobody gets rid of one that way.
 */
export function readMachinePolicy(sources: PolicySources): Policy {
  const { env, platform, onBroken, registry, path = policyPath(env, platform) } = sources;
  const read = (from: string) => readPolicyFile(from, (code) => onBroken('file', code));
  const ask = registry ?? (() => queryRegistry(env, (code) => onBroken('registry', code)));
  const printed = platform === 'win32' ? ask() : undefined;
  const own = read(path);
  const tried = own === undefined && printed === undefined ? env['PRESENTLY_POLICY'] : undefined;
  const file = asEntries(tried === undefined ? own : read(tried));
  if (printed === undefined) return readPolicy(file);
  const group = readRegistryPolicy(printed);
  const settings = { ...asEntries(file['settings']), ...asEntries(group['settings']) };
  return readPolicy({ ...file, ...group, settings });
}

const asEntries = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}; // keys of any object are strings
