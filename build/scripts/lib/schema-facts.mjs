// From schema documents to the table of facts.

import { childrenNamed } from './xsd.mjs';

/** @typedef {import('./xsd.mjs').Node} Node */
/** @typedef {string | { seq?: Particle[], choice?: Particle[], all?: Particle[], any?: true, n?: string }} Particle */
/**
 * @typedef {object} TypeFacts
 * @property {string} [base]
 * @property {true} [abstract]
 * @property {Particle} [content]
 * @property {string} [text] simple type of the character data
 * @property {Record<string, string>} [attributes] type, with `!` where the attribute is required
 * @property {true} [anyAttribute]
 */
/**
 * @typedef {object} SimpleFacts
 * @property {string} [base]
 * @property {string[]} [values]
 * @property {string[]} [patterns]
 * @property {Record<string, number>} [limits]
 * @property {string} [list]
 * @property {string[]} [union]
 */
/**
 * @typedef {object} Facts
 * @property {string[]} operations request elements that the schema knows
 * @property {Record<string, string>} elements type of each element that may stand alone
 * @property {Record<string, string[]>} substitutes
 * @property {Record<string, TypeFacts>} types
 * @property {Record<string, SimpleFacts>} simple
 */

const operations = [
  ...['CreateItem', 'UpdateItem', 'DeleteItem', 'CreateAttachment', 'DeleteAttachment'],
  ...['FindFolder', 'FindItem', 'GetAttachment', 'GetEvents', 'GetFolder', 'GetItem'],
  ...[
    'GetServerTimeZones',
    'GetPasswordExpirationDate',
    'GetStreamingEvents',
    'Subscribe',
    'SyncFolderHierarchy',
    'SyncFolderItems',
    'Unsubscribe',
  ],
  ...['GetReminders', 'PerformReminderAction'],
  // The directory and what a mailbox keeps of people.
  ...['ResolveNames', 'FindPeople', 'ExpandDL', 'GetMailTips', 'GetUserPhoto'],
  // Unified Messaging's telephone.
  ...['GetServiceConfiguration', 'PlayOnPhone', 'GetPhoneCallInformation', 'DisconnectPhoneCall'],
  ...['CreateUserConfiguration', 'GetUserConfiguration', 'UpdateUserConfiguration'],
];
const plainOperations = ['GetUserAvailability', 'GetUserOofSettings', 'SetUserOofSettings'];
const roots = [
  ...operations.flatMap((name) => [`m:${name}`, `m:${name}Response`]),
  ...plainOperations.flatMap((name) => [`m:${name}Request`, `m:${name}Response`]),
  ...['RequestServerVersion', 'ServerVersionInfo', 'TimeZoneContext', 'ExchangeImpersonation'].map(
    (name) => `t:${name}`,
  ),
  ...['MailboxCulture', 'DateTimePrecision'].map((name) => `t:${name}`),
];

/**
 * Derives the table from the two schema documents. Throws on anything that it doesn't understand.
 * @param {Readonly<Record<'t' | 'm', Node>>} schemas
 * @returns {string} the table as JSON
 */
export function factsOf(schemas) {
  return print(new Derivation(schemas).derive());
}

class Derivation {
  /** @param {Readonly<Record<'t' | 'm', Node>>} schemas */
  constructor(schemas) {
    /** @type {Map<string, { prefix: string, node: Node }>} */
    this.declared = new Map();
    for (const [prefix, schema] of Object.entries(schemas)) {
      for (const node of schema.children) {
        const name = node.attributes['name'];
        if (name !== undefined) this.declared.set(`${node.name} ${prefix}:${name}`, { prefix, node });
      }
    }
    /** @type {Facts} */
    this.facts = { operations: this.requests(), elements: {}, substitutes: {}, types: {}, simple: {} };
  }

  /** @returns {Facts} */
  derive() {
    for (const name of roots) this.element(name);
    // Faults name a response code.
    this.reference('m:ResponseCodeType');
    return this.facts;
  }

  /** A request is an element to which there is a response. */
  requests() {
    const names = [...this.declared.keys()].flatMap((key) => (key.startsWith('element m:') ? [key.slice(10)] : []));
    return names
      .filter((name) =>
        names.includes(name.endsWith('Request') ? name.replace(/Request$/, 'Response') : `${name}Response`),
      )
      .sort();
  }

