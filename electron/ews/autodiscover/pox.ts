import { child, childrenNamed, descend, integerOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement, writeXml } from '../xml-writer.ts';
import type { StepOutcome } from './model.ts';
import { endpointOf, redirectTo } from './readings.ts';

const OUTLOOK = 'http://schemas.microsoft.com/exchange/autodiscover/outlook';

/** Writes the request of plain old XML for one address. */
export function poxRequest(address: string): string {
  const request = element(
    'Autodiscover',
    { xmlns: `${OUTLOOK}/requestschema/2006` },
    element(
      'Request',
      {},
      textElement('EMailAddress', address),
      textElement('AcceptableResponseSchema', `${OUTLOOK}/responseschema/2006a`),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>${writeXml(request)}`;
}

/** EXPR is the door for everywhere, EXCH that inside the company's network: taken where there is no other. */
const DOORS = ['EXPR', 'EXHTTP', 'EXCH'];

/** Reads the answer, an error too. */
export function readPox(root: XmlNode, from: string): StepOutcome {
  const response = root.name === 'Autodiscover' ? child(root, 'Response') : undefined;
  if (response === undefined) return { kind: 'not-autodiscover' };
  const error = child(response, 'Error');
  if (error !== undefined) return { kind: 'error', code: wordOf(error, 'ErrorCode') ?? 'unknown' };
  const account = child(response, 'Account');
  const action = wordOf(account, 'Action')?.toLowerCase();
  if (action === 'redirecturl') return redirectTo(wordOf(account, 'RedirectUrl'), from);
  if (action === 'redirectaddr') {
    const to = wordOf(account, 'RedirectAddr');
    return to === undefined ? { kind: 'malformed' } : { kind: 'redirect-address', to };
  }
  if (account === undefined) return { kind: 'malformed' };
  const protocols = DOORS.flatMap((type) =>
    childrenNamed(account, 'Protocol').filter((protocol) => typeOf(protocol) === type),
  );
  const written = protocols.find((protocol) => wordOf(protocol, 'ServerVersion') !== undefined);
  return endpointOf(
    protocols.map((protocol) => wordOf(protocol, 'EwsUrl') ?? wordOf(protocol, 'ASUrl')),
    from,
    {
      displayName: wordOf(child(response, 'User'), 'DisplayName'),
      primaryAddress: wordOf(child(response, 'User'), 'AutoDiscoverSMTPAddress'),
      serverVersion: versionOf(wordOf(written, 'ServerVersion')),
      ttlHours: integerOf(protocols[0], 'TTL') ?? integerOf(descend(response, 'Account'), 'TTL'),
    },
  );
}

const typeOf = (protocol: XmlNode): string | undefined =>
  (wordOf(protocol, 'Type') ?? protocol.attributes['Type'])?.toUpperCase();

/** Eight hexadecimal digits: four bits of layout, six each of major and minor version, a flag, fifteen bits of build. */
function versionOf(written: string | undefined): string | undefined {
  if (written === undefined || !/^[\da-f]{8}$/i.test(written)) return undefined;
  const bits = Number.parseInt(written, 16);
  return `${(bits >>> 22) & 0x3f}.${(bits >>> 16) & 0x3f}.${bits & 0x7fff}`;
}
