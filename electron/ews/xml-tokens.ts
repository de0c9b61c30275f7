import { EwsAnswerError } from './errors.ts';
import { FORBIDDEN, MAX_CHARACTERS, MAX_DEPTH } from './xml-limits.ts';
import { endOfTag, knownTag, readTag, type Tag } from './xml-tag.ts';
import { createLineEnds, resolveEntities, wholeReferences } from './xml-text.ts';

/** What a document consists of, in its order. */
export interface XmlHandlers {
  /** An element begins. @param name its local name @param attributes by local name, without declarations of namespaces */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** The innermost element ends. */
  readonly close: () => void;
  /**
   * Text and CDATA of the innermost element, entities resolved, perhaps in several pieces. What stands behind an inner
   * element isn't given, what stands before one needn't be: no type of the protocol mixes text and elements, it is layout.
   */
  readonly text: (text: string) => void;
}

export interface XmlTokeniser {
  /**
   * Takes the next piece, cut anywhere.
   * @throws {EwsAnswerError} `broken-answer` for anything malformed, `not-exchange` for a declaration of a document type
   * or entity, which EWS never sends (so nothing can be declared), `too-large` beyond the guards; as soon as it shows
   */
  readonly write: (piece: string) => void;
  /** @throws {EwsAnswerError} `broken-answer` where the document isn't complete */
  readonly end: () => void;
}

/** What may stand between tags and isn't looked into. */
interface Section {
  readonly begin: string;
  readonly end: string;
  readonly isText: boolean;
}

const SECTIONS: readonly Section[] = [
  { begin: '<!--', end: '-->', isText: false },
  { begin: '<![CDATA[', end: ']]>', isText: true },
  { begin: '<?', end: '?>', isText: false },
];

/** How far the reading of a document is. One object and plain functions: engines compile those once for all documents. */
interface Progress {
  readonly handlers: XmlHandlers;
  /** Names of the open elements as written. */
  readonly open: string[];
  /** Whether no inner element has ended or begun yet: only then text counts. */
  isLeaf: boolean;
  section: Section | undefined;
  /** What is there of the document and not read yet. */
  text: string;
  at: number;
  /** Where in it the next reference begins; what lies before it holds none. -1: not looked yet. */
  reference: number;
  roots: number;
}

const BANG = '!'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);
const QUESTION = '?'.charCodeAt(0);
const CLOSE = '>'.charCodeAt(0);
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Makes a tokeniser for the XML that SOAP allows. It goes from bracket to bracket instead of letter by letter: answers hold
 * thousands of short elements, and reading them is most of what the app does in the minutes it does anything.
 */
export function createTokeniser(handlers: XmlHandlers): XmlTokeniser {
  const lineEnds = createLineEnds();
  const progress: Progress = {
    handlers,
    open: [],
    isLeaf: false,
    section: undefined,
    text: '',
    at: 0,
    reference: -1,
    roots: 0,
  };
  let characters = 0;
  return {
    write: (piece) => {
      const begins = characters === 0 && piece.startsWith(BYTE_ORDER_MARK);
      characters += piece.length;
      if (characters > MAX_CHARACTERS) throw new EwsAnswerError('too-large', 'document too long');
      if (FORBIDDEN.test(piece)) throw malformed('a forbidden character');
      progress.text = progress.text.slice(progress.at) + lineEnds(begins ? piece.slice(1) : piece);
      progress.at = 0;
      progress.reference = -1;
      while (progress.at < progress.text.length && readOn(progress));
    },
    end: () => {
      const { at, text, section, open, roots } = progress;
      if (at < text.length || section !== undefined || open.length > 0)
        throw malformed('the document stops in the middle');
      if (roots === 0) throw malformed('no root element');
    },
  };
}

/** Reads the next text or mark. Like all below it gives `false`, and leaves the place, where the rest isn't there yet. */
function readOn(progress: Progress): boolean {
  const { text, at, section, isLeaf, open } = progress;
  if (section !== undefined) return readSection(progress, section);
  const next = text.indexOf('<', at);
  if (next === -1) {
    const whole = at + wholeReferences(text.slice(at));
    tell(progress, whole);
    return false;
  }
  const code = text.charCodeAt(next + 1);
  const isEnd = code === SLASH;
  const isSection = code === BANG || code === QUESTION;
  if (next > at) {
    // Before an inner element it is layout, and only looked at.
    const counts = isEnd ? isLeaf : isSection || open.length === 0 || next + 1 === text.length;
    if (counts || holdsReference(progress, next)) tell(progress, next);
    progress.at = next;
  }
  if (isEnd) return readEnd(progress);
  return isSection ? beginSection(progress) : readBegin(progress);
}

