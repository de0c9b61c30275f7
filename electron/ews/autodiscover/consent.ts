import { orAborted, type Patience } from './patience.ts';
import type { DiscoverPorts } from './model.ts';

/** Who may be asked about a mailbox, and may have credentials. */
export interface Consent {
  /** Whether nobody needs to be asked about this host (any more). */
  readonly trusts: (host: string) => boolean;
  /** Asks the user where that is needed; `from` is who named the host. No answer before the signal is none. */
  readonly to: (host: string, from: string, signal: AbortSignal) => Promise<boolean>;
  /** The same for an address's whole domain. */
  readonly toDomain: (domain: string, from: string, signal: AbortSignal) => Promise<boolean>;
  /** Counts a host as agreed to. */
  readonly trust: (host: string) => void;
}

/**
 * Keeps what was agreed to in one search. Trusted from the start: the address's own domain and what lies under it. No list of
 * public suffixes says which domains belong together: `contoso.com` doesn't vouch for `contoso.net`, a host that was agreed
 * to not for its neighbours. A domain that an answer redirected to is asked about as a whole.
 */
export function createConsent(ports: Pick<DiscoverPorts, 'agree'>, own: string, patience: Patience): Consent {
  const domains = new Set([own]);
  const hosts = new Set<string>();
  const asked = new Map<string, Promise<boolean>>();
  let queue: Promise<unknown> = Promise.resolve();

  const trusts = (host: string): boolean =>
    hosts.has(host) || [...domains].some((domain) => host === domain || host.endsWith(`.${domain}`));
  const question = (host: string, from: string, signal: AbortSignal, into: Set<string>): Promise<boolean> => {
    const turn = queue.then(async () => {
      if (signal.aborted) throw signal.reason;
      if (trusts(host)) return true;
      const agreed = await patience.during(() => orAborted(ports.agree(host, from, signal), signal));
      if (agreed) into.add(host);
      return agreed;
    });
    const settled = turn.catch((error: unknown) => {
      if (!signal.aborted) throw error;
      // Not asked, or not answered: whoever needs to know later may ask.
      asked.delete(host);
      return false;
    });
    queue = settled.catch(() => undefined);
    return settled;
  };
  const once = (host: string, from: string, signal: AbortSignal, into: Set<string>): Promise<boolean> => {
    if (trusts(host)) return Promise.resolve(true);
    const before = asked.get(host);
    if (before !== undefined) return before;
    const now = question(host, from, signal, into);
    asked.set(host, now);
    return now;
  };
  return {
    trusts,
    to: (host, from, signal) => once(host, from, signal, hosts),
    toDomain: (domain, from, signal) => once(domain, from, signal, domains),
    trust: (host) => {
      hosts.add(host);
    },
  };
}
