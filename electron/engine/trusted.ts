import type { Certificate } from '../../shared/model.ts';
import type { TrustedCertificate } from '../../shared/snapshot.ts';
import { instantOf } from '../domain/time.ts';
import type { CertificateStore } from './ports.ts';

/** Certificates that the person trusts although the system doesn't: one a host, until it changes or is taken back. */
export interface Trusted {
  readonly all: () => readonly TrustedCertificate[];
  /** @param host as it stands in the address @param fingerprint SHA-256 in hexadecimal pairs */
  readonly trusts: (host: string, fingerprint: string) => boolean;
  readonly trust: (certificate: Certificate) => void;
  readonly revoke: (host: string) => void;
}

/** @param now milliseconds since the epoch */
export function openTrusted(store: CertificateStore, now: () => number, onChange: () => void): Trusted {
  let all = store.load();
  const keep = (certificates: readonly TrustedCertificate[]) => {
    all = certificates;
    store.save(all);
    onChange();
  };
  const others = (host: string) => all.filter((each) => each.host !== host);
  return {
    all: () => all,
    trusts: (host, fingerprint) => all.some((each) => each.host === host && each.fingerprint === fingerprint),
    trust: ({ host, fingerprint, subject, issuer }) =>
      keep([...others(host), { host, fingerprint, subject, issuer, since: instantOf(now()) }]),
    revoke: (host) => keep(others(host)),
  };
}
