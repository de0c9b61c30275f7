import { EwsAnswerError } from './errors.ts';
import { resolveEntities } from './xml-text.ts';

/** An opening tag as read. */
export interface Tag {
  /** As written, for its end tag. */
  readonly name: string;
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Closed at once. */
  readonly empty: boolean;
}

const NAME = String.raw`[\p{L}_:][\p{L}\p{M}\p{N}_:.\u00B7-]*`;
const VALUE = String.raw`"[^"<]*"|'[^'<]*'`;
/** What stands between the brackets of an opening or empty tag: name and quoted attributes. */
const INSIDE = new RegExp(String.raw`^(${NAME})((?:\s+${NAME}\s*=\s*(?:${VALUE}))*)\s*(\/?)$`, 'u');
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(${VALUE})`, 'gu');

/** Shared by all that have none; never written to. */
const NO_ATTRIBUTES: Tag['attributes'] = {};

/** Tags without attributes repeat by the thousand: each is read once. */
const plain = new Map<string, Tag>();
/** More than the protocol has; a server can't make it grow beyond. */
const MAX_PLAIN = 5000;

/** A tag without attributes that was read before. @param inside what stands between its brackets */
export const knownTag = (inside: string): Tag | undefined => plain.get(inside);

/**
 * Reads what stands between the brackets of an opening or empty tag.
 * @throws {EwsAnswerError} `broken-answer` where it is none
 */
export function readTag(inside: string): Tag {
  const [, name, written, slash] = INSIDE.exec(inside) ?? [];
  if (name === undefined) throw new EwsAnswerError('broken-answer', 'malformed XML: unreadable tag');
  const attributes = written === undefined || written === '' ? NO_ATTRIBUTES : readAttributes(written);
  const tag = { name: shared(name), local: shared(localName(name)), attributes, empty: slash === '/' };
  if (attributes === NO_ATTRIBUTES && plain.size < MAX_PLAIN) plain.set(shared(inside), tag);
  return tag;
}

/** By local name; declarations of namespaces say nothing here. */
function readAttributes(written: string): Tag['attributes'] {
  const attributes: Record<string, string> = {};
  for (const [, name = '', quoted = ''] of written.matchAll(ATTRIBUTE)) {
    if (name.startsWith('xmlns:')) continue;
    const value = quoted.slice(1, -1);
    attributes[localName(name)] = resolveEntities(
      value.includes('\n') || value.includes('\t') ? onOneLine(value) : value,
    );
  }
  return attributes;
}

/**
 * As a key of an object, of which engines keep one copy each: comparing it with words of the program is comparing pointers,
 * and it is no view that would keep a whole answer alive.
 */
const shared = (name: string): string => Object.keys({ [name]: true })[0] ?? name;

const onOneLine = (value: string): string => value.replace(/[\t\n]/g, ' ');

function localName(name: string): string {
  const local = name.slice(name.indexOf(':') + 1);
  // A name that would reach into objects.
  if (local === '__proto__') throw new EwsAnswerError('broken-answer', `element ${name}`);
  return local;
}

/** A tag up to its closing bracket, which may stand in quotes before. */
const COMPLETE = /<[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/y;
/** Longer than any tag with any attribute of the protocol. In characters. */
const LONGEST = 64 * 1024;

/**
 * Finds where a tag ends.
 * @param start of its `<`
 * @returns the index of its `>`, or -1 where it isn't there yet
 * @throws {EwsAnswerError} `broken-answer` where it can't come any more
 */
export function endOfTag(text: string, start: number): number {
  COMPLETE.lastIndex = start;
  if (COMPLETE.test(text)) return COMPLETE.lastIndex - 1;
  if (text.includes('<', start + 1) || text.length - start > LONGEST) {
    throw new EwsAnswerError('broken-answer', 'malformed XML: unreadable tag');
  }
  return -1;
}
