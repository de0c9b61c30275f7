import { SaxesParser } from 'saxes';
import { EwsAnswerError } from './errors.ts';
import type { XmlNode } from './xml.ts';
import { isLegal, MAX_CHARACTERS, MAX_DEPTH } from './xml-limits.ts';

/** Reads a document while it arrives. */
export interface XmlReader {
  /**
   * Takes the next piece, cut anywhere.
   * @throws {EwsAnswerError} as `readXml`, as soon as it shows
   */
  write(piece: string): void;
  /** @returns the root element @throws {EwsAnswerError} as `readXml` */
  end(): XmlNode;
}

/** Is offered every element as it ends, inner ones first; one that is taken (`true`) doesn't stay in its parent. */
export type Take = (node: XmlNode, parent: XmlNode) => boolean;

/** An element under way. */
interface OpenNode extends XmlNode {
  children: XmlNode[];
  text: string;
}

/** Shared by all that have none; never written to. */
const NO_ATTRIBUTES: XmlNode['attributes'] = {};
const NO_CHILDREN: XmlNode[] = [];

/** Makes a reader over a tokeniser: nothing is kept of the text but what the tree, or who takes parts of it, keeps. */
export function createStreamReader(take: Take = () => false): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const references = createReferences(parser.ENTITIES);
  const open: OpenNode[] = [];
  let current: OpenNode | undefined;
  let attributes: Record<string, string> | undefined;
  let root: XmlNode | undefined;
  let characters = 0;

  parser.on('doctype', () => {
    throw new EwsAnswerError('not-exchange', 'document type declaration');
  });
  // Attributes come one by one before their tag: most tags have none, and then there is nothing to go through.
  parser.on('attribute', ({ name, value }) => {
    if (name.startsWith('xmlns:')) return;
    attributes ??= {};
    attributes[localName(name)] = value;
  });
  parser.on('opentag', ({ name }) => {
    if (open.length === MAX_DEPTH) throw new EwsAnswerError('too-large', 'nested too deeply');
    current = { name: localName(name), attributes: attributes ?? NO_ATTRIBUTES, children: NO_CHILDREN, text: '' };
    open.push(current);
    attributes = undefined;
  });
  parser.on('closetag', () => {
    const node = open.pop();
    current = open[open.length - 1];
    if (node === undefined) return;
    if (current === undefined) root = node;
    else if (!take(node, current)) {
      if (current.children === NO_CHILDREN) current.children = [node];
      else current.children.push(node);
    }
  });
  const addText = (text: string): void => {
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', (text) => addText(references.restore(text)));

  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw error instanceof EwsAnswerError ? error : asAnswerError(error);
    }
  };
  return {
    write: (piece) => {
      characters += piece.length;
      if (characters > MAX_CHARACTERS) throw new EwsAnswerError('too-large', 'document too long');
      guarded(() => parser.write(references.replace(piece)));
    },
    end: () => {
      guarded(() => parser.write(references.rest()).close());
      if (root === undefined) throw new EwsAnswerError('broken-answer', 'no root element');
      return root;
    },
  };
}

/** Declarations that aren't where a document type could be, or in lower case, are no less a sign of something else. */
function asAnswerError(error: unknown): EwsAnswerError {
  const declaration = error instanceof Error && /doctype declaration|incorrect syntax/.test(error.message);
  return declaration
    ? new EwsAnswerError('not-exchange', 'declaration inside the document', error)
    : new EwsAnswerError('broken-answer', 'malformed XML', error);
}

const locals = new Map<string, string>();

/** Names repeat by the thousand: each is cut once. */
function localName(name: string): string {
  const known = locals.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1);
  // A name that would reach into objects.
  if (local === '__proto__') throw new EwsAnswerError('broken-answer', `element ${name}`);
  if (locals.size < MAX_LOCALS) locals.set(name, local);
  return local;
}

/** More names than the protocol has; a server can't make it grow beyond. */
const MAX_LOCALS = 5000;
interface References {
  /** Takes a piece of the document and gives what may be read of it now. */
  replace(piece: string): string;
  /** What was held back at the end. */
  rest(): string;
  /** In a CDATA section nothing was a reference. */
  restore(text: string): string;
}

const REFERENCE = /&#(x[0-9a-f]+|[0-9]+);/gi;
const TORN = /&(?:#(?:x[0-9a-f]*|[0-9]*))?$/i;
/** No reference is longer, but one that wants to be. */
const LONGEST = 40;

/**
 * The tokeniser refuses references to characters that XML forbids. They are renamed, before it sees them, to entities
 * that stand for nothing.
 */
function createReferences(entities: Record<string, string>): References {
  let held = '';
  let renamed = false;
  return {
    replace: (piece) => {
      const text = held + piece;
      held = TORN.exec(text.slice(-LONGEST))?.[0] ?? '';
      const whole = held === '' ? text : text.slice(0, -held.length);
      if (!whole.includes('&#')) return whole;
      return whole.replace(REFERENCE, (reference, digits: string) => {
        const hex = /^x/i.test(digits);
        if (isLegal(Number.parseInt(hex ? digits.slice(1) : digits, hex ? 16 : 10))) return reference;
        renamed = true;
        entities[`forbidden-${digits}`] = '';
        return `&forbidden-${digits};`;
      });
    },
    rest: () => held,
    restore: (text) => (renamed ? text.replace(/&forbidden-(x?[0-9a-f]+);/gi, '&#$1;') : text),
  };
}
