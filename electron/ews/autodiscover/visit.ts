import { mayCarryCredentials } from '../http.ts';
import { readMailbox, type Mailbox } from './address.ts';
import { attempt } from './attempt.ts';
import type { Endpoint, StepOutcome, Way } from './model.ts';
import { bothAt, sameness, wayOf } from './places.ts';
import { isOver, type Found, type Place, type Search } from './search.ts';

const MOST_REDIRECTS = 10;
/** So many hosts may say no to the same credentials: directories lock accounts after a few more. */
const MOST_REFUSALS = 3;

/**
 * Asks one place and follows where it leads to.
 * @returns what was found in the end; `undefined` where that is nothing, with the reason in the log
 */
export async function visit(search: Search, place: Place, signal: AbortSignal): Promise<Found | undefined> {
  const { way, url } = place;
  const { hostname, origin, protocol } = new URL(url);
  if (isOver(signal) || search.shut.has(origin)) return undefined;
  const refuse = (outcome: StepOutcome): Found | undefined => leave(search, way, url, outcome);
  if (way !== 'http-redirect') {
    if (protocol !== 'https:') return refuse({ kind: 'insecure' });
    if (!(await search.consent.to(hostname, place.named, signal))) {
      return isOver(signal) ? undefined : refuse({ kind: 'foreign-declined', host: hostname });
    }
  }
  // After the question: meanwhile somebody else may have been here.
  const key = keyOf(way, place.mailbox, url);
  if (search.asked.has(key)) return refuse({ kind: 'loop' });
  if (isOver(signal) || search.shut.has(origin) || search.refusals >= MOST_REFUSALS) return undefined;
  search.asked.add(key);
  return follow(search, place, await attempt(search, place, signal), signal);
}

async function follow(
  search: Search,
  place: Place,
  outcome: StepOutcome,
  signal: AbortSignal,
): Promise<Found | undefined> {
  if (outcome.kind === 'found') return accept(search, place, outcome.endpoint, signal);
  if (outcome.kind === 'redirect-url') return followUrl(search, place, outcome.to, signal);
  return outcome.kind === 'redirect-address' ? followAddress(search, place, outcome.to, signal) : undefined;
}

/** An endpoint is taken where credentials may go there. */
async function accept(
  search: Search,
  place: Place,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const { consent } = search;
  const { way, mailbox, url } = place;
  const host = new URL(endpoint.url).hostname;
  if (!mayCarryCredentials(endpoint.url)) {
    return leave(search, way, endpoint.url, { kind: 'insecure' });
  }
  if (!(await consent.to(host, new URL(url).hostname, signal))) {
    return isOver(signal) ? undefined : leave(search, way, endpoint.url, { kind: 'foreign-declined', host });
  }
  const others = endpoint.others.filter((other) => consent.trusts(new URL(other).hostname));
  return { way, endpoint: { ...endpoint, others }, mailbox };
}

async function followUrl(search: Search, place: Place, to: string, signal: AbortSignal): Promise<Found | undefined> {
  const way = wayOf(to);
  const named = new URL(place.url).hostname;
  if (way === undefined || isSpent(search)) {
    const kind = way === undefined ? 'not-autodiscover' : 'too-many-redirects';
    return leave(search, place.way, to, { kind });
  }
  search.redirects += 1;
  // Posted again, never turned into a GET, as browsers would.
  const next = { ...place, url: to, named };
  return place.way === 'http-redirect' ? visitBoth(search, next, signal) : visit(search, { ...next, way }, signal);
}

/** Asks a host that was named by a redirect over http, or by DNS, by SOAP and by POX. `way` is what named it. */
export async function visitBoth(
  search: Search,
  place: Omit<Place, 'way'> & { readonly way: Way },
  signal: AbortSignal,
): Promise<Found | undefined> {
  const { way, url, mailbox, named } = place;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:') {
    return leave(search, way, url, { kind: 'insecure' });
  }
  if (!(await search.consent.to(hostname, named, signal))) {
    return isOver(signal) ? undefined : leave(search, way, url, { kind: 'foreign-declined', host: hostname });
  }
  for (const [by, at] of bothAt(url)) {
    // What was asked on the way here already isn't asked again, and that is no loop.
    const key = keyOf(by, mailbox, at);
    const found = search.asked.has(key)
      ? undefined
      : await visit(search, { way: by, url: at, mailbox, named: hostname }, signal);
    if (found !== undefined) return found;
  }
  return undefined;
}

const keyOf = (way: string, { address }: Mailbox, url: string): string => `${way} ${address} ${sameness(url)}`;

async function followAddress(
  search: Search,
  place: Place,
  to: string,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const { addresses, consent } = search;
  const named = new URL(place.url).hostname;
  const mailbox = readMailbox(to);
  const note = (outcome: StepOutcome): Found | undefined => leave(search, place.way, place.url, outcome);
  if (mailbox === undefined) return note({ kind: 'malformed' });
  if (isSpent(search)) return note({ kind: 'too-many-redirects' });
  search.redirects += 1;
  if (addresses.has(mailbox.address.toLowerCase())) return note({ kind: 'loop' });
  addresses.add(mailbox.address.toLowerCase());
  if (!(await consent.toDomain(mailbox.domain, named, signal))) {
    return isOver(signal) ? undefined : note({ kind: 'foreign-declined', host: mailbox.domain });
  }
  return search.from(mailbox, signal);
}

function leave({ log }: Search, way: Way, url: string, outcome: StepOutcome): Found | undefined {
  log.note(way, url, outcome);
  return undefined;
}

const isSpent = ({ redirects }: Search): boolean => redirects >= MOST_REDIRECTS;
