import { EwsTransportError } from '../errors.ts';
import { readMailbox, type Mailbox } from './address.ts';
import { createConsent } from './consent.ts';
import { inOrder } from './in-order.ts';
import type { DiscoverPorts, Discovery, StepOutcome } from './model.ts';
import { createPatience, orAborted, withLimit } from './patience.ts';
import { documentAt, hostsOf, isOnlineMail, ONLINE } from './places.ts';
import type { Found, Search } from './search.ts';
import { createStepLog } from './step-log.ts';
import { isAnswer, verdictOf } from './verdict.ts';
import { visit, visitBoth } from './visit.ts';

/** Milliseconds for the whole search, without the time that people think. */
const SEARCH_MS = 30_000;
/** Milliseconds for a question to the DNS. */
const DNS_MS = 8_000;
const WEEK_MS = 7 * 24 * 60 * 60_000;

export interface DiscoverOptions {
  /** What was found before: good `until` then (milliseconds since the epoch). Leave it out where it failed meanwhile. */
  readonly cached?: { readonly url: string; readonly until: number } | undefined;
}

/**
 * How long an endpoint may be used without looking again, in milliseconds: a week, or less where the server says so. An
 * endpoint that fails is looked for anew at once; so one without a `ttlHours` needn't be looked for every hour, as is usual.
 */
export const cacheMs = (ttlHours: number | undefined): number =>
  ttlHours === undefined || ttlHours <= 0 ? WEEK_MS : Math.min(ttlHours * 60 * 60_000, WEEK_MS);

/**
 * Finds the EWS endpoint of a mail address by Autodiscover, in Microsoft's order: what is cached; JSON v2 at the address's own
 * domain, and at Exchange Online where its mail goes there; SOAP, then POX, at the domain and at its `autodiscover` host at
 * once; the redirect over http; DNS SRV; Exchange Online with the user's consent.
 *
 * Requests go over https alone but for one plain GET. Credentials only go, in answer to a challenge, to the address's domain
 * and hosts under it, and to those that the user agreed to; an endpoint elsewhere needs that too. Ten redirects are followed
 * in all, no address is asked twice for one mailbox, eight seconds are given to each request, thirty to the whole.
 * @returns failures as values, with all steps in the order in which they began
 * @throws {EwsTransportError} `cancelled` or `timeout` when the caller gave up by the signal
 */
export async function discover(
  address: string,
  ports: DiscoverPorts,
  signal: AbortSignal,
  { cached }: DiscoverOptions = {},
): Promise<Discovery> {
  const log = createStepLog(ports);
  const mailbox = readMailbox(address);
  if (mailbox === undefined) return { kind: 'failed', error: { reason: 'bad-address' }, steps: [] };
  if (cached !== undefined) {
    const endpoint = { url: cached.url, others: [] };
    const fresh = ports.clock.now() < cached.until;
    log.note('cached', cached.url, fresh ? { kind: 'found', endpoint } : { kind: 'stale' });
    if (fresh) return { kind: 'found', way: 'cached', ...endpoint, steps: log.steps() };
  }
  const patience = createPatience(ports.clock);
  const search: Search = {
    ports,
    log,
    patience,
    consent: createConsent(ports, mailbox.domain, patience),
    from: (next, limited) => searchFrom(search, next, limited),
    asked: new Set(),
    addresses: new Set([mailbox.address.toLowerCase()]),
    shut: new Set(),
    slow: new Set(),
    redirects: 0,
    refusals: 0,
  };
  const found = await withLimit(patience, SEARCH_MS, signal, async (limited) => {
    const first = await searchFrom(search, mailbox, limited);
    return first ?? (mayAskOnline(search) ? online(search, mailbox, limited) : undefined);
  });
  if (signal.aborted) throw EwsTransportError.givenUp(signal);
  if (found === undefined) return verdictOf(log.steps());
  const { way, endpoint } = found;
  const redirectedAddress = found.mailbox === mailbox ? undefined : found.mailbox.address;
  return { kind: 'found', way, ...endpoint, redirectedAddress, steps: log.steps() };
}

