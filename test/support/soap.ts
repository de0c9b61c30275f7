import { readFileSync } from 'node:fs';
import { parseXml } from '../../electron/demo/xml-parse.ts';
import { elementsOf, textOf, type XmlElement } from '../../electron/demo/xml.ts';
import { post, type TestExchange } from './exchange.ts';

const declarations =
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" ' +
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';

/** An operation, and further headers, as a request of a client that claims Exchange 2013 SP1. */
export function envelope(operation: string, headers = ''): string {
  const version = '<t:RequestServerVersion Version="Exchange2013_SP1"/>';
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope ${declarations}><s:Header>${version}${headers}</s:Header><s:Body>${operation}</s:Body></s:Envelope>`;
}

/** One of the EWS documents among the fixtures. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/ews/${name}`, import.meta.url), 'utf8');
}

/** All elements of that local name, at any depth, in order. */
export function all(root: XmlElement, name: string): readonly XmlElement[] {
  return [...(root.name === name ? [root] : []), ...elementsOf(root).flatMap((child) => all(child, name))];
}

/** Their texts. */
export function texts(root: XmlElement, name: string): readonly string[] {
  return all(root, name).map(textOf);
}

/** The first one; fails the test where there is none. */
export function one(root: XmlElement, name: string): XmlElement {
  const [first] = all(root, name);
  if (first === undefined) throw new Error(`the answer has no ${name}`);
  return first;
}

/** Sends an operation and reads what the answer's body holds, fault or not. */
export async function ask(
  exchange: TestExchange,
  operation: string,
  options: { readonly headers?: string; readonly as?: { readonly address: string; readonly password: string } } = {},
): Promise<{ readonly status: number; readonly root: XmlElement; readonly codes: readonly string[] }> {
  const { status, text } = await post(exchange, envelope(operation, options.headers), options.as);
  const root = elementsOf(one(parseXml(text), 'Body'))[0];
  if (root === undefined) throw new Error('the answer is empty');
  return { status, root, codes: texts(root, 'ResponseCode') };
}
