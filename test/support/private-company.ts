import { X509Certificate } from 'node:crypto';
import { CertificateRefused, type Http, type RefusedCertificate } from '../../electron/ews/http.ts';
import type { ExchangeOptions } from '../../electron/demo/index.ts';
import { createAuthority } from './certificate-authority.ts';
import { startExchange, type TestExchange } from './exchange.ts';
import { createNodeHttp, type NodeHttp } from './http-node.ts';
import { startRedirectServer } from './redirect-server.ts';

const MAIL = 'mail.contoso.example';
const FINDER = 'autodiscover.contoso.example';
/** Who looks after the mailboxes, where the company has them elsewhere. */
export const ELSEWHERE = 'autodiscover.fabrikam.example';

export interface PrivateCompany {
  readonly exchange: TestExchange;
  /** The mail server as Autodiscover names it. */
  readonly server: string;
  /** A network of the company's names, over real TLS with its own authority. */
  readonly network: (wish?: NetworkWish) => NodeHttp;
  readonly stop: () => Promise<void>;
}

export interface NetworkWish {
  /** The company's Autodiscover is somewhere else, and only a redirect without encryption says so. */
  readonly elsewhere?: boolean;
  /** Refuses the certificates that this doesn't trust, as the app's own network does. */
  readonly trusts?: (host: string, fingerprint: string) => boolean;
}

/** A company with a certificate authority of its own, Exchange and Autodiscover, under names that no DNS knows. */
export async function openPrivateCompany(options: ExchangeOptions = {}): Promise<PrivateCompany> {
  const authority = await createAuthority();
  const mail = await authority.issue({ names: [MAIL, '127.0.0.1'] });
  const finder = await authority.issue({ names: [FINDER, ELSEWHERE] });
  const exchange = await startExchange({ tls: mail, autodiscover: { tls: finder, mailHost: MAIL }, ...options });
  const away = await startRedirectServer(`https://${ELSEWHERE}/autodiscover/autodiscover.xml`);
  const portOf = (url = ''): number => Number(new URL(url).port);
  return {
    exchange,
    server: `https://${MAIL}/EWS/Exchange.asmx`,
    network: ({ elsewhere = false, trusts = () => true } = {}) => {
      const place = elsewhere ? ELSEWHERE : FINDER;
      const { http, close } = createNodeHttp({
        ca: authority.cert,
        names: {
          [`${MAIL}:443`]: portOf(exchange.url),
          [`${place}:443`]: portOf(exchange.autodiscover),
          ...(elsewhere ? { [`${FINDER}:80`]: away.port } : {}),
        },
      });
      const shown = { [MAIL]: mail.cert, [FINDER]: finder.cert, [ELSEWHERE]: finder.cert };
      return { http: judging(http, shown, trusts), close };
    },
    stop: async () => {
      await away.stop();
      await exchange.stop();
    },
  };
}

/** Node judges by the authority; this is the person's part of the judgement. */
function judging(
  http: Http,
  shown: Readonly<Record<string, string>>,
  trusts: (host: string, fingerprint: string) => boolean,
): Http {
  return (request) => {
    const { hostname, protocol } = new URL(request.url);
    const pem = shown[hostname];
    const refused = pem === undefined || protocol !== 'https:' ? undefined : refusalOf(hostname, pem);
    return refused === undefined || trusts(hostname, refused.fingerprint)
      ? http(request)
      : Promise.reject(new CertificateRefused(refused));
  };
}

function refusalOf(host: string, pem: string): RefusedCertificate {
  const { subject, issuer, fingerprint256, validFrom, validTo } = new X509Certificate(pem);
  return {
    host,
    subject,
    issuer,
    fingerprint: fingerprint256,
    validFrom: Date.parse(validFrom),
    validTo: Date.parse(validTo),
    reason: 'ERR_CERT_AUTHORITY_INVALID',
  };
}
