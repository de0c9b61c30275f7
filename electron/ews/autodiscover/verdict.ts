import type { DiscoverFailure, DiscoverReason, DiscoverStep, Discovery, SignInHost, StepOutcome } from './model.ts';
import { documentAt, ONLINE } from './places.ts';

/** POX numbers and SOAP names for a mailbox that the service doesn't know. */
const UNKNOWN_ADDRESS: readonly string[] = ['500', 'InvalidUser', 'InvalidDomain'];

/** The most telling first. */
const REASONS: readonly DiscoverReason[] = [
  'refused',
  'unknown-address',
  'service-error',
  'declined',
  'certificate',
  'insecure',
  'malformed',
];

/** Says what a search without an endpoint amounts to: a host that wants to know who asks, or the best reason. */
export function verdictOf(steps: readonly DiscoverStep[]): Discovery {
  const last = steps.filter((step, index) => !steps.slice(index + 1).some((later) => isSequel(step, later)));
  const hosts = last.flatMap(signInHost);
  const first = hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index);
  return first.length > 0
    ? { kind: 'sign-in', hosts: first, steps }
    : { kind: 'failed', error: failureOf(last), steps };
}

/** Whether a place was asked once more, with a token or when it was less busy: then that is what counts. */
const isSequel = (step: DiscoverStep, later: DiscoverStep): boolean =>
  later.way === step.way && later.url === step.url && later.outcome.kind !== 'loop';

function signInHost({ url, outcome }: DiscoverStep): readonly SignInHost[] {
  return outcome.kind === 'needs-sign-in' ? [{ host: new URL(url).host, url, challenges: outcome.challenges }] : [];
}

function failureOf(steps: readonly DiscoverStep[]): DiscoverFailure {
  for (const reason of REASONS) {
    const step = steps.find((candidate) => reasonOf(candidate) === reason);
    if (step === undefined) continue;
    const { outcome, url } = step;
    const refused = outcome.kind === 'certificate' ? outcome.refused : undefined;
    return { reason, code: codeOf(outcome), url, ...(refused === undefined ? {} : { refused }) };
  }
  return { reason: steps.some(({ outcome }) => isAnswer(outcome)) ? 'not-found' : 'unreachable' };
}

function reasonOf({ way, url, outcome }: DiscoverStep): DiscoverReason | undefined {
  switch (outcome.kind) {
    case 'refused':
      return 'refused';
    case 'error':
      // JSON is there or isn't, and knows no mailboxes.
      if (way === 'json') return undefined;
      return UNKNOWN_ADDRESS.includes(outcome.code) ? 'unknown-address' : 'service-error';
    case 'busy':
      return 'service-error';
    case 'foreign-declined':
      // Exchange Online was our own idea.
      return url === documentAt(ONLINE, 'json') ? undefined : 'declined';
    case 'certificate':
    case 'insecure':
    case 'malformed':
      return outcome.kind;
    default:
      return undefined;
  }
}

const codeOf = (outcome: StepOutcome): string | undefined => {
  if (outcome.kind === 'error' || outcome.kind === 'certificate') return outcome.code;
  return outcome.kind === 'busy' ? 'ServerBusy' : undefined;
};

const SILENT: readonly StepOutcome['kind'][] = ['asking', 'timeout', 'unreachable', 'cancelled', 'no-records', 'stale'];

/** Whether anybody answered: where nobody did, it's the network. */
export const isAnswer = (outcome: StepOutcome): boolean => !SILENT.includes(outcome.kind);