async function searchFrom(search: Search, mailbox: Mailbox, signal: AbortSignal): Promise<Found | undefined> {
  const { domain } = mailbox;
  const hosts = [domain, `autodiscover.${domain}`];
  const at = (host: string, way: 'json' | 'soap') => ({ way, url: documentAt(host, way), mailbox, named: domain });
  return (
    (await inOrder(
      hosts.map((host) => (limited: AbortSignal) => visit(search, at(host, 'json'), limited)),
      search.patience,
      signal,
    )) ??
    ((await isMailOnline(search, domain, signal)) ? await online(search, mailbox, signal) : undefined) ??
    (await inOrder(
      hosts.map((host) => (limited: AbortSignal) => visitBoth(search, at(host, 'soap'), limited)),
      search.patience,
      signal,
    )) ??
    (await visit(
      search,
      {
        ...at(domain, 'soap'),
        way: 'http-redirect',
        url: `http://autodiscover.${domain}/autodiscover/autodiscover.xml`,
      },
      signal,
    )) ??
    (await byService(search, mailbox, signal))
  );
}

/** A mail exchanger of Exchange Online is as good as the user's consent: whose domain it is has put the mail there. */
async function isMailOnline(search: Search, domain: string, signal: AbortSignal): Promise<boolean> {
  const { ports, log, consent } = search;
  if (signal.aborted) return false;
  const outcome = await log.during('mx', `dns:${domain}?type=MX`, () =>
    lookUp(search, signal, async (limited) => {
      const records = [...(await ports.dns.mx(domain, limited))].sort((a, b) => a.priority - b.priority);
      return records.map(({ exchange }) => exchange);
    }),
  );
  if (outcome.kind !== 'records' || !outcome.hosts.some(isOnlineMail)) return false;
  consent.trust(ONLINE);
  return true;
}

const online = (search: Search, mailbox: Mailbox, signal: AbortSignal): Promise<Found | undefined> =>
  visit(search, { way: 'json', url: documentAt(ONLINE, 'json'), mailbox, named: mailbox.domain }, signal);

/** The question is worth asking where there is a network, and nobody else who could say. */
function mayAskOnline({ log, consent }: Search): boolean {
  const steps = log.steps();
  const telling = ['needs-sign-in', 'refused', 'busy'];
  const known = steps.some(
    ({ way, outcome }) => telling.includes(outcome.kind) || (way !== 'json' && outcome.kind === 'error'),
  );
  return !known && !consent.trusts(ONLINE) && steps.some(({ outcome }) => isAnswer(outcome));
}

async function byService(search: Search, mailbox: Mailbox, signal: AbortSignal): Promise<Found | undefined> {
  const { domain } = mailbox;
  if (signal.aborted) return undefined;
  const name = `_autodiscover._tcp.${domain}`;
  const outcome = await search.log.during('srv', `dns:${name}?type=SRV`, () =>
    lookUp(search, signal, async (limited) => hostsOf(await search.ports.dns.srv(name, limited))),
  );
  for (const host of outcome.kind === 'records' ? outcome.hosts : []) {
    const place = { way: 'srv', url: documentAt(host, 'pox'), mailbox, named: domain } as const;
    const found = await visitBoth(search, place, signal);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whatever the DNS doesn't say counts as no records: resolvers tell "none" and "not now" apart in too many ways. */
function lookUp(
  { ports }: Search,
  signal: AbortSignal,
  ask: (limited: AbortSignal) => Promise<readonly string[]>,
): Promise<StepOutcome> {
  return withLimit(ports.clock, DNS_MS, signal, async (limited) => {
    try {
      const hosts = await orAborted(ask(limited), limited);
      return hosts.length === 0 ? { kind: 'no-records' } : { kind: 'records', hosts };
    } catch {
      return { kind: limited.aborted ? (signal.aborted ? 'cancelled' : 'timeout') : 'no-records' };
    }
  });
}
