import { namespaces, type XmlAttribute, type XmlElement, type XmlNode } from './xml.ts';

/** What was sent isn't XML that this server reads; `reason` tells a forbidden DTD from plain bad syntax. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly reason: 'dtd' | 'malformed';
  readonly line: number;
  readonly column: number;

  constructor(reason: 'dtd' | 'malformed', message: string, line: number, column: number) {
    super(message);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }
}

const standardEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const namePattern = /[\p{L}_:][\p{L}\p{M}\p{N}_:.\-·]*/uy;
/** Everything that XML 1.0 doesn't count as a character. */
const forbiddenCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const maxDepth = 200;

interface OpenElement {
  readonly qualifiedName: string;
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  readonly scope: ReadonlyMap<string, string>;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads one XML document with namespaces. DTDs are refused, so nothing can be expanded but characters and the five
 * standard entities. Throws `XmlError`.
 */
export function parseXml(source: string): XmlElement {
  return new Parser(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')).document();
}

class Parser {
  private readonly text: string;
  private position = 0;
  private line = 1;
  private lineStart = 0;
  private counted = 0;
  private readonly open: OpenElement[] = [];
  private root: XmlElement | undefined;

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlElement {
    const bad = forbiddenCharacter.exec(this.text);
    if (bad !== null) {
      this.position = bad.index;
      this.fail('a character that XML does not allow');
    }
    this.declaration();
    while (this.position < this.text.length) this.markupOrText();
    const unclosed = this.open.at(-1);
    if (unclosed !== undefined) this.fail(`element ${unclosed.qualifiedName} is not closed`);
    if (this.root === undefined) this.fail('there is no root element');
    return this.root;
  }

  private declaration(): void {
    if (!/^<\?xml\s/.test(this.text)) return;
    const content = this.until('<?xml', '?>');
    const encoding = /\bencoding\s*=\s*["']([^"']*)["']/.exec(content)?.[1];
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
      this.fail(`encoding ${encoding} is not read here`);
  }

  private markupOrText(): void {
    if (this.text[this.position] !== '<') this.characters();
    else if (this.at('<!--')) {
      if (this.until('<!--', '-->').includes('--')) this.fail('a comment contains --');
    } else if (this.at('<![CDATA[')) this.append(this.until('<![CDATA[', ']]>'));
    else if (this.at('<!DOCTYPE')) this.fail('a document type definition is not allowed', 'dtd');
    else if (this.at('<!')) this.fail('an unknown declaration');
    else if (this.at('<?')) {
      if (/^xml\s/i.test(this.until('<?', '?>'))) this.fail('an XML declaration that is not at the start');
    } else if (this.at('</')) this.endTag();
    else this.startTag();
  }

  private characters(): void {
    const next = this.text.indexOf('<', this.position);
    const end = next === -1 ? this.text.length : next;
    const raw = this.text.slice(this.position, end);
    if (raw.includes(']]>')) this.fail(']]> in text');
    const value = this.decode(raw);
    this.position = end;
    this.append(value);
  }

  private append(value: string): void {
    const parent = this.open.at(-1);
    if (parent !== undefined) parent.children.push(value);
    else if (value.trim() !== '') this.fail('text outside the root element');
  }

  private startTag(): void {
    if (this.root !== undefined) this.fail('a second root element');
    if (this.open.length >= maxDepth) this.fail('too deeply nested');
    const { line, column } = this.place();
    this.position += 1;
    const qualifiedName = this.readName();
    const written: [string, string][] = [];
    for (;;) {
      const spaced = this.skipSpace();
      const character = this.text[this.position];
      if (character === '>' || character === '/') break;
      if (!spaced) this.fail(`expected white space before an attribute of ${qualifiedName}`);
      written.push(this.attribute());
    }
    const scope = this.scopeWith(written);
    const [prefix, name] = this.split(qualifiedName);
    const namespace = scope.get(prefix);
    if (namespace === undefined) this.fail(`prefix ${prefix} is not declared`);
    const attributes = this.resolve(written, scope);
    const element: OpenElement = { qualifiedName, namespace, name, attributes, children: [], scope, line, column };
    const empty = this.at('/>');
    if (!empty && this.text[this.position] !== '>') this.fail(`expected > in ${qualifiedName}`);
    this.position += empty ? 2 : 1;
    this.open.push(element);
    if (empty) this.close();
  }

  private endTag(): void {
    this.position += 2;
    const name = this.readName();
    this.skipSpace();
    if (this.text[this.position] !== '>') this.fail(`expected > after </${name}`);
    const current = this.open.at(-1);
    if (current?.qualifiedName !== name) this.fail(`</${name}> closes nothing that is open`);
    this.position += 1;
    this.close();
  }

  private close(): void {
    const done = this.open.pop();
    if (done === undefined) return;
    const { namespace, name, attributes, children, line, column } = done;
    const element: XmlElement = { namespace, name, attributes, children, line, column };
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }

  private attribute(): [string, string] {
    const name = this.readName();
    this.skipSpace();
    if (this.text[this.position] !== '=') this.fail(`expected = after ${name}`);
    this.position += 1;
    this.skipSpace();
    const quote = this.text[this.position];
    if (quote !== '"' && quote !== "'") this.fail(`the value of ${name} is not quoted`);
    const end = this.text.indexOf(quote, this.position + 1);
    if (end === -1) this.fail(`the value of ${name} does not end`);
    const raw = this.text.slice(this.position + 1, end);
    if (raw.includes('<')) this.fail(`< in the value of ${name}`);
    const value = this.decode(raw.replace(/[\t\n]/g, ' '));
    this.position = end + 1;
    return [name, value];
  }

  private scopeWith(written: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
    const outer =
      this.open.at(-1)?.scope ??
      new Map<string, string>([
        ['', ''],
        ['xml', namespaces.xml],
      ]);
    const declared = written.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length === 0) return outer;
    const scope = new Map(outer);
    for (const [name, value] of declared) {
      if (name !== 'xmlns' && value === '') this.fail(`${name} is empty`);
      scope.set(name === 'xmlns' ? '' : name.slice(6), value);
    }
    return scope;
  }

  private resolve(written: readonly (readonly [string, string])[], scope: ReadonlyMap<string, string>): XmlAttribute[] {
    const seen = new Set<string>();
    return written.flatMap(([qualifiedName, value]) => {
      const declaration = qualifiedName === 'xmlns' || qualifiedName.startsWith('xmlns:');
      const [prefix, name] = this.split(qualifiedName);
      const namespace = declaration ? namespaces.xmlns : prefix === '' ? '' : scope.get(prefix);
      if (namespace === undefined) this.fail(`prefix ${prefix} is not declared`);
      if (seen.has(`${namespace} ${name}`)) this.fail(`attribute ${qualifiedName} is there twice`);
      seen.add(`${namespace} ${name}`);
      return declaration ? [] : [{ namespace, name, value }];
    });
  }

  private split(qualifiedName: string): [string, string] {
    const colon = qualifiedName.indexOf(':');
    if (colon === -1) return ['', qualifiedName];
    if (colon === 0 || qualifiedName.indexOf(':', colon + 1) !== -1 || colon === qualifiedName.length - 1) {
      this.fail(`${qualifiedName} is not a name`);
    }
    return [qualifiedName.slice(0, colon), qualifiedName.slice(colon + 1)];
  }

  private decode(raw: string): string {
    return raw.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
      if (!whole.endsWith(';')) this.fail('& without an entity');
      const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
      if (number === null) return standardEntities[name] ?? this.fail(`entity ${name} is not defined`);
      const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
      const legal = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      const value = legal ? String.fromCodePoint(code) : '\u0000';
      if (forbiddenCharacter.test(value)) this.fail(`&${name}; is not a character`);
      return value;
    });
  }

  private readName(): string {
    namePattern.lastIndex = this.position;
    const name = namePattern.exec(this.text)?.[0];
    if (name === undefined) this.fail('expected a name');
    this.position += name.length;
    return name;
  }

  private skipSpace(): boolean {
    const before = this.position;
    while (/[ \t\n]/.test(this.text[this.position] ?? '')) this.position += 1;
    return this.position > before;
  }

  private at(expected: string): boolean {
    return this.text.startsWith(expected, this.position);
  }

  /** What stands between the two marks; goes on behind the second. */
  private until(start: string, end: string): string {
    const from = this.position + start.length;
    const found = this.text.indexOf(end, from);
    if (found === -1) this.fail(`${start} is not closed`);
    this.position = found + end.length;
    return this.text.slice(from, found);
  }

  private place(): { readonly line: number; readonly column: number } {
    for (; this.counted < this.position; this.counted += 1) {
      if (this.text[this.counted] === '\n') {
        this.line += 1;
        this.lineStart = this.counted + 1;
      }
    }
    return { line: this.line, column: this.position - this.lineStart + 1 };
  }

  private fail(message: string, reason: 'dtd' | 'malformed' = 'malformed'): never {
    const { line, column } = this.place();
    throw new XmlError(reason, message, line, column);
  }
}
