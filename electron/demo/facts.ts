import table from './facts.json' with { type: 'json' };
import { namespaces, type XmlElement } from './xml.ts';

/** What a type says of its elements: names are `t:…` or `m:…` after the schema that declares them. */
export interface TypeFacts {
  readonly base?: string;
  readonly abstract?: boolean;
  readonly content?: WrittenParticle;
  /** Simple type of its character data. */
  readonly text?: string;
  /** Type by name, with `!` at its end where the attribute is required. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly anyAttribute?: boolean;
}

export interface SimpleFacts {
  readonly base?: string;
  readonly values?: readonly string[];
  readonly patterns?: readonly string[];
  readonly limits?: Readonly<Record<string, number>>;
  readonly list?: string;
  readonly union?: readonly string[];
}

/** `name type times`, the type `@` where the element stands alone elsewhere; or a group of such. */
export type WrittenParticle =
  | string
  | {
      readonly seq?: readonly WrittenParticle[];
      readonly choice?: readonly WrittenParticle[];
      readonly all?: readonly WrittenParticle[];
      readonly any?: boolean;
      /** `?`, `*`, `+` or `{from,to}`. */
      readonly n?: string;
    };

interface Facts {
  readonly operations: readonly string[];
  readonly elements: Readonly<Record<string, string>>;
  readonly substitutes: Readonly<Record<string, readonly string[]>>;
  readonly types: Readonly<Record<string, TypeFacts>>;
  readonly simple: Readonly<Record<string, SimpleFacts>>;
}

// The table is derived, so its shape is this one; what the compiler infers of it has a type for each of its lines.
const facts = table as unknown as Facts;

export const { types, simple, elements } = facts;

export interface Times {
  readonly min: number;
  readonly max: number;
}

export type Particle = Times &
  (
    | { readonly kind: 'element'; readonly name: string; readonly type: string }
    | { readonly kind: 'seq' | 'choice' | 'all'; readonly parts: readonly Particle[] }
    | { readonly kind: 'any' }
  );

/** A type with what it inherits. */
export interface CompleteType {
  readonly abstract: boolean;
  readonly content: Particle;
  readonly text: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly anyAttribute: boolean;
}

const completed = new Map<string, CompleteType>();

/** The type of a name, or undefined where it is a simple one. */
export function completeType(name: string): CompleteType | undefined {
  const known = completed.get(name);
  const own = types[name];
  if (known !== undefined || own === undefined) return known;
  const base = own.base === undefined ? undefined : completeType(own.base);
  const parts = [base?.content, own.content === undefined ? undefined : particleOf(own.content)];
  const type: CompleteType = {
    abstract: own.abstract ?? false,
    content: { kind: 'seq', parts: parts.filter((part) => part !== undefined), min: 1, max: 1 },
    text: own.text ?? base?.text,
    attributes: { ...base?.attributes, ...own.attributes },
    anyAttribute: own.anyAttribute ?? base?.anyAttribute ?? false,
  };
  completed.set(name, type);
  return type;
}

function particleOf(written: WrittenParticle): Particle {
  if (typeof written === 'string') {
    const [name = '', type = '', times = ''] = written.split(' ');
    return { kind: 'element', name, type, ...timesOf(times) };
  }
  const times = timesOf(written.n ?? '');
  if (written.any === true) return { kind: 'any', ...times };
  const kind = written.seq !== undefined ? 'seq' : written.choice !== undefined ? 'choice' : 'all';
  const parts = written.seq ?? written.choice ?? written.all ?? [];
  return { kind, parts: parts.map(particleOf), ...times };
}

function timesOf(written: string): Times {
  const range = /^\{(\d+),(\d*)\}$/.exec(written);
  if (range !== null) return { min: Number(range[1]), max: range[2] === '' ? Infinity : Number(range[2]) };
  return {
    min: written === '' || written === '+' ? 1 : 0,
    max: written === '*' || written === '+' ? Infinity : 1,
  };
}

/** The name by which the table knows an element. */
export function factName({ namespace, name }: XmlElement): string {
  if (namespace === namespaces.types) return `t:${name}`;
  return namespace === namespaces.messages ? `m:${name}` : `{${namespace}}${name}`;
}

/** Whether an element is, or may stand for, the one of that name. */
export function standsFor(element: XmlElement, name: string): boolean {
  const own = factName(element);
  return (own === name && !isAbstract(name)) || (facts.substitutes[name]?.includes(own) ?? false);
}

/** Heads of substitution groups never stand themselves in EWS' schema where their type is abstract. */
function isAbstract(name: string): boolean {
  return name in facts.substitutes && types[elements[name] ?? '']?.abstract === true;
}

/** Whether the schema knows such a request, offered here or not. */
export function isKnownOperation(name: string): boolean {
  return facts.operations.includes(name);
}
