import { EwsAnswerError } from './errors.ts';
import { FORBIDDEN, MAX_CHARACTERS, MAX_DEPTH } from './xml-limits.ts';
import { endOfTag, knownTag, readTag } from './xml-tag.ts';
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
  write(piece: string): void;
  /** @throws {EwsAnswerError} `broken-answer` where the document isn't complete */
  end(): void;
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
  /** Names of the open elements as written. */
  const open: string[] = [];
  /** Whether no inner element has ended yet: only then text counts. */
  let isLeaf = false;
  let section: Section | undefined;
  /** The end of the last piece, which the next one completes. */
  let rest = '';
  let characters = 0;
  let roots = 0;

  /** Where the next reference of the piece begins; texts that lie before it hold none. */
  let reference = 0;
  const addText = (text: string, from: number, to: number): void => {
    const told = text.slice(from, to);
    const read = holdsReference(text, from, to) ? resolveEntities(told) : told;
    if (isLeaf) handlers.text(read);
    else if (open.length === 0 && told.trim() !== '') throw malformed('text outside the root');
  };
  const holdsReference = (text: string, from: number, to: number): boolean => {
    if (reference < from || reference === 0) {
      const found = text.indexOf('&', from);
      reference = found === -1 ? text.length : found;
    }
    return reference < to;
  };

  /** Each reads on from an index and gives where to go on, or `undefined` where the rest isn't there yet. */
  const readSection = (text: string, at: number, { end, isText }: Section): number | undefined => {
    const found = text.indexOf(end, at);
    const upTo = found === -1 ? Math.max(at, text.length - end.length + 1) : found;
    if (isText && isLeaf && upTo > at) handlers.text(text.slice(at, upTo));
    if (found === -1) {
      rest = text.slice(upTo);
      return undefined;
    }
    section = undefined;
    return found + end.length;
  };
  const beginSection = (text: string, at: number): number | undefined => {
    section = SECTIONS.find(({ begin }) => text.startsWith(begin, at));
    if (section !== undefined) {
      if (section.isText && open.length === 0) throw malformed('text outside the root');
      return at + section.begin.length;
    }
    const torn = text.slice(at);
    if (!SECTIONS.some(({ begin }) => begin.startsWith(torn))) {
      throw new EwsAnswerError('not-exchange', 'document type declaration');
    }
    rest = torn;
    return undefined;
  };
  const readEnd = (text: string, at: number): number | undefined => {
    const name = open[open.length - 1];
    if (name === undefined) throw malformed('an end tag alone');
    const behind = at + 2 + name.length;
    let end = behind;
    if (text.charCodeAt(behind) !== CLOSE) {
      end = endOfTag(text, at);
      if (end === -1) {
        rest = text.slice(at);
        return undefined;
      }
    }
    if (!text.startsWith(name, at + 2) || (end > behind && text.slice(behind, end).trim() !== '')) {
      throw malformed(`another end than that of ${name}`);
    }
    open.pop();
    isLeaf = false;
    handlers.close();
    return end + 1;
  };
  const readBegin = (text: string, at: number): number | undefined => {
    const first = text.indexOf('>', at);
    // Nearly every tag has been seen, and then the first bracket is its end.
    const known = first === -1 ? undefined : knownTag(text.slice(at + 1, first));
    const end = known === undefined ? endOfTag(text, at) : first;
    if (end === -1) {
      rest = text.slice(at);
      return undefined;
    }
    const tag = known ?? readTag(text.slice(at + 1, end));
    if (open.length === 0) roots += 1;
    if (roots > 1) throw malformed('not one root element');
    if (open.length === MAX_DEPTH) throw new EwsAnswerError('too-large', 'nested too deeply');
    handlers.open(tag.local, tag.attributes);
    isLeaf = !tag.empty;
    if (tag.empty) handlers.close();
    else open.push(tag.name);
    return end + 1;
  };
  const readOn = (text: string, at: number): number | undefined => {
    const next = text.indexOf('<', at);
    if (next === -1) {
      const whole = at + wholeReferences(text.slice(at));
      addText(text, at, whole);
      rest = text.slice(whole);
      return undefined;
    }
    const code = text.charCodeAt(next + 1);
    const isEnd = code === SLASH;
    const isSection = code === BANG || code === QUESTION;
    // Before an inner element it is layout, and only looked at.
    const counts = isEnd ? isLeaf : isSection || open.length === 0 || next + 1 === text.length;
    if (next > at && (counts || holdsReference(text, at, next))) addText(text, at, next);
    if (isEnd) return readEnd(text, next);
    return isSection ? beginSection(text, next) : readBegin(text, next);
  };

  return {
    write: (piece) => {
      const begins = characters === 0 && piece.startsWith(BYTE_ORDER_MARK);
      characters += piece.length;
      if (characters > MAX_CHARACTERS) throw new EwsAnswerError('too-large', 'document too long');
      if (FORBIDDEN.test(piece)) throw malformed('a forbidden character');
      const text = rest + lineEnds(begins ? piece.slice(1) : piece);
      rest = '';
      reference = 0;
      let at: number | undefined = 0;
      while (at !== undefined && at < text.length) {
        at = section === undefined ? readOn(text, at) : readSection(text, at, section);
      }
    },
    end: () => {
      if (rest !== '' || section !== undefined || open.length > 0) throw malformed('the document stops in the middle');
      if (roots === 0) throw malformed('no root element');
    },
  };
}

const malformed = (what: string): EwsAnswerError => new EwsAnswerError('broken-answer', `malformed XML: ${what}`);
