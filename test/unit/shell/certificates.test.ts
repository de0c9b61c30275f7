import { createHash } from 'node:crypto';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { watchCertificates } from '../../../electron/shell/certificates.ts';

type Check = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>;
type Shown = Parameters<Check>[0];

const digest = createHash('sha256').update('a certificate').digest();
const fingerprint = digest.toString('hex').toUpperCase().match(/../g)?.join(':') ?? '';
const principal = (commonName: string, organizations: readonly string[] = []) => ({ commonName, organizations });

/** What Chromium asks about a certificate, as far as it is read. */
const shown = (over: object = {}, certificate: object = {}) =>
  ({
    hostname: 'mail.contoso.example',
    errorCode: -202,
    verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID',
    ...over,
    certificate: {
      fingerprint: `sha256/${digest.toString('base64')}`,
      subject: principal('mail.contoso.example'),
      issuer: principal('Contoso Test CA', ['Contoso', 'Contoso Test CA', '']),
      subjectName: 'subject',
      issuerName: 'issuer',
      validStart: Date.UTC(2026, 0, 1) / 1000,
      validExpiry: Date.UTC(2027, 0, 1) / 1000,
      ...certificate,
    },
  }) as unknown as Shown; // the rest of a certificate isn't looked at

/** A session that asks when the test says so. */
function watch(trusts: (host: string, fingerprint: string) => boolean = () => false) {
  let check: Check | undefined;
  const session = { setCertificateVerifyProc: (proc: Check) => (check = proc) } as unknown as Session; // all that is used
  const certificates = watchCertificates(session, trusts);
  return {
    certificates,
    /** The number with which Chromium is answered: 0 accepts, -3 leaves its own judgement. */
    judge: (asked: Shown) => {
      let answer: number | undefined;
      check?.(asked, (result) => (answer = result));
      return answer;
    },
  };
}
const failure = new Error('net::ERR_CERT_AUTHORITY_INVALID');

describe('a certificate', () => {
  it('that the system accepts is no business of ours', () => {
    const { judge, certificates } = watch(() => {
      throw new Error('nobody has to be asked');
    });
    expect(judge(shown({ errorCode: 0, verificationResult: 'net::OK' }))).toBe(-3);
    expect(certificates.refused('mail.contoso.example', failure)).toBeUndefined();
  });

  it('that the system refuses stays refused, and can be shown', () => {
    const { judge, certificates } = watch();
    expect(judge(shown())).toBe(-3);
    expect(certificates.refused('mail.contoso.example', failure)).toEqual({
      host: 'mail.contoso.example',
      subject: 'mail.contoso.example',
      issuer: 'Contoso Test CA, Contoso',
      fingerprint,
      validFrom: Date.UTC(2026, 0, 1),
      validTo: Date.UTC(2027, 0, 1),
      reason: 'ERR_CERT_AUTHORITY_INVALID',
    });
    expect(certificates.refused('elsewhere.example', failure)).toBeUndefined();
    expect(certificates.refused('mail.contoso.example', new Error('net::ERR_CONNECTION_REFUSED'))).toBeUndefined();
  });

  it('without names in it is shown by what Chromium calls it', () => {
    const { judge, certificates } = watch();
    judge(shown({}, { subject: principal(''), issuer: principal('') }));
    expect(certificates.refused('mail.contoso.example', failure)).toMatchObject({
      subject: 'subject',
      issuer: 'issuer',
    });
  });

  it('that its user trusts is accepted for that host, and no other one of it', () => {
    const { judge } = watch((host, print) => host === 'mail.contoso.example' && print === fingerprint);
    expect(judge(shown())).toBe(0);
    expect(judge(shown({ hostname: 'elsewhere.example' }))).toBe(-3);
    expect(judge(shown({}, { fingerprint: `sha256/${Buffer.alloc(32).toString('base64')}` }))).toBe(-3);
  });
});
