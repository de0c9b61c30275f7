import { XMLParser } from 'fast-xml-parser';
import { EwsAnswerError } from './errors.ts';
import { checkShape } from './xml-shape.ts';

/**
 * An element as read. Names are local names: servers mix prefixes, default namespaces and even namespaces
 * (`m:Notification` where the schema says `t:`), so nothing here depends on them.
 */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** The element's own text and CDATA, entities resolved, not trimmed. */
  readonly text: string;
}

/** More than any answer may have; the transport has cut off longer ones already. */
const MAX_CHARACTERS = 40 * 1024 * 1024;
const MAX_DEPTH = 100;
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
 * Reads a document and gives its root element.
 * @throws {EwsAnswerError} `broken-answer` for anything malformed, `not-exchange` for a document with a DTD, `too-large`
 * beyond the guards
 */
export function readXml(text: string): XmlNode {
  if (text.length > MAX_CHARACTERS) throw new EwsAnswerError('too-large', 'document too long');
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

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[^;\s&]*);?/gi, (whole, name: string) => {
    if (name.startsWith('#') && whole.endsWith(';')) {
      const hex = /^#x/i.test(name);
      return character(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
    }
    const known = PREDEFINED.get(name);
    if (known === undefined || !whole.endsWith(';')) throw new EwsAnswerError('broken-answer', 'unknown entity');
    return known;
  });
}

/** Servers do send references to characters that XML forbids (`&#x1F;` in subjects): they vanish, the answer stays. */
function character(code: number): string {
  const legal =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return legal ? String.fromCodePoint(code) : '';
}

/** The first child of that local name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** Walks down by local names. */
export function descend(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  return names.reduce<XmlNode | undefined>((current, name) => child(current, name), node);
}

/** All children of that local name, in order. */
export function childrenNamed(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Text of a child as it is; `undefined` where the child is missing. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text;
}

/** Text of a child without surrounding white space; `undefined` where it is missing or empty. */
export function wordOf(node: XmlNode | undefined, name: string): string | undefined {
  const word = child(node, name)?.text.trim();
  return word === '' ? undefined : word;
}

/** An xs:boolean child: `true`, `false`, `1`, `0`, any case. */
export function booleanOf(node: XmlNode | undefined, name: string): boolean | undefined {
  const word = wordOf(node, name)?.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

/** An xs:int child; `undefined` where it is missing or no integer. */
export function integerOf(node: XmlNode | undefined, name: string): number | undefined {
  return toInteger(wordOf(node, name));
}

/** Reads an integer in decimal; anything else is `undefined`. */
export function toInteger(word: string | undefined): number | undefined {
  return word !== undefined && /^[+-]?\d{1,15}$/.test(word) ? Number(word) : undefined;
}
