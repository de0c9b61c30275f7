import { describe, expect, it } from 'vitest';
import type { DiscoverReason, StepOutcome } from '../../../electron/ews/autodiscover/model.ts';
import type { RefusedCertificate } from '../../../electron/ews/http.ts';
import { toDiscoveryError, toSetupStep } from '../../../electron/gateway/discovery.ts';
import type { ErrorKind } from '../../../shared/model.ts';
import type { StepOutcome as Told } from '../../../shared/setup.ts';

const address = 'mira.voss@contoso.example';
const url = 'https://autodiscover.contoso.example/autodiscover/autodiscover.xml';
const refused: RefusedCertificate = {
  host: 'autodiscover.contoso.example',
  subject: 'autodiscover.contoso.example',
  issuer: 'Contoso Test CA, Contoso',
  fingerprint: 'AB:CD',
  validFrom: Date.UTC(2026, 0, 1),
  validTo: Date.UTC(2027, 0, 1),
  reason: 'ERR_CERT_AUTHORITY_INVALID',
};
const endpoint = { url: 'https://mail.contoso.example/EWS/Exchange.asmx', others: [] };

/** Each outcome as the search reports it, what people are told, and the code beside that. */
const OUTCOMES: {
  readonly [K in StepOutcome['kind']]: readonly [
    outcome: Extract<StepOutcome, { kind: K }>,
    told: Told | undefined,
    code: string | undefined,
  ];
} = {
  asking: [{ kind: 'asking' }, undefined, undefined],
  cancelled: [{ kind: 'cancelled' }, undefined, undefined],
  records: [{ kind: 'records', hosts: ['mail.contoso.example'] }, undefined, undefined],
  stale: [{ kind: 'stale' }, undefined, undefined],
  found: [{ kind: 'found', endpoint }, 'found', undefined],
  'redirect-url': [{ kind: 'redirect-url', to: 'https://elsewhere.example', status: 302 }, 'redirected', undefined],
  'redirect-address': [{ kind: 'redirect-address', to: 'mira@fabrikam.example' }, 'redirected', undefined],
  'no-records': [{ kind: 'no-records' }, 'not-there', undefined],
  'needs-sign-in': [{ kind: 'needs-sign-in', challenges: ['NTLM'] }, 'needs-sign-in', undefined],
  refused: [{ kind: 'refused', challenges: ['NTLM'] }, 'refused', undefined],
  busy: [{ kind: 'busy', retryAfterMs: 5 }, 'timeout', undefined],
  error: [{ kind: 'error', code: '601' }, 'unusable', '601'],
  'not-there': [{ kind: 'not-there', status: 404 }, 'not-there', '404'],
  'not-autodiscover': [{ kind: 'not-autodiscover' }, 'unusable', undefined],
  malformed: [{ kind: 'malformed' }, 'unusable', undefined],
  'too-large': [{ kind: 'too-large' }, 'unusable', undefined],
  timeout: [{ kind: 'timeout' }, 'timeout', undefined],
  unreachable: [{ kind: 'unreachable' }, 'unreachable', undefined],
  certificate: [{ kind: 'certificate', code: refused.reason, refused }, 'certificate', refused.reason],
  insecure: [{ kind: 'insecure' }, 'insecure', undefined],
  'foreign-declined': [{ kind: 'foreign-declined', host: 'elsewhere.example' }, 'declined', undefined],
  loop: [{ kind: 'loop' }, 'loop', undefined],
  'too-many-redirects': [{ kind: 'too-many-redirects' }, 'loop', undefined],
};

describe('a step of the search', () => {
  const stepOf = (outcome: StepOutcome, of = url) =>
    toSetupStep({ id: 1, way: 'pox', url: of, outcome, startedAt: 0, ms: 12.6 });

  it.each(Object.values(OUTCOMES))('that ended so is told so: %o', (outcome, told, code) => {
    const step = { way: 'pox', host: 'autodiscover.contoso.example', outcome: told, ms: 13 };
    expect(stepOf(outcome)).toEqual(
      told === undefined ? undefined : { ...step, ...(code === undefined ? {} : { code }) },
    );
  });

  it.each([
    ['dns:_autodiscover._tcp.contoso.example?type=SRV', '_autodiscover._tcp.contoso.example'],
    [
      'https://mail.contoso.example:444/autodiscover.json?Email=mira.voss%40contoso.example',
      'mail.contoso.example:444',
    ],
    ['no address', 'no address'],
  ])('at %s names %s, and no mailbox', (of, host) => {
    expect(stepOf({ kind: 'timeout' }, of)).toMatchObject({ host });
  });
});

const REASONS: Readonly<Record<DiscoverReason, ErrorKind>> = {
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
// The keys are reasons: see the type above.
const reasons = Object.entries(REASONS) as [DiscoverReason, ErrorKind][];

describe('a search that failed', () => {
  it.each(reasons)('because of %s is %s, of the host that said so', (reason, kind) => {
    const { error } = toDiscoveryError({ reason, code: '601', url }, address);
    const code = reason === 'bad-address' ? 'address' : reason === 'declined' ? 'declined' : '601';
    expect(error).toEqual({ kind, address, host: 'autodiscover.contoso.example', code });
  });

  it('without a host concerns the address’s domain', () => {
    expect(toDiscoveryError({ reason: 'not-found' }, address).error).toEqual({
      kind: 'no-server',
      address,
      host: 'contoso.example',
    });
  });

  it('because of a certificate shows it', () => {
    const { error } = toDiscoveryError({ reason: 'certificate', url, refused }, address);
    expect(error).toEqual({
      kind: 'certificate',
      code: 'ERR_CERT_AUTHORITY_INVALID',
      address,
      host: 'autodiscover.contoso.example',
      certificate: {
        ...refused,
        validFrom: '2026-01-01T00:00:00Z',
        validTo: '2027-01-01T00:00:00Z',
        reason: 'authority',
      },
    });
  });
});
