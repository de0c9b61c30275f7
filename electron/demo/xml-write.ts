import { namespaces, type XmlAttribute, type XmlElement, type XmlNode } from './xml.ts';

export type Attributes = Readonly<Record<string, string>>;
/** What an element may be built from: `undefined` leaves a part out, lists are spread. */
export type Content = XmlNode | undefined | readonly Content[];

type Builder = (name: string, first?: Attributes | Content, ...rest: readonly Content[]) => XmlElement;

/** Gives a builder for elements of one namespace: `t('ItemId', { Id: id })`, `t('Subject', 'Stand-up')`. */
export function builder(namespace: string): Builder {
  return (name, first, ...rest) => {
    const withAttributes = isAttributes(first);
    const content: Content = withAttributes ? rest : [first, ...rest];
    const attributes = withAttributes ? Object.entries(first).map(toAttribute) : [];
    return { namespace, name, attributes, children: flatten(content), line: 0, column: 0 };
  };
}

/** Elements of the types schema. */
export const t = builder(namespaces.types);
/** Elements of the messages schema. */
export const m = builder(namespaces.messages);

/** An element of text, or nothing where there is no text. */
export function optional(name: string, value: string | number | boolean | undefined): XmlElement | undefined {
  return value === undefined ? undefined : t(name, String(value));
}

function isAttributes(value: Attributes | Content): value is Attributes {
  return typeof value === 'object' && !Array.isArray(value) && !('children' in value);
}

function toAttribute([name, value]: [string, string]): XmlAttribute {
  return name.startsWith('xml:')
    ? { namespace: namespaces.xml, name: name.slice(4), value }
    : { namespace: '', name, value };
}

function flatten(content: Content): readonly XmlNode[] {
  if (content === undefined) return [];
  if (typeof content === 'string') return content === '' ? [] : [content];
  return 'children' in content ? [content] : content.flatMap(flatten);
}

const prefixes: Readonly<Record<string, string>> = {
  [namespaces.soap]: 's',
  [namespaces.messages]: 'm',
  [namespaces.types]: 't',
  [namespaces.errors]: 'e',
};

/** How a server names namespaces: real ones use prefixes in some operations and default namespaces in others. */
export type NamespaceStyle = 'prefixed' | 'default';

/** Writes an element and all in it, without a declaration at the top; white space is written as it stands. */
export function writeXml(element: XmlElement, style: NamespaceStyle): string {
  return write(element, style, new Set(), '');
}

function write(element: XmlElement, style: NamespaceStyle, declared: ReadonlySet<string>, inherited: string): string {
  const prefix = style === 'default' && element.namespace !== namespaces.soap ? undefined : prefixes[element.namespace];
  const known = new Set(declared);
  const parts: string[] = [];
  let defaultNamespace = inherited;
  if (prefix !== undefined) {
    for (const [wanted, namespace] of needed(prefix, element.namespace)) {
      if (!known.has(wanted)) parts.push(` xmlns:${wanted}="${namespace}"`);
      known.add(wanted);
    }
  } else if (element.namespace !== inherited) {
    defaultNamespace = element.namespace;
    parts.push(` xmlns="${element.namespace}"`);
  }
  for (const { namespace, name, value } of element.attributes) {
    parts.push(` ${namespace === namespaces.xml ? 'xml:' : ''}${name}="${escapeAttribute(value)}"`);
  }
  const tag = prefix === undefined ? element.name : `${prefix}:${element.name}`;
  const inner = element.children.map((child) =>
    typeof child === 'string' ? escapeText(child) : write(child, style, known, defaultNamespace),
  );
  return inner.length === 0 ? `<${tag}${parts.join('')}/>` : `<${tag}${parts.join('')}>${inner.join('')}</${tag}>`;
}

/** An operation's root declares both namespaces at once, as servers do, rather than every child its own. */
function needed(prefix: string, namespace: string): readonly (readonly [string, string])[] {
  const own = [prefix, namespace] as const;
  return prefix === 'm' ? [own, ['t', namespaces.types]] : [own];
}

/** Characters that XML can't carry even as references; what holds them loses them. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escapeText(value: string): string {
  return value
    .replace(unwritable, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#xD;');
}

function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;').replace(/\t/g, '&#x9;').replace(/\n/g, '&#xA;');
}
