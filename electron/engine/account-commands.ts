import type { OAuthFlow, SignInMethod } from '../../shared/account.ts';
import { TEST_STEPS, type Diagnosis, type TestResult, type TestStep } from '../../shared/diagnosis.ts';
import { failed, ok, type Result } from '../../shared/model.ts';
import { isMethodAllowed, type Policy } from '../../shared/policy.ts';
import type { SignInOffer } from '../../shared/setup.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { ServerInfo } from '../gateway/gateway.ts';
import { runTestStep } from './account-test.ts';
import { withDeadline } from './deadline.ts';
import { permitAddress, permittedFinder, requireMethod, requirePermitted, requirePreset } from './permitted.ts';
import type { AccountConfig, EnginePorts, Finder } from './ports.ts';
import type { AccountChange, Added, Sessions } from './sessions.ts';
import { createSetupGuide, notTold, signInOf, type SetupGuide } from './setup.ts';
import { createSharing, type SharingCommands } from './sharing.ts';
import { openTrusted, type Trusted } from './trusted.ts';

const ASK_LIMIT_MS = 30_000;

/** An account as a script adds it; what is left out is found out. */
export interface AccountInput {
  /** Looked for by the address where it isn't said. */
  readonly server?: string | undefined;
  readonly user: string;
  readonly password?: string | undefined;
  readonly auth?: SignInMethod | undefined;
  readonly flow?: OAuthFlow | undefined;
  readonly clientId?: string | undefined;
  /** Where it isn't the address: `CONTOSO\mira`. */
  readonly login?: string | undefined;
  readonly impersonate?: string | undefined;
}

/** What can be done with accounts, by windows and command line alike. */
export interface AccountCommands extends SharingCommands {
  readonly setup: Omit<SetupGuide, 'state'>;
  readonly addAccount: (input: AccountInput) => Promise<Result<Added>>;
  readonly removeAccount: (accountId: string) => Promise<Result<void>>;
  readonly changeAccount: (accountId: string, change: AccountChange) => Promise<Result<void>>;
  readonly testAccount: (accountId: string) => Promise<Result<ServerInfo>>;
  /** One question of a test; all of them are `TEST_STEPS`. */
  readonly testStep: (accountId: string, step: TestStep) => Promise<Result<TestResult>>;
  /** All steps in turn; after one that found no server or no way in, the others would only say the same. */
  readonly testAll: (accountId: string) => Promise<Result<readonly TestResult[]>>;
  readonly diagnose: (accountId: string) => Result<Diagnosis>;
  /** Trusts the certificate for which an account isn't connected right now; none that wasn't seen. */
  readonly trustCertificate: (host: string, fingerprint: string) => Promise<Result<void>>;
  readonly revokeCertificate: (host: string) => Promise<Result<void>>;
}

interface AccountPorts {
  readonly ports: EnginePorts;
  readonly sessions: Sessions;
  readonly attempt: <T>(about: { readonly address: string } | undefined, work: () => T) => Promise<Result<Awaited<T>>>;
  readonly onChange: () => void;
}

export interface AccountState extends AccountCommands {
  readonly setup: SetupGuide;
  readonly trusted: Trusted;
  /** Gives up whatever is under way. */
  readonly close: () => void;
}

