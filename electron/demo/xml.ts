/** The XML tree that requests are read into and answers are built from. */

export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  messages: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  types: 'http://schemas.microsoft.com/exchange/services/2006/types',
  errors: 'http://schemas.microsoft.com/exchange/services/2006/errors',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** Empty where the element is in none. */
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Where it stood in what was read, from 1; 0 for what was built here. */
  readonly line: number;
  readonly column: number;
}

/** The child elements, in order. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child of that local name in `types` or `messages`, whichever the schema puts it in. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element === undefined ? undefined : elementsOf(element).find((child) => child.name === name);
}

/** Follows local names downwards. */
export function descend(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((current, name) => childOf(current, name), element);
}

/** The character data directly inside the element, as it was written. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : element.children.filter((child) => typeof child === 'string').join('');
}

/** The trimmed text of a child, or undefined where there is no such child. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(element, name);
  return child === undefined ? undefined : textOf(child).trim();
}

/** An attribute that is in no namespace. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.namespace === '' && attribute.name === name)?.value;
}
