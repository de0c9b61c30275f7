import type { AppError } from '../../shared/model.ts';
import type { SetupStep, StepOutcome as Told } from '../../shared/setup.ts';
import type { DiscoverFailure, DiscoverStep, StepOutcome } from '../ews/autodiscover/model.ts';
import { toCertificateError } from './app-error.ts';
import { GatewayError } from './gateway-error.ts';

/** How a step of Autodiscover is shown; `undefined` while it is under way, and for what only says where to look. */
export function toSetupStep({ way, url, outcome, ms }: DiscoverStep): SetupStep | undefined {
  const told = OUTCOMES[outcome.kind];
  if (told === undefined) return undefined;
  const code = codeOf(outcome);
  return { way, host: hostOf(url), outcome: told, ms: Math.round(ms), ...(code === undefined ? {} : { code }) };
}

const OUTCOMES: Readonly<Record<StepOutcome['kind'], Told | undefined>> = {
  asking: undefined,
  cancelled: undefined,
  records: undefined,
  stale: undefined,
  found: 'found',
  'redirect-url': 'redirected',
  'redirect-address': 'redirected',
  'no-records': 'not-there',
  'needs-sign-in': 'needs-sign-in',
  refused: 'refused',
  busy: 'timeout',
  error: 'unusable',
  'not-there': 'not-there',
  'not-autodiscover': 'unusable',
  malformed: 'unusable',
  'too-large': 'unusable',
  timeout: 'timeout',
  unreachable: 'unreachable',
  certificate: 'certificate',
  insecure: 'insecure',
  'foreign-declined': 'declined',
  loop: 'loop',
  'too-many-redirects': 'loop',
};

function codeOf(outcome: StepOutcome): string | undefined {
  if (outcome.kind === 'error' || outcome.kind === 'certificate') return outcome.code;
  return outcome.kind === 'not-there' ? String(outcome.status) : undefined;
}

/** `dns:NAME?type=SRV` names a host as well. */
const hostOf = (url: string): string => {
  if (url.startsWith('dns:')) return url.slice('dns:'.length).replace(/\?.*$/, '');
  return URL.canParse(url) ? new URL(url).host : url;
};

const KINDS: Readonly<Record<DiscoverFailure['reason'], AppError['kind']>> = {
  'bad-address': 'bad-input',
  refused: 'sign-in',
  'unknown-address': 'not-found',
  'service-error': 'not-exchange',
  declined: 'cancelled',
  certificate: 'certificate',
  insecure: 'insecure',
  malformed: 'broken-answer',
  unreachable: 'unreachable',
  'not-found': 'no-server',
};

/** Why no server was found, as people are told. */
export function toDiscoveryError({ reason, code, url, refused }: DiscoverFailure, address: string): GatewayError {
  if (refused !== undefined) return new GatewayError(toCertificateError(refused, { host: refused.host, address }));
  return new GatewayError({
    kind: KINDS[reason],
    address,
    host: url === undefined ? address.slice(address.lastIndexOf('@') + 1) : hostOf(url),
    ...codeFor(reason, code),
  });
}

/** What is ours has a code of ours, by which its sentence is found. */
function codeFor(reason: DiscoverFailure['reason'], code: string | undefined): Pick<AppError, 'code'> {
  if (reason === 'bad-address') return { code: 'address' };
  if (reason === 'declined') return { code: 'declined' };
  return code === undefined ? {} : { code };
}
