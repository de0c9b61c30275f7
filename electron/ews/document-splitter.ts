import { EwsAnswerError } from './errors.ts';

/** Cuts a text that holds one XML document after the other, as a connection for events gives it. */
export interface DocumentSplitter {
  /**
   * Takes the next piece of text, cut anywhere.
   * @returns the documents that it completes
   * @throws {EwsAnswerError} `not-exchange` for a text that doesn't begin as XML or has a DTD, `broken-answer` for text
   * between documents or an end tag too many, `too-large` for a document beyond the limit
   */
  push(piece: string): readonly string[];
  /** @throws {EwsAnswerError} `broken-answer` when a document stops in the middle */
  end(): void;
}

/** What may stand between tags without being looked at. */
const SECTIONS: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
const LONGEST_OPENING = 9;

/** Between tags, in a section until its end, or in a tag: there in quotes or not. */
type Place =
  | { readonly in: 'text' }
  | { readonly in: 'section'; readonly close: string }
  | { readonly in: 'tag'; readonly closing: boolean; readonly quote?: string };

/** How far a step came, and where that is; without a place the rest can only be told with the next piece. */
interface Step {
  readonly at: number;
  readonly place?: Place;
  /** What a tag that ended does to the depth. */
  readonly levels?: 1 | 0 | -1;
}

const TEXT: Place = { in: 'text' };

/**
 * Makes a splitter. It goes by the nesting of tags alone, so that neither prefixes nor an end tag that is only text (in
 * CDATA, comments, attributes) matter; whether a document is well-formed is for its reader to say. Every character is
 * looked at once, however small the pieces.
 * @param limit characters that one document may have
 */
export function createDocumentSplitter(limit: number): DocumentSplitter {
  let place = TEXT;
  let depth = 0;
  let complete = 0;
  /** Of the document under way: what has been looked at, and the end that only the next piece explains. */
  let begun = false;
  let parts: string[] = [];
  let size = 0;
  let rest = '';

  const expectAtMost = (characters: number): void => {
    if (characters > limit) throw new EwsAnswerError('too-large', `a document of more than ${limit} characters`);
  };

  const push = (piece: string): readonly string[] => {
    const text = rest + piece;
    const documents: string[] = [];
    let begin = 0;
    let at = 0;
    while (at < text.length) {
      if (depth === 0 && place.in === 'text') {
        const next = nextTag(text, at);
        if (text.slice(at, next).trim() !== '') throw strayText(complete);
        // Blanks and byte order marks before a document belong to none.
        if (!begun) begin = at = next;
        if (at === text.length) break;
        begun = true;
      }
      const step = advance(text, at, place);
      at = step.at;
      if (step.place === undefined) break;
      place = step.place;
      depth += step.levels ?? 0;
      if (depth < 0) throw new EwsAnswerError('broken-answer', 'an end tag too many');
      if (step.levels === undefined || depth > 0) continue;
      expectAtMost(size + at - begin);
      documents.push(parts.join('') + text.slice(begin, at));
      complete += 1;
      begin = at;
      [begun, parts, size] = [false, [], 0];
    }
    if (at > begin) parts.push(text.slice(begin, at));
    size += at - begin;
    rest = text.slice(at);
    expectAtMost(size + rest.length);
    return documents;
  };
  const end = (): void => {
    if (begun) throw new EwsAnswerError('broken-answer', 'a document stops in the middle');
  };
  return { push, end };
}

const strayText = (complete: number): EwsAnswerError =>
  complete === 0
    ? new EwsAnswerError('not-exchange', 'no XML')
    : new EwsAnswerError('broken-answer', 'text between documents');

function nextTag(text: string, from: number): number {
  const next = text.indexOf('<', from);
  return next === -1 ? text.length : next;
}

function advance(text: string, at: number, place: Place): Step {
  if (place.in === 'tag') return throughTag(text, at, place);
  if (place.in === 'section') {
    const end = text.indexOf(place.close, at);
    // The end itself may be torn.
    if (end === -1) return { at: Math.max(at, text.length - place.close.length + 1) };
    return { at: end + place.close.length, place: TEXT };
  }
  const next = nextTag(text, at);
  const opening = text.slice(next, next + LONGEST_OPENING);
  const section = SECTIONS.find(([open]) => opening.startsWith(open));
  if (section !== undefined) return { at: next + section[0].length, place: { in: 'section', close: section[1] } };
  if (SECTIONS.some(([open]) => open.startsWith(opening))) return { at: next };
  if (opening.startsWith('<!')) throw new EwsAnswerError('not-exchange', 'document type declaration');
  return { at: next + 1, place: { in: 'tag', closing: opening.startsWith('</') } };
}

function throughTag(text: string, from: number, tag: Place & { readonly in: 'tag' }): Step {
  const { closing, quote } = tag;
  if (quote !== undefined) {
    const end = text.indexOf(quote, from);
    return end === -1 ? { at: text.length } : { at: end + 1, place: { in: 'tag', closing } };
  }
  const offset = text.slice(from).search(/["'>]/);
  // A slash at the end of a piece may be that of an empty tag.
  if (offset === -1) return { at: text.endsWith('/') ? Math.max(from, text.length - 1) : text.length };
  const end = from + offset;
  const sign = text.charAt(end);
  if (sign !== '>') return { at: end + 1, place: { in: 'tag', closing, quote: sign } };
  const empty = end > from && text.charAt(end - 1) === '/';
  return { at: end + 1, place: TEXT, levels: closing ? -1 : empty ? 0 : 1 };
}
