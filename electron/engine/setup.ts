import { type Finding, type SignIn, type SignInMethod, ewsScopes } from '../../shared/account.ts';
import { ok, type AppError, type Certificate, type Result } from '../../shared/model.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Setup, SetupPhase, SetupStep, SignInInput, SignInOffer } from '../../shared/setup.ts';
import { instantOf } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { withDeadline } from './deadline.ts';
import { describeFailure } from './failures.ts';
import { permitAddress, requireMethod, requirePermitted } from './permitted.ts';
import type { AccountConfig, Clock, Finder } from './ports.ts';

const ASK_LIMIT_MS = 30_000;
/** Somebody signs in elsewhere, perhaps with a second factor that has to be looked for. */
const BROWSER_LIMIT_MS = 15 * 60_000;

export interface SetupPorts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly finder: Finder;
  readonly readServerAddress: (input: string) => string;
  readonly policy: Policy;
  /** Has the person's trust in a certificate written down. */
  readonly trust: (certificate: Certificate) => void;
  /** Proves the account and keeps it, unless that is given up; gives its id. */
  readonly add: (account: AccountConfig, secret: string | undefined, signal: AbortSignal) => Promise<string>;
}

/** Connecting a mailbox, one at a time: what it waits for, and what the person says to that. */
export interface SetupGuide {
  readonly state: () => Setup | undefined;
  /**
   * Begins, giving up one that was under way. Where the server is known it isn't looked for. An address that the
   * organisation doesn't allow begins nothing.
   */
  readonly start: (address: string, server?: string) => Result<void>;
  readonly agree: (agreed: boolean) => void;
  readonly useServer: (server: string) => void;
  readonly signIn: (input: SignInInput) => void;
  readonly trustCertificate: (trusted: boolean) => void;
  readonly cancel: () => void;
}

/** What a person is asked for, by phase. */
interface Answers {
  readonly consent: boolean;
  readonly address: string;
  readonly 'sign-in': SignInInput;
  readonly certificate: boolean;
}

/** Where the server is, or that it can be told only to who signs in. */
type Where = { readonly server: string; readonly foundBy: Finding; readonly address?: string } | 'needs-sign-in';

/*
 *  looking ──▶ (consent ⇄) ──found──▶ sign-in ──▶ browser | checking ──▶ done
 *     │                                  ▲  ▲            │
 *     └─failed──▶ address ───────────────┘  └───failed───┤
 *                                           certificate ◀┘ (and from looking)
 */
