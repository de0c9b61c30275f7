import { readXml } from '../ews/xml-whole.ts';
import type { XmlNode } from '../ews/xml.ts';
import { tidy } from './plain-text.ts';

/** In characters of base64; what a few minutes' talk makes is a tenth of it. */
const MAX_LENGTH = 1_000_000;

/**
 * What a server's speech recognition heard, as plain text (AsrData of MS-OXOUM). Pieces stand in the order in which they name
 * each other, else in the document's; only facts of its schema are published, so whatever isn't understood gives nothing.
 * @param data base64
 */
export function transcriptOf(data: string | undefined): string | undefined {
  if (data === undefined || data.length > MAX_LENGTH) return undefined;
  try {
    const root = readXml(Buffer.from(data, 'base64').toString('utf8'));
    const text = tidy(inOrder(root.children).map(wordsOf).join(' '));
    return text === '' ? undefined : text;
  } catch {
    return undefined; // no XML
  }
}

/** By `id` and `nx`, as far as that leads through all of them. */
function inOrder(pieces: readonly XmlNode[]): readonly XmlNode[] {
  const byId = new Map(pieces.map((piece) => [piece.attributes['id'], piece]));
  const named = new Set(pieces.map((piece) => piece.attributes['nx']));
  const chain: XmlNode[] = [];
  let next = pieces.find(({ attributes: { id } }) => id !== undefined && !named.has(id));
  while (next !== undefined && chain.length < pieces.length) {
    chain.push(next);
    const { nx } = next.attributes;
    next = nx === undefined ? undefined : byId.get(nx);
  }
  return chain.length === pieces.length ? chain : pieces;
}

function wordsOf(piece: XmlNode): string {
  if (piece.name === 'Break') return '\n';
  return [piece.text.trim(), ...piece.children.map(wordsOf)].filter((words) => words !== '').join(' ');
}
