import type { Violation } from './errors.ts';
import { completeType, elements, factName, standsFor, types, type CompleteType, type Particle } from './facts.ts';
import { valueError } from './simple-types.ts';
import { elementsOf, namespaces, textOf, type XmlAttribute, type XmlElement } from './xml.ts';

/** How an element that stands alone, such as an operation or a header, breaks the schema; empty where it doesn't. */
export function checkElement(element: XmlElement): readonly Violation[] {
  const type = elements[factName(element)];
  if (type === undefined) return [at(element, `The element '${element.name}' is not declared.`)];
  return new Check().run(element, type);
}

class Check {
  private readonly violations: Violation[] = [];

  run(element: XmlElement, type: string): readonly Violation[] {
    this.element(element, type);
    return this.violations;
  }

  private element(element: XmlElement, declared: string): void {
    if (isNil(element)) return;
    const name = actualType(element, declared);
    if (name === 'any') return;
    const type = completeType(name);
    if (type === undefined) {
      this.simpleElement(element, name);
      return;
    }
    if (type.abstract) this.report(element, `The type of the element '${element.name}' is abstract.`);
    this.attributes(element, type);
    if (type.text === undefined) {
      if (textOf(element).trim() !== '') this.report(element, `The element '${element.name}' cannot contain text.`);
      this.children(element, type.content);
    } else {
      this.leaf(element, type.text);
    }
  }

  private simpleElement(element: XmlElement, type: string): void {
    const stray = element.attributes.find(({ namespace }) => namespace !== namespaces.instance);
    if (stray !== undefined) this.report(element, `The attribute '${stray.name}' is not declared.`);
    this.leaf(element, type);
  }

  private leaf(element: XmlElement, type: string): void {
    const [child] = elementsOf(element);
    if (child !== undefined) this.invalidChild(element, child, []);
    const wrong = valueError(type, textOf(element));
    if (wrong !== undefined) this.report(element, `The element '${element.name}' is invalid: ${wrong}.`);
  }

  private attributes(element: XmlElement, type: CompleteType): void {
    for (const attribute of element.attributes) {
      if (attribute.namespace === namespaces.instance) continue;
      const written = type.attributes[attributeName(attribute)];
      if (written === undefined) {
        if (attribute.namespace !== '' && type.anyAttribute) continue;
        this.report(element, `The attribute '${attribute.name}' is not declared.`);
        continue;
      }
      const wrong = valueError(written.replace(/!$/, ''), attribute.value);
      if (wrong !== undefined) this.report(element, `The attribute '${attribute.name}' is invalid: ${wrong}.`);
    }
    for (const [name, written] of Object.entries(type.attributes)) {
      const there = element.attributes.some((attribute) => attributeName(attribute) === name);
      if (written.endsWith('!') && !there) this.report(element, `The required attribute '${name}' is missing.`);
    }
  }

  private children(element: XmlElement, content: Particle): void {
    const children = elementsOf(element);
    const missing: { particle?: Particle } = {};
    const end = this.consume(content, children, 0, missing);
    const next = children[end];
    const expected = missing.particle === undefined ? [] : namesOf(missing.particle);
    if (next !== undefined) this.invalidChild(element, next, expected);
    else if (missing.particle !== undefined) {
      this.report(element, `The element '${element.name}' has incomplete content; expected ${list(expected)}.`);
    }
  }

  /**
   * Matches as often as it may and gives the index behind the match. EWS' content models can be told apart by the next
   * element alone, so nothing is ever tried twice. Once something is missing, nothing more is matched.
   */
  private consume(
    particle: Particle,
    children: readonly XmlElement[],
    from: number,
    missing: { particle?: Particle },
  ): number {
    let index = from;
    let times = 0;
    for (; times < particle.max && missing.particle === undefined; times += 1) {
      const child = children[index];
      if (child === undefined || !starts(particle, child)) break;
      index = this.once(particle, children, index, missing);
    }
    if (times < particle.min && !canBeEmpty(particle)) missing.particle ??= particle;
    return index;
  }