export function createSetupGuide(ports: SetupPorts, onChange: () => void): SetupGuide {
  let state: Setup | undefined;
  let running = new AbortController();
  /** What the person said of hosts outside their domain: once is enough, however often the search begins anew. */
  const agreed = new Map<string, boolean>();
  const waiting = new Map<SetupPhase, (value: never) => void>();

  /** What was given up has nothing more to say: another one may be under way. */
  const show = (signal: AbortSignal, change: Partial<Setup>) => {
    if (state === undefined || signal.aborted) return;
    state = { ...state, ...change };
    onChange();
  };

  /** Moves on; what only concerned the phase before is over with it, a question that nobody needs answered any more too. */
  const enter = (signal: AbortSignal, phase: SetupPhase, error?: AppError, more: Partial<Setup> = {}) => {
    if (state === undefined || signal.aborted) return;
    for (const asked of [...waiting.keys()]) if (asked !== phase) waiting.delete(asked);
    const { error: _error, consent: _consent, device: _device, ...rest } = state;
    state = { ...rest, phase, ...(error === undefined ? {} : { error }), ...more };
    onChange();
  };

  const ask = <P extends keyof Answers>(phase: P, signal: AbortSignal, error?: AppError, more?: Partial<Setup>) =>
    new Promise<Answers[P]>((resolve, reject) => {
      const over = () => reject(new GatewayError({ kind: 'cancelled' }));
      if (signal.aborted) {
        over();
        return;
      }
      signal.addEventListener('abort', over, { once: true });
      waiting.set(phase, (value) => {
        waiting.delete(phase);
        signal.removeEventListener('abort', over);
        resolve(value);
      });
      enter(signal, phase, error, more);
    });

  const answer = <P extends keyof Answers>(phase: P, value: Answers[P]) => waiting.get(phase)?.(value as never);

  /** Runs a question; where a certificate stands in the way the person may trust it, and it is asked again. */
  const trusting = async <T>(phase: SetupPhase, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    for (;;) {
      enter(signal, phase);
      try {
        return await work();
      } catch (cause) {
        const { error } = describeFailure(cause);
        if (error.certificate === undefined) throw cause;
        if (!(await ask('certificate', signal, error))) throw cause;
        ports.trust(error.certificate);
      }
    }
  };

  const find = (signal: AbortSignal, credentials?: SignInInput): Promise<Where> =>
    trusting('looking', signal, async () => {
      const steps: SetupStep[] = [];
      const found = await ports.finder.find(
        state?.address ?? '',
        {
          ...(credentials === undefined ? {} : { credentials }),
          agree: async (host) => {
            const before = agreed.get(host);
            if (before !== undefined) return before;
            const answered = await ask('consent', signal, undefined, { consent: { host } });
            agreed.set(host, answered);
            enter(signal, 'looking');
            return answered;
          },
          onStep: (step) => {
            steps.push(step);
            show(signal, { steps: [...steps] });
          },
        },
        signal,
      );
      if (found.kind === 'found') return found;
      show(signal, { offers: found.offers });
      return 'needs-sign-in';
    });

  /** Looks for the server until one is found or typed; nothing but an administrator's own is used where there is one. */
  const locate = async (signal: AbortSignal, typed: string | undefined): Promise<Where> => {
    let text = typed;
    for (;;) {
      try {
        const named = ports.policy.server ?? text;
        if (named === undefined) return await find(signal);
        return { server: ports.readServerAddress(named), foundBy: 'typed' };
      } catch (cause) {
        if (signal.aborted) throw cause;
        text = await ask('address', signal, describeFailure(cause).error);
      }
    }
  };

  /** What the server offers; where it doesn't answer, another address can be typed. */
  const offersOf = async (signal: AbortSignal, first: Where): Promise<Where> => {
    let where = first;
    for (;;) {
      if (where === 'needs-sign-in') return where;
      const { server, foundBy } = where;
      try {
        const offers = await trusting('looking', signal, () =>
          withDeadline(ports.clock, ASK_LIMIT_MS, signal, (limited) => ports.finder.offers(server, limited)),
        );
        show(signal, { server, foundBy, offers });
        return where;
      } catch (cause) {
        if (signal.aborted) throw cause;
        const text = await ask('address', signal, describeFailure(cause).error, { server });
        where = await locate(signal, text);
      }
    }
  };

  const connect = async (signal: AbortSignal, where: Where, input: SignInInput): Promise<string> => {
    requireMethod(ports.policy, input.method);
    const there = where === 'needs-sign-in' ? await find(signal, input) : where;
    if (there === 'needs-sign-in') throw notTold(input.method, state?.address ?? '');
    const { server, foundBy } = there;
    const address = there.address ?? state?.address ?? '';
    show(signal, { server, foundBy });
    const yes = [...agreed].flatMap(([host, answer]) => (answer ? [host] : []));
    const account: AccountConfig = {
      id: ports.newId(),
      address,
      server,
      foundBy,
      ...(foundBy === 'typed' ? {} : { foundAt: instantOf(ports.clock.now()) }),
      ...(yes.length === 0 ? {} : { agreed: yes }),
      signIn: signInOf(input, state?.offers ?? [], address),
      demo: false,
    };
    requirePermitted(ports.policy, account);
    const secret = account.signIn.method === 'oauth' ? await interactive(signal, account, input) : input.password;
    return trusting('checking', signal, () => ports.add(account, secret, signal));
  };

  const interactive = (signal: AbortSignal, account: AccountConfig, input: SignInInput): Promise<string> => {
    enter(signal, 'browser');
    const onDevice = ({ code, url, until }: { readonly code: string; readonly url: string; readonly until: number }) =>
      show(signal, { device: { code, url, until: instantOf(until) } });
    const options = { ...(input.password === undefined ? {} : { clientSecret: input.password }), onDevice };
    return withDeadline(ports.clock, BROWSER_LIMIT_MS, signal, (limited) =>
      ports.finder.signIn(account, options, limited).catch((cause: unknown) => {
        // However that is told below: it is the person who hasn't come back.
        const late = limited.aborted && !signal.aborted;
        throw late ? new GatewayError({ kind: 'timeout', code: 'sign-in-elsewhere', address: account.address }) : cause;
      }),
    );
  };

  const run = async (signal: AbortSignal, typed: string | undefined) => {
    const where = await offersOf(signal, await locate(signal, typed));
    let error: AppError | undefined;
    for (;;) {
      const input = await ask('sign-in', signal, error);
      try {
        const accountId = await connect(signal, where, input);
        enter(signal, 'done', undefined, { accountId });
        return;
      } catch (cause) {
        if (signal.aborted) throw cause;
        error = describeFailure(cause, { address: state?.address ?? '' }).error;
      }
    }
  };

  const stop = () => {
    running.abort();
    waiting.clear();
    agreed.clear();
    state = undefined;
  };

  return {
    state: () => state,
    start: (typedAddress, server) => {
      const permitted = permitAddress(ports.policy, typedAddress);
      if (!permitted.ok) return permitted;
      stop();
      const address = typedAddress.trim();
      running = new AbortController();
      const { signal } = running;
      state = { address, phase: 'looking', offers: [], steps: [] };
      onChange();
      // Whoever gives up has nothing to be told; everything else is shown in its phase.
      run(signal, server).catch((cause: unknown) => {
        if (!signal.aborted) enter(signal, 'address', describeFailure(cause).error);
      });
      return ok(undefined);
    },
    agree: (agreed) => answer('consent', agreed),
    useServer: (server) => answer('address', server),
    signIn: (input) => answer('sign-in', input),
    trustCertificate: (trusted) => answer('certificate', trusted),
    cancel: () => {
      stop();
      onChange();
    },
  };
}

/** Autodiscover takes passwords; whoever has another way in has to say where the server is. */
export const notTold = (method: SignInMethod, address: string): GatewayError =>
  new GatewayError(
    method === 'oauth' || method === 'machine'
      ? { kind: 'no-server', address }
      : { kind: 'sign-in', address, code: '401' },
  );

/** How an account will sign in from now on. @throws {GatewayError} where nothing of the kind is offered */
export function signInOf(input: SignInInput, offers: readonly SignInOffer[], address: string): SignIn {
  const { method } = input;
  if (method === 'machine') return { method };
  if (method !== 'oauth') {
    const user = input.user?.trim() ?? '';
    return user === '' || user.toLowerCase() === address.toLowerCase() ? { method } : { method, user };
  }
  const offer = offers.find((each) => each.method === 'oauth');
  const typed = input.clientId?.trim() || undefined;
  // One that is offered is the organisation's own, for people; an application that acts for others is another.
  const clientId = input.flow === 'client' ? (typed ?? offer?.clientId) : (offer?.clientId ?? typed);
  if (offer === undefined || clientId === undefined) throw new GatewayError({ kind: 'bad-input', code: 'client-id' });
  const flow = input.flow ?? 'code';
  return { method, flow, authority: offer.authority, clientId, scopes: ewsScopes(offer.host, flow) };
}