/** Puts finding, signing in, testing and forgetting together over the sessions. */
export function createAccountCommands({ ports, sessions, attempt, onChange }: AccountPorts): AccountState {
  const { clock, policy } = ports;
  const finder = permittedFinder(ports.finder, policy);
  const trusted = openTrusted(ports.certificates, () => clock.now(), onChange);
  const closing = new AbortController();
  const setup = createSetupGuide(
    {
      clock,
      newId: ports.newId,
      finder,
      readServerAddress: ports.readServerAddress,
      policy,
      trust: (certificate) => {
        trusted.trust(certificate);
        sessions.restartFor(certificate.host);
      },
      add: async (account, secret, signal) => (await sessions.add(account, secret, signal)).id,
    },
    onChange,
  );
  const noAccount = failed({ kind: 'bad-input', code: 'no-account' });

  const testStep = async (accountId: string, step: TestStep): Promise<Result<TestResult>> => {
    const session = sessions.find(accountId);
    if (session === undefined) return noAccount;
    const result = await runTestStep(session, step, () => clock.now());
    if (result.error === undefined && session.health().error !== undefined) void session.refresh();
    return ok(result);
  };

  return {
    ...createSharing({ clock, sessions, attempt }),
    setup,
    trusted,
    close: () => {
      closing.abort();
      setup.cancel();
    },
    addAccount: (input) =>
      attempt({ address: input.user }, async () => {
        const { account, secret } = await withDeadline(clock, 2 * ASK_LIMIT_MS, closing.signal, (signal) =>
          prepare(input, { ...ports, finder }, signal),
        );
        return sessions.add(account, secret);
      }),
    removeAccount: (accountId) =>
      attempt(undefined, async () => {
        const hostOf = (server: string) => new URL(server).hostname;
        const removed = sessions.entries().find(({ account }) => account.id === accountId)?.account;
        await sessions.remove(accountId);
        const host = removed === undefined ? undefined : hostOf(removed.server);
        const isUsed = sessions.entries().some(({ account }) => hostOf(account.server) === host);
        // Trust goes with the last who needed it.
        if (host !== undefined && !isUsed && trusted.all().some((each) => each.host === host)) trusted.revoke(host);
      }),
    changeAccount: (accountId, change) => attempt(undefined, () => sessions.change(accountId, change)),
    testAccount: async (accountId) => {
      const session = sessions.find(accountId);
      if (session === undefined) return noAccount;
      const result = await attempt(session.account, () =>
        session.test(ASK_LIMIT_MS, (gateway, signal) => gateway.probe(signal)),
      );
      if (result.ok && session.health().error !== undefined) void session.refresh();
      return result;
    },
    testStep,
    testAll: async (accountId) => {
      const results: TestResult[] = [];
      for (const step of TEST_STEPS) {
        const result = await testStep(accountId, step);
        if (!result.ok) return result;
        results.push(result.value);
        if (step === 'server' && result.value.error !== undefined) break;
      }
      return ok(results);
    },
    diagnose: (accountId) => {
      const entry = sessions.entries().find(({ account }) => account.id === accountId);
      if (entry?.session === undefined) return noAccount;
      const { account, session } = entry;
      const version = session.serverVersion();
      return ok({
        accountId,
        address: account.address,
        server: account.server,
        method: account.signIn.method,
        health: session.health(),
        requests: 0,
        failures: 0,
        ...sessions.facts(accountId),
        ...(account.foundBy === undefined ? {} : { foundBy: account.foundBy }),
        ...(version === undefined ? {} : { serverVersion: version }),
      });
    },
    trustCertificate: (host, fingerprint) =>
      attempt(undefined, () => {
        const seen = sessions.all().flatMap((session) => session.health().error?.certificate ?? []);
        const certificate = seen.find((each) => each.host === host && each.fingerprint === fingerprint);
        if (certificate === undefined) throw new GatewayError({ kind: 'not-found' });
        trusted.trust(certificate);
        sessions.restartFor(host);
      }),
    revokeCertificate: (host) =>
      attempt(undefined, () => {
        trusted.revoke(host);
        sessions.restartFor(host);
      }),
  };
}

/** Finds what wasn't said. @throws {GatewayError} */
async function prepare(
  input: AccountInput,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<{ readonly account: AccountConfig; readonly secret: string | undefined }> {
  const { finder, policy } = ports;
  const address = input.user.trim();
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new GatewayError({ kind: 'bad-input', code: 'address' });
  const permitted = permitAddress(policy, address);
  if (!permitted.ok) throw new GatewayError(permitted.error);
  const guess = input.auth ?? firstAllowed(policy);
  requireMethod(policy, guess);
  // An application that acts for others is one of its own: the preset one is people's.
  if (input.flow !== 'client') requirePreset(policy.clientId, input.clientId);
  const server = serverOf(input, ports);
  const credentials = { method: guess, ...(input.password && { password: input.password }) } as const;
  const where =
    server === undefined
      ? await finder.find(
          address,
          { credentials, agree: () => Promise.resolve(false), onStep: () => undefined },
          signal,
        )
      : ({ kind: 'found', server, foundBy: 'typed' } as const);
  if (where.kind !== 'found') throw notTold(guess, address);
  const offers = await offersFor(input, where.server, finder, signal);
  const method = input.auth ?? offers.find((offer) => offer.method !== 'oauth' && offer.method !== 'machine')?.method;
  const account: AccountConfig = {
    id: ports.newId(),
    address: where.address ?? address,
    server: where.server,
    foundBy: where.foundBy,
    signIn: signInOf(
      {
        method: method ?? guess,
        ...(input.login === undefined ? {} : { user: input.login }),
        ...(input.flow === undefined ? {} : { flow: input.flow }),
        ...(input.clientId === undefined ? {} : { clientId: input.clientId }),
      },
      offers,
      address,
    ),
    demo: false,
    ...(input.impersonate === undefined ? {} : { impersonate: input.impersonate }),
  };
  requirePermitted(policy, account);
  if (account.signIn.method === 'oauth') {
    const options = { ...(input.password && { clientSecret: input.password }), onDevice: () => undefined };
    return { account, secret: await finder.signIn(account, options, signal) };
  }
  return { account, secret: account.signIn.method === 'machine' ? undefined : (input.password ?? '') };
}

/** Nobody is asked for what was said; credentials mustn't be refused for want of a list. */
const offersFor = async (
  { auth }: AccountInput,
  server: string,
  finder: Finder,
  signal: AbortSignal,
): Promise<readonly SignInOffer[]> =>
  auth !== undefined && auth !== 'oauth' ? [] : await finder.offers(server, signal);

/** What an address is looked up with where nobody said how to sign in. */
const firstAllowed = (policy: Policy): SignInMethod =>
  isMethodAllowed(policy, 'basic') ? 'basic' : (policy.methods?.[0] ?? 'basic');

/** The server that is preset, or said; `undefined` where it has to be found. @throws {GatewayError} */
function serverOf({ server }: AccountInput, ports: EnginePorts): string | undefined {
  const said = server === undefined ? undefined : ports.readServerAddress(server);
  const preset = ports.policy.server === undefined ? undefined : ports.readServerAddress(ports.policy.server);
  requirePreset(preset, said);
  return preset ?? said;
}
