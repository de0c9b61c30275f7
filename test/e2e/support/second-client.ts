import type { TestExchange } from '../../support/exchange.ts';

const ENVELOPE = `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
  <s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header>
  <s:Body><m:GetUserOofSettingsRequest><t:Mailbox><t:Address>ADDRESS</t:Address></t:Mailbox></m:GetUserOofSettingsRequest></s:Body>
</s:Envelope>`;

/** Reads the main user's OOF with nothing of the product: a raw SOAP request, the answer as text. */
export async function readOofBySoap(exchange: Pick<TestExchange, 'url' | 'mira'>): Promise<string> {
  const { address, password } = exchange.mira;
  const response = await fetch(exchange.url, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      authorization: `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`,
    },
    body: ENVELOPE.replace('ADDRESS', address),
  });
  return response.text();
}
