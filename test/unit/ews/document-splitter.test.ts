import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentSplitter } from '../../../electron/ews/document-splitter.ts';
import { EwsAnswerError } from '../../../electron/ews/errors.ts';
import { sample } from './samples.ts';

const split = (pieces: readonly string[], limit = 1_000_000): readonly string[] => {
  const splitter = createDocumentSplitter(limit);
  const documents = pieces.flatMap((piece) => splitter.push(piece));
  splitter.end();
  return documents;
};

const letters = (text: string): readonly string[] => Array.from({ length: text.length }, (_, at) => text.charAt(at));

const reasonOf = (pieces: readonly string[], limit?: number): string => {
  try {
    split(pieces, limit);
  } catch (error) {
    if (error instanceof EwsAnswerError) return error.reason;
    throw error;
  }
  return 'split';
};

describe('a connection’s text', () => {
  it.each([
    ['one document', '<a/>', ['<a/>']],
    ['back to back', '<a>1</a><b>2</b>', ['<a>1</a>', '<b>2</b>']],
    [
      'with declarations',
      '<?xml version="1.0"?><a/><?xml version="1.0"?>\n<a/>',
      ['<?xml version="1.0"?><a/>', '<?xml version="1.0"?>\n<a/>'],
    ],
    ['with blanks and byte order marks between', '\uFEFF<a/>\r\n \uFEFF<b/>\n', ['<a/>', '<b/>']],
    ['with an end tag in CDATA', '<e><![CDATA[</e><x>]]></e><e/>', ['<e><![CDATA[</e><x>]]></e>', '<e/>']],
    ['with an end tag in a comment', '<e><!-- </e> --></e><e/>', ['<e><!-- </e> --></e>', '<e/>']],
    ['with an end tag in an attribute', `<e a="</e>" b='/>'></e><e/>`, [`<e a="</e>" b='/>'></e>`, '<e/>']],
    ['with empty and nested ones', '<e><e/><e a="b"/></e><e />', ['<e><e/><e a="b"/></e>', '<e />']],
    ['with a slash before the end of a value', '<e a="/"></e>', ['<e a="/"></e>']],
    ['with prefixes', '<s:E xmlns:s="u"><s:B/></s:E><E><B/></E>', ['<s:E xmlns:s="u"><s:B/></s:E>', '<E><B/></E>']],
  ])('is cut into its documents: %s', (_, text, documents) => {
    expect(split([text])).toEqual(documents);
    expect(split(letters(text))).toEqual(documents);
  });

  it('is cut the same wherever the pieces are cut', () => {
    const part = fc.constantFrom(
      sample('28'),
      sample('32'),
      sample('33'),
      '<E><![CDATA[</E>]]]]></E>',
      '<E a=">" b=\'/\'/>',
      '<?xml version="1.0"?><E><!-- <E> -- ></E>--></E>',
      '<E>ä😀&amp;</E>',
    );
    const between = fc.constantFrom('', '\n', '\uFEFF', ' \r\n\t');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(part, between), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 50 }),
        (documents, lengths) => {
          const text = documents.map((pair) => pair.join('')).join('');
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const length = lengths[turn % lengths.length] ?? 1;
            pieces.push(text.slice(at, at + length));
            at += length;
          }
          expect(split(pieces).map((document) => document.trim())).toEqual(documents.map(([one]) => one.trim()));
        },
      ),
    );
  });

  it.each([
    ['a document that stops in the middle', ['<a><b>'], 'broken-answer'],
    ['one that stops inside a tag', ['<a><b'], 'broken-answer'],
    ['one that stops in a comment', ['<a/><!-- '], 'broken-answer'],
    ['text between two', ['<a/>x<b/>'], 'broken-answer'],
    ['an end tag alone', ['<a/></a>'], 'broken-answer'],
    ['no XML', ['It works!'], 'not-exchange'],
    ['a DTD', ['<!DOC', 'TYPE a><a/>'], 'not-exchange'],
    ['a DTD inside', ['<a><!ENTITY b "c"></a>'], 'not-exchange'],
  ])('is refused for %s', (_, pieces, reason) => {
    expect(reasonOf(pieces)).toBe(reason);
  });

  it('may be endless, but no document of it', () => {
    const document = `<a>${'x'.repeat(90)}</a>`;
    expect(
      split(
        Array.from({ length: 50 }, () => document),
        100,
      ),
    ).toHaveLength(50);
    expect(reasonOf([document], 50)).toBe('too-large');
    expect(reasonOf(['<a>', ...letters('x'.repeat(90))], 50)).toBe('too-large');
    expect(reasonOf([`<a b="${'x'.repeat(90)}`], 50)).toBe('too-large');
    expect(reasonOf([' '.repeat(30), ' '.repeat(30), '<a/>'], 50)).toBe('split');
  });
});
