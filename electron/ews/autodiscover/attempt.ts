import { ask } from './ask.ts';
import { schemeOf } from './challenges.ts';
import type { StepOutcome } from './model.ts';
import { orAborted } from './patience.ts';
import { isOver, type Place, type Search } from './search.ts';

/** What a busy server is given, in milliseconds, and at most if it asks for more. */
const BUSY_MS = 2_000;
const BUSY_MOST_MS = 5_000;

/** Asks one place: with a token where one is wanted, and once more where the server is busy. Keeps in mind what that says of the host. */
export async function attempt(search: Search, place: Place, signal: AbortSignal): Promise<StepOutcome> {
  const outcome = await answerOf(search, place, signal);
  heed(search, new URL(place.url).origin, place.way, outcome);
  return outcome;
}

async function answerOf(search: Search, place: Place, signal: AbortSignal): Promise<StepOutcome> {
  const { ports, log, patience } = search;
  const { way, url, mailbox } = place;
  const once = (token?: string): Promise<StepOutcome> =>
    log.during(way, url, () => ask(ports, { way, url, address: mailbox.address, token }, signal));
  let token: string | undefined;
  let outcome = await once();
  if ((outcome.kind === 'needs-sign-in' || outcome.kind === 'refused') && !isOver(signal)) {
    const wanted = outcome.challenges.some((challenge) => schemeOf(challenge) === 'bearer');
    token = wanted ? await tokenFor(search, new URL(url).host, signal) : undefined;
    if (token !== undefined) outcome = await once(token);
  }
  if (outcome.kind !== 'busy') return outcome;
  const wait = Math.min(outcome.retryAfterMs ?? BUSY_MS, BUSY_MOST_MS);
  await new Promise<void>((resolve) => {
    const cancel = patience.after(wait, resolve);
    const stop = (): void => {
      cancel();
      resolve();
    };
    if (isOver(signal)) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return isOver(signal) ? outcome : once(token);
}

/** None where there can't be one: the host's challenge stands then, and a sign-in says more than we could. */
async function tokenFor({ ports }: Search, host: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await orAborted(Promise.resolve(ports.token?.(host, signal)), signal);
  } catch {
    return undefined;
  }
}

function heed(search: Search, origin: string, way: Place['way'], outcome: StepOutcome): void {
  const { shut, slow } = search;
  if (outcome.kind === 'refused') search.refusals += 1;
  switch (outcome.kind) {
    case 'unreachable':
    case 'certificate':
      shut.add(origin);
      return;
    case 'refused':
    case 'needs-sign-in':
      // The other documents of a host stand behind the same door, and each try counts as one.
      if (way !== 'json') shut.add(origin);
      return;
    case 'timeout':
      // A server that was asleep gets a second chance, one that swallows packets no third.
      if (slow.has(origin)) shut.add(origin);
      slow.add(origin);
      return;
    default:
  }
}
