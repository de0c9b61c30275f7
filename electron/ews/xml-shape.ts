import { EwsAnswerError } from './errors.ts';

/** An opening, closing or empty tag with quoted attributes; a `<` may stand in no attribute. */
const TAG = /<(\/?)([^\s<>/="'&]+)(?:\s+[^\s<>/="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;

/** What may stand between tags without being looked at. */
const SECTIONS: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * Checks what the parser behind it takes on trust: that each tag is closed by its own end tag, that there is exactly
 * one root with nothing but white space around it, that nesting stays within bounds, and that there is no DTD.
 * One pass, linear in the length.
 * @throws {EwsAnswerError} `not-exchange` for a document type declaration, which EWS never sends (so neither entities
 * nor external references can be declared), `broken-answer` for anything malformed, `too-large` for too deep a nesting
 */
export function checkShape(text: string, maxDepth: number): void {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  for (;;) {
    const next = text.indexOf('<', at);
    const outside = open.length === 0;
    if (outside && text.slice(at, next === -1 ? undefined : next).trim() !== '')
      throw malformed('text outside the root');
    if (next === -1) break;
    const section = SECTIONS.find(([begin]) => text.startsWith(begin, next));
    if (section !== undefined) {
      if (outside && section[0] === '<![CDATA[') throw malformed('text outside the root');
      at = endOfSection(text, next, section[1]);
      continue;
    }
    if (text.startsWith('<!', next)) throw new EwsAnswerError('not-exchange', 'document type declaration');
    TAG.lastIndex = next;
    const [tag = '', closing, name = '', empty] = TAG.exec(text) ?? [];
    if (tag === '') throw malformed('unreadable tag');
    if (closing === '/') {
      if (open.pop() !== name) throw malformed(`unexpected end of ${name}`);
    } else {
      if (outside) roots += 1;
      if (empty !== '/') open.push(name);
      if (open.length > maxDepth) throw new EwsAnswerError('too-large', 'nested too deeply');
    }
    at = next + tag.length;
  }
  if (open.length > 0) throw malformed('the document stops in the middle');
  if (roots !== 1) throw malformed('not one root element');
}

function endOfSection(text: string, from: number, close: string): number {
  const end = text.indexOf(close, from);
  if (end === -1) throw malformed('unclosed section');
  return end + close.length;
}

const malformed = (what: string): EwsAnswerError => new EwsAnswerError('broken-answer', `malformed XML: ${what}`);
