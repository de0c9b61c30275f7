import type { Certificate, Session } from 'electron';
import type { RefusedCertificate } from '../ews/http.ts';

/** What was found wrong with servers' certificates. */
export interface CertificateWatch {
  /** The certificate behind a request's failure; `undefined` where it failed for another reason. */
  readonly refused: (host: string, failure: Error) => RefusedCertificate | undefined;
  /** Whether the system was content with each of them. */
  readonly allFine: () => boolean;
}

/** Have Chromium's own judgement stand. */
const AS_JUDGED = -3;
const ACCEPT = 0;

/**
 * Lets the system judge each certificate, and its user overrule that for exactly one certificate of a host. There is no
 * other way around the judgement. It is remembered for the life of the session: who trusts one needs a new session.
 */
export function watchCertificates(
  session: Session,
  trusts: (host: string, fingerprint: string) => boolean,
): CertificateWatch {
  const refusals = new Map<string, RefusedCertificate>();
  let allFine = true;
  session.setCertificateVerifyProc(({ hostname, certificate, verificationResult, errorCode }, answer) => {
    if (errorCode === 0) {
      answer(AS_JUDGED);
      return;
    }
    allFine = false;
    const fingerprint = inPairs(certificate.fingerprint);
    if (trusts(hostname, fingerprint)) {
      answer(ACCEPT);
      return;
    }
    refusals.set(hostname, {
      host: hostname,
      subject: nameOf(certificate.subject, certificate.subjectName),
      issuer: nameOf(certificate.issuer, certificate.issuerName),
      fingerprint,
      validFrom: certificate.validStart * 1000,
      validTo: certificate.validExpiry * 1000,
      reason: verificationResult.replace(/^net::/, ''),
    });
    answer(AS_JUDGED);
  });
  return {
    refused: (host, failure) => (/\bERR_CERT_/.test(failure.message) ? refusals.get(host) : undefined),
    allFine: () => allFine,
  };
}

/** Chromium writes `sha256/` and base64, people compare hexadecimal pairs. */
function inPairs(fingerprint: string): string {
  const hex = Buffer.from(fingerprint.replace(/^sha256\//, ''), 'base64')
    .toString('hex')
    .toUpperCase();
  return hex.match(/../g)?.join(':') ?? '';
}

/** The name and the organisation behind it. */
function nameOf(principal: Certificate['subject'], fallback: string): string {
  const organisation = principal.organizations.filter((each) => each !== '' && each !== principal.commonName);
  return [principal.commonName, ...organisation].filter((part) => part !== '').join(', ') || fallback;
}
