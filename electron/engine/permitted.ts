import type { SignInMethod } from '../../shared/account.ts';
import { ok, failed, type Result } from '../../shared/model.ts';
import { isDomainAllowed, isMethodAllowed, lockedSettings, type Policy } from '../../shared/policy.ts';
import type { Organisation } from '../../shared/snapshot.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { AccountConfig, Finder } from './ports.ts';

/** Whether an address may be connected here: `bad-input` with the code `domain` where it lies outside. */
export function permitAddress(policy: Policy, address: string): Result<void> {
  if (isDomainAllowed(policy, address.trim())) return ok(undefined);
  return failed({ kind: 'bad-input', code: 'domain', address, detail: policy.domains?.join(', ') ?? '' });
}

/** @throws {GatewayError} `bad-input`, code `method`, where people mayn't sign in this way */
export function requireMethod(policy: Policy, method: SignInMethod): void {
  if (!isMethodAllowed(policy, method)) throw new GatewayError({ kind: 'bad-input', code: 'method', detail: method });
}

/**
 * The last word before an account's secret goes anywhere: where a server was found, the address may have become another.
 * @throws {GatewayError} `bad-input`
 */
export function requirePermitted(
  policy: Policy,
  account: Pick<AccountConfig, 'address' | 'signIn' | 'impersonate'>,
): void {
  for (const address of [account.address, account.impersonate]) {
    const permitted = address === undefined ? ok(undefined) : permitAddress(policy, address);
    if (!permitted.ok) throw new GatewayError(permitted.error);
  }
  requireMethod(policy, account.signIn.method);
}

/** @throws {GatewayError} `bad-input`, code `set-by-organisation`, where something else is wanted than what is preset */
export function requirePreset(preset: string | undefined, wanted: string | undefined): void {
  if (preset === undefined || wanted === undefined || preset === wanted) return;
  throw new GatewayError({ kind: 'bad-input', code: 'set-by-organisation' });
}

/** A finder that offers no way to sign in that an administrator doesn't allow. */
export const permittedFinder = (finder: Finder, policy: Policy): Finder => ({
  ...finder,
  find: async (address, options, signal) => {
    const found = await finder.find(address, options, signal);
    if (found.kind === 'found') return found;
    return { ...found, offers: found.offers.filter(({ method }) => isMethodAllowed(policy, method)) };
  },
  offers: async (server, signal) =>
    (await finder.offers(server, signal)).filter(({ method }) => isMethodAllowed(policy, method)),
});

/** What windows are told of a policy. @param readServerAddress makes a full address of what an administrator wrote */
export function organisationOf(policy: Policy, readServerAddress: (input: string) => string): Organisation {
  const settings = lockedSettings(policy);
  if (policy.server === undefined) return { settings };
  try {
    return { settings, server: readServerAddress(policy.server) };
  } catch {
    // What is wrong with it is told to who connects a mailbox.
    return { settings, server: policy.server };
  }
}
