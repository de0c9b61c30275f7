import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml, XmlError } from '../../../electron/demo/xml-parse.ts';
import { m, t, writeXml } from '../../../electron/demo/xml-write.ts';
import { attributeOf, childText, elementsOf, namespaces, textOf, type XmlElement } from '../../../electron/demo/xml.ts';

function failure(xml: string): XmlError {
  try {
    parseXml(xml);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('reading', () => {
  test('prefixes are whatever the sender likes', () => {
    const variants = [
      `<a:X xmlns:a="${namespaces.types}"><a:Y>1</a:Y></a:X>`,
      `<X xmlns="${namespaces.types}"><Y>1</Y></X>`,
      `<b:X xmlns:b="${namespaces.types}"><q:Y xmlns:q="${namespaces.types}">1</q:Y></b:X>`,
    ];
    for (const xml of variants) {
      const root = parseXml(xml);
      expect([root.namespace, root.name, childText(root, 'Y')]).toEqual([namespaces.types, 'X', '1']);
      expect(elementsOf(root)[0]?.namespace).toBe(namespaces.types);
    }
  });

  test('entities, character references, CDATA and comments', () => {
    const root = parseXml('<a b="&quot;x&#x41;&apos;">&lt;&amp;&gt;<!-- no --><![CDATA[<&]]>&#8364;&#x1F600;</a>');
    expect(textOf(root)).toBe('<&><&€😀');
    expect(attributeOf(root, 'b')).toBe('"xA\'');
  });

  test('line ends become one, in attributes blanks', () => {
    const root = parseXml('<a b="x\r\ny">1\r\n2\r3</a>');
    expect(textOf(root)).toBe('1\n2\n3');
    expect(attributeOf(root, 'b')).toBe('x y');
  });

  test('an element knows where it stood', () => {
    const [first, second] = elementsOf(parseXml('<a>\n  <b/>\n\n<c/></a>'));
    expect([first?.line, first?.column, second?.line, second?.column]).toEqual([2, 3, 4, 1]);
  });

  test('xml:lang is in the XML namespace without a declaration', () => {
    expect(parseXml('<a xml:lang="fr"/>').attributes).toEqual([
      { namespace: namespaces.xml, name: 'lang', value: 'fr' },
    ]);
  });
});

describe('refusing', () => {
  test.each([
    ['an internal subset', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an external one', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'],
    ['one behind the declaration', '<?xml version="1.0"?>\n<!DOCTYPE a><a/>'],
  ])('a DTD: %s', (_, xml) => {
    expect(failure(xml).reason).toBe('dtd');
  });

  test.each([
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['half of a surrogate pair', '<a>&#xD800;</a>'],
    ['a reference out of range', '<a>&#x110000;</a>'],
    ['an undeclared prefix', '<a:b/>'],
    ['an undeclared attribute prefix', '<b a:c="1"/>'],
    ['the same attribute twice', '<a b="1" b="2"/>'],
    ['the same attribute twice by two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['an unquoted value', '<a b=1/>'],
    ['attributes without white space', '<a b="1"c="2"/>'],
    ['a < in a value', '<a b="<"/>'],
    ['a wrong end tag', '<a><b></a></b>'],
    ['an element left open', '<a><b/>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['nothing', '  '],
    ['a control character', '<a>\u0001</a>'],
    ['another encoding', '<?xml version="1.0" encoding="utf-16"?><a/>'],
    ['a late declaration', ' <?xml version="1.0"?><a/>'],
    [']]> in text', '<a>]]></a>'],
    ['-- in a comment', '<a><!-- a -- b --></a>'],
    ['an open comment', '<a><!-- '],
    ['an open CDATA section', '<a><![CDATA[ '],
    ['a name that is none', '<1a/>'],
    ['two colons', '<a:b:c xmlns:a="u"/>'],
    ['endless depth', '<a>'.repeat(5000)],
  ])('%s', (_, xml) => {
    expect(failure(xml).reason).toBe('malformed');
  });

  test('an error says where', () => {
    expect(failure('<a>\n <b></a>')).toMatchObject({ line: 2 });
  });
});

describe('writing', () => {
  test('an operation declares both namespaces once, with prefixes', () => {
    expect(writeXml(m('A', t('B', { Id: '1' }, 'x'), t('C')), 'prefixed')).toBe(
      `<m:A xmlns:m="${namespaces.messages}" xmlns:t="${namespaces.types}"><t:B Id="1">x</t:B><t:C/></m:A>`,
    );
  });

  test('or redeclares the default namespace where it changes', () => {
    expect(writeXml(m('A', t('B', t('C')), m('D')), 'default')).toBe(
      `<A xmlns="${namespaces.messages}"><B xmlns="${namespaces.types}"><C/></B><D/></A>`,
    );
  });

  test('parts that are undefined are left out', () => {
    expect(writeXml(t('A', undefined, [t('B'), undefined]), 'default')).toBe(`<A xmlns="${namespaces.types}"><B/></A>`);
  });

  const text = fc
    .string({ unit: 'binary' })
    .map((value) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
  const name = fc.constantFrom('A', 'Subject', 'x1');
  const tree: fc.Arbitrary<XmlElement> = fc.letrec<{ node: XmlElement }>((tie) => ({
    node: fc
      .tuple(fc.boolean(), name, text, fc.array(fc.oneof({ maxDepth: 3 }, text, tie('node')), { maxLength: 3 }))
      .map(([inTypes, own, value, children]) => (inTypes ? t : m)(own, { Id: value }, children)),
  })).node;

  const shape = (element: XmlElement): unknown => ({
    name: `${element.namespace} ${element.name}`,
    id: attributeOf(element, 'Id'),
    children: merged(element.children.map((child) => (typeof child === 'string' ? child : shape(child)))),
  });

  /** Neighbouring texts can't be told from one. */
  function merged(children: readonly unknown[]): readonly unknown[] {
    return children.reduce<readonly unknown[]>((before, child) => {
      const last = before.at(-1);
      return typeof last === 'string' && typeof child === 'string'
        ? [...before.slice(0, -1), last + child]
        : [...before, child];
    }, []);
  }

  test.each(['prefixed', 'default'] as const)('what was written %s reads back the same', (style) => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(shape(parseXml(writeXml(element, style)))).toEqual(shape(element));
      }),
    );
  });
});
