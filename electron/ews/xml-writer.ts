/** An element to be written. Names carry their prefix: `m:` messages, `t:` types, `s:` SOAP. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly XmlElement[] | string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** Makes an element with child elements; children and attributes given as `undefined` are left out. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (XmlElement | undefined)[]
): XmlElement {
  return { name, attributes: defined(attributes), content: children.filter((child) => child !== undefined) };
}

/** Makes an element that holds text. Characters that XML can't express are dropped, line ends survive. */
export function textElement(name: string, text: string, attributes: Attributes = {}): XmlElement {
  return { name, attributes: defined(attributes), content: text };
}

function defined(attributes: Attributes): Readonly<Record<string, string>> {
  const entries = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries) as Record<string, string>; // every entry is a pair of strings
}

/** Writes an element as XML text without a declaration. */
export function writeXml(node: XmlElement): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  const content = typeof node.content === 'string' ? escapeText(node.content) : node.content.map(writeXml).join('');
  return content === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${content}</${node.name}>`;
}

/** XML 1.0 has no way to write these: C0 controls but tab and line ends, U+FFFE, U+FFFF, halves of a surrogate pair. */
const ILLEGAL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escapeText = (text: string): string =>
  text
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // A parser would turn a bare carriage return into a line feed.
    .replaceAll('\r', '&#xD;');

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