/** Tells a text up to an index. */
function tell(progress: Progress, to: number): void {
  const { text, at, isLeaf, handlers, open } = progress;
  const written = text.slice(at, to);
  const read = holdsReference(progress, to) ? resolveEntities(written) : written;
  if (isLeaf) handlers.text(read);
  else if (open.length === 0 && written.trim() !== '') throw malformed('text outside the root');
  progress.at = to;
}

function holdsReference(progress: Progress, to: number): boolean {
  if (progress.reference < progress.at) {
    const found = progress.text.indexOf('&', progress.at);
    progress.reference = found === -1 ? progress.text.length : found;
  }
  return progress.reference < to;
}

function readSection(progress: Progress, { end, isText }: Section): boolean {
  const { text, at, isLeaf, handlers } = progress;
  const found = text.indexOf(end, at);
  // Its end may be torn.
  const upTo = found === -1 ? Math.max(at, text.length - end.length + 1) : found;
  if (isText && isLeaf && upTo > at) handlers.text(text.slice(at, upTo));
  progress.at = upTo;
  if (found === -1) return false;
  progress.at += end.length;
  progress.section = undefined;
  return true;
}

function beginSection(progress: Progress): boolean {
  const { text, at, open } = progress;
  const section = SECTIONS.find(({ begin }) => text.startsWith(begin, at));
  if (section === undefined) {
    const torn = text.slice(at);
    if (SECTIONS.some(({ begin }) => begin.startsWith(torn))) return false;
    throw new EwsAnswerError('not-exchange', 'document type declaration');
  }
  if (section.isText && open.length === 0) throw malformed('text outside the root');
  progress.section = section;
  progress.at += section.begin.length;
  return true;
}

function readEnd(progress: Progress): boolean {
  const { text, at, open } = progress;
  const name = open[open.length - 1];
  if (name === undefined) throw malformed('an end tag alone');
  const behind = at + 2 + name.length;
  const end = text.charCodeAt(behind) === CLOSE ? behind : endOfTag(text, at);
  if (end === -1) return false;
  if (!text.startsWith(name, at + 2) || (end > behind && text.slice(behind, end).trim() !== '')) {
    throw malformed(`another end than that of ${name}`);
  }
  open.pop();
  progress.isLeaf = false;
  progress.at = end + 1;
  progress.handlers.close();
  return true;
}

function readBegin(progress: Progress): boolean {
  const { text, at, open, handlers } = progress;
  const first = text.indexOf('>', at);
  // Nearly every tag has been seen, and then the first bracket is its end.
  const known = first === -1 ? undefined : knownTag(text.slice(at + 1, first));
  const end = known === undefined ? endOfTag(text, at) : first;
  if (end === -1) return false;
  const tag = known ?? readTag(text.slice(at + 1, end));
  if (open.length === 0) progress.roots += 1;
  if (progress.roots > 1) throw malformed('not one root element');
  if (open.length === MAX_DEPTH) throw new EwsAnswerError('too-large', 'nested too deeply');
  progress.at = end + 1;
  handlers.open(tag.local, tag.attributes);
  if (!tag.empty && !readLeaf(progress, tag)) {
    progress.isLeaf = true;
    open.push(tag.name);
    return true;
  }
  if (tag.empty) handlers.close();
  progress.isLeaf = false;
  return true;
}

/** Most elements hold a plain text and nothing else: those are read at once, where all of it is there. */
function readLeaf(progress: Progress, { name }: Tag): boolean {
  const { text, at, handlers } = progress;
  const next = text.indexOf('<', at);
  const behind = next + 2 + name.length;
  if (next === -1 || text.charCodeAt(next + 1) !== SLASH || text.charCodeAt(behind) !== CLOSE) return false;
  if (!text.startsWith(name, next + 2) || holdsReference(progress, next)) return false;
  if (next > at) handlers.text(text.slice(at, next));
  handlers.close();
  progress.at = behind + 1;
  return true;
}

const malformed = (what: string): EwsAnswerError => new EwsAnswerError('broken-answer', `malformed XML: ${what}`);
