import { describe, expect, it } from 'vitest';
import { openTrusted } from '../../../electron/engine/trusted.ts';
import type { Certificate } from '../../../shared/model.ts';
import type { TrustedCertificate } from '../../../shared/snapshot.ts';

const certificate = (over: Partial<Certificate> = {}): Certificate => ({
  host: 'mail.contoso.example',
  subject: 'mail.contoso.example',
  issuer: 'Contoso Test CA, Contoso',
  fingerprint: 'AB:CD',
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
  reason: 'authority',
  ...over,
});

function open(kept: readonly TrustedCertificate[] = []) {
  const saved: (readonly TrustedCertificate[])[] = [];
  let changes = 0;
  const store = { load: () => kept, save: (all: readonly TrustedCertificate[]) => saved.push(all) };
  const trusted = openTrusted(
    store,
    () => Date.UTC(2026, 9, 20, 7),
    () => (changes += 1),
  );
  return { trusted, saved, changes: () => changes };
}

describe('a certificate that a person trusts', () => {
  it('counts for its host alone, as long as it is the same, and is written down', () => {
    const { trusted, saved, changes } = open();
    expect(trusted.trusts('mail.contoso.example', 'AB:CD')).toBe(false);
    trusted.trust(certificate());
    expect(trusted.trusts('mail.contoso.example', 'AB:CD')).toBe(true);
    expect(trusted.trusts('mail.contoso.example', 'AB:CE')).toBe(false);
    expect(trusted.trusts('autodiscover.contoso.example', 'AB:CD')).toBe(false);
    expect(saved).toEqual([
      [
        {
          host: 'mail.contoso.example',
          fingerprint: 'AB:CD',
          subject: 'mail.contoso.example',
          issuer: 'Contoso Test CA, Contoso',
          since: '2026-10-20T07:00:00Z',
        },
      ],
    ]);
    expect(changes()).toBe(1);
  });

  it('takes the place of the host’s former one, and leaves the other hosts’ alone', () => {
    const { trusted } = open();
    trusted.trust(certificate({ host: 'autodiscover.contoso.example' }));
    trusted.trust(certificate());
    trusted.trust(certificate({ fingerprint: 'EF:01' }));
    expect(trusted.all().map(({ host, fingerprint }) => [host, fingerprint])).toEqual([
      ['autodiscover.contoso.example', 'AB:CD'],
      ['mail.contoso.example', 'EF:01'],
    ]);
    expect(trusted.trusts('mail.contoso.example', 'AB:CD')).toBe(false);
  });

  it('is trusted again after a restart, until that is taken back', () => {
    const before = open();
    before.trusted.trust(certificate());
    const { trusted, saved, changes } = open(before.saved.at(-1));
    expect(trusted.trusts('mail.contoso.example', 'AB:CD')).toBe(true);
    trusted.revoke('mail.contoso.example');
    expect(trusted.trusts('mail.contoso.example', 'AB:CD')).toBe(false);
    expect(saved).toEqual([[]]);
    expect(changes()).toBe(1);
  });
});
