import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { EwsAnswerError } from '../../../electron/ews/errors.ts';
import type { XmlNode } from '../../../electron/ews/xml.ts';
import { createStreamReader } from '../../../electron/ews/xml-stream.ts';

/** What saxes makes of a document, as our nodes; `undefined` where it refuses it. */
function readBySaxes(text: string): XmlNode | undefined {
  interface Growing extends XmlNode {
    readonly children: XmlNode[];
    text: string;
  }
  const open: Growing[] = [];
  let root: XmlNode | undefined;
  const complaints: Error[] = [];
  const parser = new SaxesParser({ position: false });
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const add = (piece: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += piece;
  };
  parser.on('error', (complaint) => complaints.push(complaint));
  parser.on('opentag', ({ name, attributes }) => {
    const kept = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns:'));
    const own = Object.fromEntries(kept.map(([key, value]) => [local(key), value]));
    open.push({ name: local(name), attributes: own, children: [], text: '' });
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const node = open.pop();
    if (node === undefined) return;
    // No type of the protocol mixes both: beside elements, text is layout.
    const whole = node.children.length === 0 ? node : { ...node, text: '' };
    const parent = open.at(-1);
    if (parent === undefined) root = whole;
    else parent.children.push(whole);
  });
  parser.write(text).close();
  return complaints.length > 0 ? undefined : root;
}

/** What ours makes of it, in pieces of these lengths, over and over; `undefined` where it refuses it. */
function readTorn(text: string, lengths: readonly number[]): XmlNode | undefined {
  const reader = createStreamReader();
  try {
    for (let at = 0, turn = 0; at < text.length; turn += 1) {
      const length = lengths[turn % lengths.length] ?? 1;
      reader.write(text.slice(at, at + length));
      at += length;
    }
    return reader.end();
  } catch (error) {
    if (error instanceof EwsAnswerError) return undefined;
    throw error;
  }
}

const LETTERS = [...Array.from('aBz09 \t\n\r.:;=/!?-[]"\''), 'é', 'ж', '漢', '😀'];
const letters = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 });
const reference = fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1F600;', '&#xD;', '&#10;');
const comment = fc.constantFrom('<!---->', '<!-- <b> & "c" -->', '<?p <b> & ?>');
const cdata = letters.filter((text) => !text.includes(']]')).map((text) => `<![CDATA[<b>&amp;${text}]]>`);
const text = fc.array(fc.oneof(letters, reference, cdata, comment), { maxLength: 5 }).map((parts) => parts.join(''));
const layout = fc.constantFrom('', ' ', '\n  ', '\r\n', '<!-- layout -->');
const name = fc.constantFrom('a', 't:Subject', 'm:Body', 'Id_1', 'x-y.z', 'é');
const value = fc
  .tuple(fc.array(fc.oneof(letters, reference), { maxLength: 3 }), fc.constantFrom('"', "'"))
  .map(([parts, quote]) => `${quote}${parts.join('').replaceAll(quote, '')}${quote}`);
const attributes = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('Id', 'xml:lang', 'xmlns:t', 'xmlns', 'é'), { maxLength: 3 }),
    fc.array(value, { minLength: 3, maxLength: 3 }),
    fc.constantFrom('=', ' = '),
  )
  .map(([names, values, equals]) => names.map((each, index) => ` ${each}${equals}${values[index] ?? '""'}`).join(''));

const end = fc.constantFrom('>', '>', ' >', '/>');
const { element } = fc.letrec<{ element: string; children: string }>((tie) => ({
  children: fc
    .array(fc.tuple(layout, tie('element')), { minLength: 1, maxLength: 4 })
    .chain((parts) => layout.map((last) => `${parts.flat().join('')}${last}`)),
  element: fc
    .tuple(name, attributes, fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('children')), end)
    .map(([tag, own, inside, last]) => (last === '/>' ? `<${tag}${own}/>` : `<${tag}${own}>${inside}</${tag}${last}`)),
}));
const document = fc
  .tuple(fc.constantFrom('', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>\n'), element, layout)
  .map(([before, root, behind]) => `${before}${root}${behind}`);
const tears = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('our tokeniser and saxes', () => {
  it('read the same in a document, however it is torn', () => {
    fc.assert(
      fc.property(document, tears, (xml, lengths) => {
        const known = readBySaxes(xml);
        expect(known).toBeDefined();
        expect(readTorn(xml, lengths)).toEqual(known);
      }),
      { numRuns: 1000 },
    );
  });

  it('agree whether a document that is cut off is one', () => {
    fc.assert(
      fc.property(document, fc.nat(), tears, (xml, place, lengths) => {
        const all = Array.from(xml);
        const cut = all.slice(0, place % all.length).join('');
        expect(readTorn(cut, lengths)).toEqual(readBySaxes(cut));
      }),
      { numRuns: 1000 },
    );
  });

  it('read the same in a document that lacks a letter, where saxes reads it at all', () => {
    // Ours is laxer: it doesn't look into declarations, and a lonely `]]>` is a text.
    fc.assert(
      fc.property(document, fc.nat(), tears, (xml, place, lengths) => {
        // Whole letters: halves of one don't come out of UTF-8.
        const all = Array.from(xml);
        const broken = all.filter((_, index) => index !== place % all.length).join('');
        const known = readBySaxes(broken);
        if (known !== undefined) expect(readTorn(broken, lengths)).toEqual(known);
      }),
      { numRuns: 1000 },
    );
  });
});
