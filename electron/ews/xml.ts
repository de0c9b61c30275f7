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

/** The first child of that local name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node === undefined) return undefined;
  // Not `find`: a long answer asks this a hundred thousand times.
  for (const candidate of node.children) if (candidate.name === name) return candidate;
  return undefined;
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
