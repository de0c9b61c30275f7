import { XMLParser } from 'fast-xml-parser';
import { EwsAnswerError } from './errors.ts';
import type { XmlNode } from './xml.ts';
import { FORBIDDEN, MAX_CHARACTERS, MAX_DEPTH } from './xml-limits.ts';
import { checkShape } from './xml-shape.ts';
import { resolveEntities } from './xml-text.ts';

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are resolved below: the five of XML and character references, nothing a document could define.
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
  // Attachments are megabytes of base64: taken in one piece.
  stopNodes: ['..Content'],
});

/**
 * Reads a document that is there as a whole and gives its root element.
 * @throws {EwsAnswerError} `broken-answer` for anything malformed, `not-exchange` for a document with a DTD, `too-large`
 * beyond the guards
 */
export function readXml(text: string): XmlNode {
  if (text.length > MAX_CHARACTERS) throw new EwsAnswerError('too-large', 'document too long');
  if (FORBIDDEN.test(text)) throw new EwsAnswerError('broken-answer', 'malformed XML: a forbidden character');
  const document = text.replace(/^\uFEFF/, '');
  checkShape(document, MAX_DEPTH);
  try {
    const [root] = elements(parser.parse(document));
    if (root === undefined) throw new EwsAnswerError('broken-answer', 'no root element');
    return root;
  } catch (error) {
    if (error instanceof EwsAnswerError) throw error;
    throw new EwsAnswerError('broken-answer', 'unreadable XML', error);
  }
}

type Parsed = readonly Readonly<Record<string, unknown>>[];

/** The parser's type says `any`; with preserveOrder it gives a list of one-key objects beside `:@`. */
const elements = (parsed: unknown): readonly XmlNode[] =>
  (parsed as Parsed).flatMap((entry) => {
    const name = Object.keys(entry).find((key) => key !== ATTRIBUTES);
    return name === undefined || name === TEXT || name === CDATA ? [] : [toNode(name, entry)];
  });

function toNode(name: string, entry: Readonly<Record<string, unknown>>): XmlNode {
  const content = entry[name] as Parsed;
  const attributes = (entry[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, resolveEntities(value)])),
    children: elements(content),
    text: content.map(ownText).join(''),
  };
}

function ownText(entry: Readonly<Record<string, unknown>>): string {
  const text = entry[TEXT];
  if (typeof text === 'string') return resolveEntities(text);
  const cdata = entry[CDATA] as Parsed | undefined;
  return (cdata ?? []).map((part) => (typeof part[TEXT] === 'string' ? part[TEXT] : '')).join('');
}
