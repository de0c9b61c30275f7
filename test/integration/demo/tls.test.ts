import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { expect, test } from 'vitest';
import { createAuthority, selfSigned, type TlsIdentity } from '../../support/certificate-authority.ts';
import { startExchange } from '../../support/exchange.ts';

/** The status that a client which trusts `ca` gets, or the reason why it breaks off. */
async function reach(tls: TlsIdentity, ca: string): Promise<number | string> {
  const exchange = await startExchange({ people: 1, tls });
  const met = await new Promise<number | string>((resolve) => {
    const asked = request(exchange.url, { method: 'POST', ca, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.end();
  });
  await exchange.stop();
  return met;
}

test('a server with a certificate speaks https, and who trusts its authority reaches it', async () => {
  const authority = await createAuthority();
  expect(await reach(await authority.issue(), authority.cert)).toBe(401);
});

test('who trusts another authority of the same name does not', async () => {
  const [authority, other] = [await createAuthority(), await createAuthority()];
  expect(await reach(await authority.issue(), other.cert)).toMatch(/^(CERT_|UNABLE_TO_VERIFY)/);
});

test('a certificate for another name, one of yesterday and one of tomorrow are refused each for its reason', async () => {
  const authority = await createAuthority();
  const attempt = async (wish: Parameters<typeof authority.issue>[0]): Promise<number | string> =>
    reach(await authority.issue(wish), authority.cert);
  expect(await attempt({ names: ['mail.contoso.example'] })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await attempt({ validDays: [-10, -1] })).toBe('CERT_HAS_EXPIRED');
  expect(await attempt({ validDays: [1, 10] })).toBe('CERT_NOT_YET_VALID');
});

test('a certificate that only vouches for itself is refused, until it is trusted itself', async () => {
  const identity = await selfSigned();
  const authority = await createAuthority();
  expect(await reach(identity, authority.cert)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await reach(identity, identity.cert)).toBe(401);
});

test('an issued certificate names its authority and its hosts', async () => {
  const authority = await createAuthority('Fabrikam Root');
  const { cert } = await authority.issue({ names: ['mail.fabrikam.example', '127.0.0.1'] });
  const read = new X509Certificate(cert);
  expect(read.issuer).toContain('CN=Fabrikam Root');
  expect(read.subjectAltName).toBe('DNS:mail.fabrikam.example, IP Address:127.0.0.1');
  expect(read.verify(new X509Certificate(authority.cert).publicKey)).toBe(true);
});
