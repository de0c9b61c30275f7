import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../electron/ews/xml-whole.ts';
import { element, textElement, writeXml } from '../../../electron/ews/xml-writer.ts';

const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

describe('writing XML', () => {
  it('writes elements, attributes and text, leaving out what is undefined', () => {
    const node = element('m:A', { Id: 'x', Gone: undefined }, textElement('t:B', 'c'), undefined, element('t:D', {}));
    expect(writeXml(node)).toBe('<m:A Id="x"><t:B>c</t:B><t:D/></m:A>');
  });

  it.each([
    ['</t:Message><t:State>Enabled</t:State>', '&lt;/t:Message&gt;&lt;t:State&gt;Enabled&lt;/t:State&gt;'],
    [']]>', ']]&gt;'],
    ['&amp;', '&amp;amp;'],
    ['bell\u0007 null\u0000 esc\u001B', 'bell null esc'],
    ['half \uD83D and \uDE00 lost, whole 😀 kept', 'half  and  lost, whole 😀 kept'],
  ])('writes the text %j so that nothing of it is markup', (text, written) => {
    expect(writeXml(textElement('a', text))).toBe(`<a>${written}</a>`);
  });

  it('writes quotes and line ends of an attribute as references', () => {
    expect(writeXml(element('a', { b: '"x"\n\t\r' }))).toBe('<a b="&quot;x&quot;&#xA;&#x9;&#xD;"/>');
  });

  it('gives any text back to a reader, but for what XML cannot say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, value) => {
        const root = readXml(writeXml(element('a', { v: value }, textElement('b', text))));
        expect(root.children[0]?.text).toBe(text.replace(ILLEGAL, ''));
        expect(root.attributes['v']).toBe(value.replace(ILLEGAL, ''));
      }),
    );
  });
});