  /**
   * A global element, its type and all that may stand in its place.
   * @param {string} name
   */
  element(name) {
    if (name in this.facts.elements) return;
    const { prefix, node } = this.find('element', name);
    this.facts.elements[name] = '';
    this.facts.elements[name] = this.typeOf(node, prefix, name);
    const members = [...this.declared].flatMap(([key, other]) => {
      const group = other.node.attributes['substitutionGroup'];
      return other.node.name === 'element' && group === name ? [key.slice('element '.length)] : [];
    });
    if (node.attributes['abstract'] === 'true' || members.length > 0) {
      this.facts.substitutes[name] = members;
      for (const member of members) this.element(member);
    }
  }

  /**
   * @param {string} kind
   * @param {string} name
   */
  find(kind, name) {
    const found = this.declared.get(`${kind} ${name}`);
    if (found === undefined) throw new Error(`the schema declares no ${kind} ${name}`);
    return found;
  }

  /**
   * The name of an element's or attribute's type; one that has none of its own gets the place where it stands.
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   * @returns {string}
   */
  typeOf(node, prefix, place) {
    const named = node.attributes['type'];
    if (named !== undefined) return this.reference(named);
    const [inner] = childrenNamed(node, 'complexType', 'simpleType');
    if (inner === undefined) return 'any';
    const name = `${place}/`;
    if (inner.name === 'simpleType') this.facts.simple[name] = this.simpleType(inner, prefix, name);
    else this.facts.types[name] = this.complexType(inner, prefix, name);
    return name;
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  reference(name) {
    if (name.startsWith('xs:') || name in this.facts.types || name in this.facts.simple) return name;
    const complex = this.declared.get(`complexType ${name}`);
    if (complex !== undefined) {
      this.facts.types[name] = {};
      this.facts.types[name] = this.complexType(complex.node, complex.prefix, name);
      return name;
    }
    const { node, prefix } = this.find('simpleType', name);
    this.facts.simple[name] = this.simpleType(node, prefix, name);
    return name;
  }

  /**
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   * @returns {TypeFacts}
   */
  complexType(node, prefix, place) {
    if (node.attributes['mixed'] === 'true') throw new Error(`${place} has mixed content`);
    const [wrapper] = childrenNamed(node, 'complexContent', 'simpleContent');
    const [extension] = wrapper === undefined ? [] : childrenNamed(wrapper, 'extension', 'restriction');
    const body = extension ?? node;
    const base = extension?.attributes['base'];
    /** @type {TypeFacts} */
    const facts = {};
    if (node.attributes['abstract'] === 'true') facts.abstract = true;
    if (base !== undefined && wrapper?.name === 'simpleContent') facts.text = this.reference(base);
    else if (base !== undefined && extension?.name === 'extension') facts.base = this.reference(base);
    const [group] = childrenNamed(body, 'sequence', 'choice', 'all', 'group');
    const content = group === undefined ? undefined : this.particle(group, prefix, place);
    if (content !== undefined) facts.content = content;
    const attributes = this.attributes(body, prefix, place);
    if (Object.keys(attributes).length > 0) facts.attributes = attributes;
    if (childrenNamed(body, 'anyAttribute').length > 0) facts.anyAttribute = true;
    return facts;
  }

  /**
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   * @returns {Particle | undefined}
   */
  particle(node, prefix, place) {
    const times = occurs(node);
    const { name = '', ref = '' } = node.attributes;
    switch (node.name) {
      case 'element': {
        if (ref !== '') {
          this.element(ref);
          return `${ref} @${times}`;
        }
        return `${prefix}:${name} ${this.typeOf(node, prefix, `${place}/${name}`)}${times}`;
      }
      case 'any':
        return { any: true, n: times.trim() };
      case 'group': {
        const { node: group, prefix: own } = this.find('group', ref);
        const [inner] = childrenNamed(group, 'sequence', 'choice', 'all');
        return inner === undefined ? undefined : wrap('seq', [this.particle(inner, own, ref)], times);
      }
      case 'sequence':
        return wrap('seq', this.particles(node, prefix, place), times);
      case 'choice':
        return wrap('choice', this.particles(inUse(node, place), prefix, place), times);
      case 'all':
        return wrap('all', this.particles(node, prefix, place), times);
      default:
        throw new Error(`${place} has a ${node.name}`);
    }
  }

  /**
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   */
  particles(node, prefix, place) {
    return node.children.flatMap((child) => (child.name === 'annotation' ? [] : [this.particle(child, prefix, place)]));
  }

  /**
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   * @returns {Record<string, string>}
   */
  attributes(node, prefix, place) {
    const entries = childrenNamed(node, 'attribute', 'attributeGroup').flatMap((child) => {
      const { name, ref, use } = child.attributes;
      if (child.name === 'attributeGroup') {
        const group = this.find('attributeGroup', ref ?? '');
        return Object.entries(this.attributes(group.node, group.prefix, ref ?? ''));
      }
      if (ref !== undefined) return [[ref, 'xs:language']];
      const type = this.typeOf(child, prefix, `${place}/@${name ?? ''}`);
      return [[name ?? '', `${type}${use === 'required' ? '!' : ''}`]];
    });
    return Object.fromEntries(entries);
  }

  /**
   * @param {Node} node
   * @param {string} prefix
   * @param {string} place
   * @returns {SimpleFacts}
   */
  simpleType(node, prefix, place) {
    const [restriction, list, union] = ['restriction', 'list', 'union'].map((name) => childrenNamed(node, name)[0]);
    if (list !== undefined) return { list: this.itemType(list, prefix, place) };
    if (union !== undefined) {
      const named = (union.attributes['memberTypes'] ?? '').split(/\s+/).filter((name) => name !== '');
      const inner = childrenNamed(union, 'simpleType').map((member, index) => {
        const name = `${place}|${index}`;
        this.facts.simple[name] = this.simpleType(member, prefix, name);
        return name;
      });
      return { union: [...named.map((name) => this.reference(name)), ...inner] };
    }
    if (restriction === undefined) throw new Error(`${place} is neither restriction, list nor union`);
    return this.restriction(restriction);
  }

  /**
   * @param {Node} list
   * @param {string} prefix
   * @param {string} place
   */
  itemType(list, prefix, place) {
    const named = list.attributes['itemType'];
    if (named !== undefined) return this.reference(named);
    const [inner] = childrenNamed(list, 'simpleType');
    if (inner === undefined) throw new Error(`${place} is a list of nothing`);
    this.facts.simple[`${place}[]`] = this.simpleType(inner, prefix, `${place}[]`);
    return `${place}[]`;
  }

  /**
   * @param {Node} node
   * @returns {SimpleFacts}
   */
  restriction(node) {
    /** @type {SimpleFacts} */
    const facts = { base: this.reference(node.attributes['base'] ?? 'xs:string') };
    const valuesOf = (/** @type {string} */ name) =>
      childrenNamed(node, name).map((child) => child.attributes['value'] ?? '');
    const values = valuesOf('enumeration');
    const patterns = valuesOf('pattern');
    const limits = node.children.filter(({ name }) => /^(min|max)(Inclusive|Exclusive|Length)$|^length$/.test(name));
    if (values.length > 0) facts.values = values;
    if (patterns.length > 0) facts.patterns = patterns;
    if (limits.length > 0) {
      facts.limits = Object.fromEntries(limits.map(({ name, attributes }) => [name, Number(attributes['value'])]));
    }
    return facts;
  }
}

const short = new Map([
  ['1 1', ''],
  ['0 1', ' ?'],
  ['0 unbounded', ' *'],
  ['1 unbounded', ' +'],
]);

/**
 * `?`, `*`, `+` or `{from,to}` after a blank, and nothing for exactly once.
 * @param {Node} node
 */
function occurs(node) {
  const min = node.attributes['minOccurs'] ?? '1';
  const max = node.attributes['maxOccurs'] ?? '1';
  return short.get(`${min} ${max}`) ?? ` {${min},${max === 'unbounded' ? '' : max}}`;
}

/**
 * @param {'seq' | 'choice' | 'all'} kind
 * @param {readonly (Particle | undefined)[]} particles
 * @param {string} times
 * @returns {Particle | undefined}
 */
function wrap(kind, particles, times) {
  const kept = particles.filter((particle) => particle !== undefined);
  if (kept.length === 0) return undefined;
  return times === '' ? { [kind]: kept } : { [kind]: kept, n: times.trim() };
}

/**
 * Every operation's response messages stand in one choice; those of operations that aren't in use would draw half of
 * the schema in.
 * @param {Node} node
 * @param {string} place
 * @returns {Node}
 */
function inUse(node, place) {
  if (place !== 'm:ArrayOfResponseMessagesType') return node;
  const names = operations.map((name) => `${name}ResponseMessage`);
  return { ...node, children: node.children.filter(({ attributes }) => names.includes(attributes['name'] ?? '')) };
}

/**
 * One fact a line: small in a diff, and still compact.
 * @param {Facts} facts
 */
function print(facts) {
  const sections = Object.entries(facts).map(([name, content]) => {
    if (Array.isArray(content)) return `${JSON.stringify(name)}: ${JSON.stringify(content)}`;
    const lines = Object.entries(content)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}
