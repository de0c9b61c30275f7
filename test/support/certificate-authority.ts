import 'reflect-metadata';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import { Temporal } from 'temporal-polyfill';

/** What a TLS server needs, in PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateWish {
  /** Host names and IP addresses; loopback's where it isn't said. */
  readonly names?: readonly string[];
  /** Counted in days from now; from yesterday for a month where it isn't said. */
  readonly validDays?: readonly [from: number, to: number];
}

export interface CertificateAuthority {
  /** What a client has to trust, in PEM. */
  readonly cert: string;
  /** Makes a server's certificate, with a key of its own each time. */
  issue(wish?: CertificateWish): Promise<TlsIdentity>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const loopback = ['localhost', '127.0.0.1'];
const serverAuthentication = '1.3.6.1.5.5.7.3.1';

/** Makes a private certificate authority, in memory only; `name` is what its certificate says it is. */
export async function createAuthority(name = 'Contoso Test CA'): Promise<CertificateAuthority> {
  const keys = await newKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}, O=Contoso`,
    keys,
    ...validity([-30, 365]),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    cert: root.toString('pem'),
    issue: async (wish = {}) => {
      const own = await newKeys();
      const leaf = await x509.X509CertificateGenerator.create({
        subject: subjectOf(wish),
        issuer: root.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        ...validity(wish.validDays),
        signingAlgorithm: algorithm,
        extensions: [...serverExtensions(wish), await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey)],
      });
      return { key: await privateKeyPem(own), cert: leaf.toString('pem') };
    },
  };
}

/** Makes a certificate that nobody vouches for but itself. */
export async function selfSigned(wish: CertificateWish = {}): Promise<TlsIdentity> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subjectOf(wish),
    keys,
    ...validity(wish.validDays),
    signingAlgorithm: algorithm,
    extensions: serverExtensions(wish),
  });
  return { key: await privateKeyPem(keys), cert: certificate.toString('pem') };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function privateKeyPem({ privateKey }: CryptoKeyPair): Promise<string> {
  const bytes = await crypto.subtle.exportKey('pkcs8', privateKey);
  return x509.PemConverter.encode(bytes, 'PRIVATE KEY');
}

function subjectOf({ names = loopback }: CertificateWish): string {
  return `CN=${names[0] ?? ''}, O=Contoso`;
}

function serverExtensions({ names = loopback }: CertificateWish): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([serverAuthentication]),
    new x509.SubjectAlternativeNameExtension(
      names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
    ),
  ];
}

/** The library takes no other kind of moment than a `Date`. */
function validity([from, to]: readonly [number, number] = [-1, 30]): { notBefore: Date; notAfter: Date } {
  const now = Temporal.Now.instant();
  const inDays = (days: number): Date => new Date(now.add({ hours: days * 24 }).epochMilliseconds);
  return { notBefore: inDays(from), notAfter: inDays(to) };
}