  private once(
    particle: Particle,
    children: readonly XmlElement[],
    from: number,
    missing: { particle?: Particle },
  ): number {
    switch (particle.kind) {
      case 'any':
        return from + 1;
      case 'element': {
        const child = children[from];
        if (child === undefined) return from;
        this.element(child, particle.type === '@' ? (elements[factName(child)] ?? 'any') : particle.type);
        return from + 1;
      }
      case 'seq': {
        let index = from;
        for (const part of particle.parts) {
          if (missing.particle === undefined) index = this.consume(part, children, index, missing);
        }
        return index;
      }
      case 'choice': {
        const child = children[from];
        const chosen = particle.parts.find((part) => child !== undefined && starts(part, child));
        return chosen === undefined ? from : this.consume(chosen, children, from, missing);
      }
      case 'all':
        return this.inAnyOrder(particle.parts, children, from, missing);
    }
  }

  private inAnyOrder(
    parts: readonly Particle[],
    children: readonly XmlElement[],
    from: number,
    missing: { particle?: Particle },
  ): number {
    let index = from;
    let left = parts;
    for (;;) {
      const child = children[index];
      const next = child === undefined ? undefined : left.find((part) => starts(part, child));
      if (next === undefined) break;
      index = this.once(next, children, index, missing);
      left = left.filter((part) => part !== next);
    }
    const needed = left.find((part) => part.min > 0 && !canBeEmpty(part));
    if (needed !== undefined) missing.particle ??= needed;
    return index;
  }

  private invalidChild(parent: XmlElement, child: XmlElement, expected: readonly string[]): void {
    const hint = expected.length === 0 ? '' : ` Expected ${list(expected)}.`;
    this.report(child, `The element '${parent.name}' has invalid child element '${child.name}'.${hint}`);
  }

  private report(element: XmlElement, message: string): void {
    this.violations.push(at(element, message));
  }
}

function starts(particle: Particle, child: XmlElement): boolean {
  switch (particle.kind) {
    case 'any':
      return true;
    case 'element':
      return standsFor(child, particle.name);
    case 'choice':
    case 'all':
      return particle.parts.some((part) => starts(part, child));
    case 'seq':
      for (const part of particle.parts) {
        if (starts(part, child)) return true;
        if (part.min > 0 && !canBeEmpty(part)) return false;
      }
      return false;
  }
}

function canBeEmpty(particle: Particle): boolean {
  if (particle.min === 0) return true;
  switch (particle.kind) {
    case 'any':
    case 'element':
      return false;
    case 'choice':
      return particle.parts.length === 0 || particle.parts.some(canBeEmpty);
    case 'seq':
    case 'all':
      return particle.parts.every(canBeEmpty);
  }
}

function namesOf(particle: Particle): readonly string[] {
  if (particle.kind === 'element') return [particle.name.slice(2)];
  if (particle.kind === 'any') return ['any element'];
  return particle.kind === 'choice' ? particle.parts.flatMap(namesOf) : particle.parts.slice(0, 1).flatMap(namesOf);
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 6).map((name) => `'${name}'`);
  return shown.join(', ') + (names.length > shown.length ? ', …' : '');
}

function at({ line, column }: XmlElement, message: string): Violation {
  return { line, column, message };
}

function attributeName({ namespace, name }: XmlAttribute): string {
  return namespace === namespaces.xml ? `xml:${name}` : namespace === '' ? name : `{${namespace}}${name}`;
}

function instanceAttribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.namespace === namespaces.instance && attribute.name === name)
    ?.value;
}

function isNil(element: XmlElement): boolean {
  return ['true', '1'].includes(instanceAttribute(element, 'nil') ?? '') && element.children.length === 0;
}

/** `xsi:type` may name a type that is derived from the declared one. */
function actualType(element: XmlElement, declared: string): string {
  const local = instanceAttribute(element, 'type')?.replace(/^.*:/, '');
  const named = [`t:${local ?? ''}`, `m:${local ?? ''}`].find((name) => name in types);
  return named !== undefined && derives(named, declared) ? named : declared;
}

function derives(name: string | undefined, ancestor: string): boolean {
  return name !== undefined && (name === ancestor || derives(types[name]?.base, ancestor));
}
