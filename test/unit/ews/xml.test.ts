import { describe, expect, it } from 'vitest';
import { EwsAnswerError } from '../../../electron/ews/errors.ts';
import {
  booleanOf,
  child,
  childrenNamed,
  descend,
  integerOf,
  textOf,
  wordOf,
  type XmlNode,
} from '../../../electron/ews/xml.ts';
import { createXmlReader } from '../../../electron/ews/xml-reader.ts';
import { createStreamReader, type XmlReader } from '../../../electron/ews/xml-stream.ts';
import { readXml } from '../../../electron/ews/xml-whole.ts';

const inPieces = (reader: XmlReader, text: string, length: number): XmlNode => {
  for (let at = 0; at < text.length; at += length) reader.write(text.slice(at, at + length));
  return reader.end();
};

/** Every way to read a document; all tests hold for each. */
const READERS: readonly (readonly [string, (text: string) => XmlNode])[] = [
  ['as a whole', readXml],
  ['as it arrives', (text) => inPieces(createStreamReader(), text, 64 * 1024)],
  // Long ones only in pieces of a size that somebody would send.
  ['as it arrives, letter by letter', (text) => inPieces(createStreamReader(), text, text.length > 10_000 ? 1000 : 1)],
  ['as its length has it', (text) => inPieces(createXmlReader(), text, 16 * 1024)],
];

const reasonOf = (read: (text: string) => XmlNode, text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof EwsAnswerError) return error.reason;
    throw error;
  }
  return 'read';
};

describe.each(READERS)('reading a document %s', (_, read) => {
  it('goes by local names, whatever the prefixes', () => {
    const root = read('<?xml version="1.0"?><x:A xmlns:x="u"><B xmlns="v"><y:C z:Id="1" xmlns:y="w">t</y:C></B></x:A>');
    expect(root.name).toBe('A');
    expect(textOf(descend(root, 'B'), 'C')).toBe('t');
    expect(descend(root, 'B', 'C')?.attributes['Id']).toBe('1');
  });

  it('keeps children in order', () => {
    expect(read('<a><b/><c/><b/></a>').children.map((node) => node.name)).toEqual(['b', 'c', 'b']);
  });

  it('never takes a text for a number', () => {
    const root = read('<a id="0012"><b>+4930</b><c>1e5</c><d>0x10</d><e>00220011</e></a>');
    expect(root.attributes['id']).toBe('0012');
    expect(root.children.map((node) => node.text)).toEqual(['+4930', '1e5', '0x10', '00220011']);
  });

  it.each([
    ['&lt;p&gt; &amp;amp; &quot;&apos;', '<p> &amp; "\''],
    ['a&#xD;&#10;b&#x1F600;', 'a\r\nb😀'],
    ['<![CDATA[<b>&amp;</b>]]> c &amp; d', '<b>&amp;</b> c & d'],
    ['left<!-- <b> &nonsense; -->right', 'leftright'],
    ['  blanks  ', '  blanks  '],
    ['a&#x1F;b&#0;c&#xFFFF;&#x110000;&#xD800;d', 'abcd'],
  ])('reads %j as %j', (xml, text) => {
    expect(read(`<a>${xml}</a>`).text).toBe(text);
  });

  it('keeps what only looks like a reference in CDATA', () => {
    expect(read('<a>b&#x1F;c<![CDATA[&#x1F;&#0;&amp;]]></a>').text).toBe('bc&#x1F;&#0;&amp;');
  });

  it('drops forbidden references from attributes too', () => {
    expect(read('<a b="c&#x1F;d&#x41;"/>').attributes['b']).toBe('cdA');
  });

  it('reads attributes with entities, in either kind of quotes', () => {
    expect(read(`<a b='x "y"' c="&lt;&#x41;&gt;" xml:lang="de-DE"/>`).attributes).toMatchObject({
      b: 'x "y"',
      c: '<A>',
      lang: 'de-DE',
    });
  });

  it('takes large attachments in one piece', () => {
    const content = 'QUJD'.repeat(500_000);
    expect(child(read(`<m:a><t:Content>${content}</t:Content></m:a>`), 'Content')?.text).toBe(content);
  });

  it('skips a byte order mark, comments and instructions around the root', () => {
    expect(read('\uFEFF<?xml version="1.0"?><!-- a --><?b c?> <a/> <!-- d -->\n').name).toBe('a');
  });
});

describe.each(READERS)('refusing a document read %s', (_, read) => {
  it.each([
    ['a truncated one', '<a><b>text'],
    ['a truncated tag', '<a><b x="1'],
    ['crossed tags', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text before the root', 'x<a/>'],
    ['text behind the root', '<a/>x'],
    ['CDATA beside the root', '<a/><![CDATA[x]]>'],
    ['an unclosed comment', '<a><!-- b</a>'],
    ['an unclosed CDATA section', '<a><![CDATA[b</a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['a tag inside an attribute', '<a b="<c/>"/>'],
    ['an end tag alone', '</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an entity that every object knows', '<a>&toString;</a>'],
    ['an entity without its semicolon', '<a>&amp</a>'],
    ['nothing', ''],
    ['only a declaration', '<?xml version="1.0"?>'],
    ['a letter that XML forbids', '<a>b\u0001c</a>'],
    ['a name that would reach into objects', '<a><__proto__>b</__proto__></a>'],
  ])('%s is broken', (__, xml) => {
    expect(reasonOf(read, xml)).toBe('broken-answer');
  });

  it.each([
    ['a DTD', '<!DOCTYPE a><a/>'],
    ['an external one', '<!DOCTYPE a SYSTEM "http://127.0.0.1/evil.dtd"><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ['one in lower case', '<!doctype html><html></html>'],
    ['one inside the root', '<a><!DOCTYPE b [<!ENTITY c "d">]>&c;</a>'],
    ['an entity declaration alone', '<a><!ENTITY b "c">&b;</a>'],
  ])('%s is not Exchange', (__, xml) => {
    expect(reasonOf(read, xml)).toBe('not-exchange');
  });

  it('refuses a billion laughs without expanding any', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    expect(reasonOf(read, `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">${levels.join('')}]><l>&l9;</l>`)).toBe(
      'not-exchange',
    );
  });

  it('lets HTML through where it is only a text', () => {
    expect(read('<a><![CDATA[<!DOCTYPE html><p>x</p>]]></a>').text).toContain('<!DOCTYPE html>');
    expect(read('<a>&lt;!DOCTYPE html&gt;</a>').text).toBe('<!DOCTYPE html>');
  });

  it('takes 100 levels and no more', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(reasonOf(read, nested(100))).toBe('read');
    expect(reasonOf(read, nested(101))).toBe('too-large');
    expect(reasonOf(read, nested(500_000))).toBe('too-large');
  });

  it('refuses a document beyond any sensible length before looking into it', () => {
    expect(reasonOf(read, `<a>${'x'.repeat(41 * 1024 * 1024)}</a>`)).toBe('too-large');
  });
});

describe('asking a node', () => {
  const root = readXml(
    '<r><yes>TRUE</yes><one> 1 </one><no>false</no><odd>maybe</odd><n>-42</n><f>1.5</f><e/><w>  a b </w><w>c</w></r>',
  );

  it.each([
    ['yes', true],
    ['one', true],
    ['no', false],
    ['odd', undefined],
    ['missing', undefined],
  ])('reads %s as the boolean %s', (name, value) => {
    expect(booleanOf(root, name)).toBe(value);
  });

  it.each([
    ['n', -42],
    ['one', 1],
    ['f', undefined],
    ['e', undefined],
    ['missing', undefined],
  ])('reads %s as the integer %s', (name, value) => {
    expect(integerOf(root, name)).toBe(value);
  });

  it('tells an empty text from a missing one', () => {
    expect(textOf(root, 'e')).toBe('');
    expect(textOf(root, 'missing')).toBeUndefined();
    expect(wordOf(root, 'e')).toBeUndefined();
    expect(wordOf(root, 'w')).toBe('a b');
    expect(childrenNamed(root, 'w')).toHaveLength(2);
    expect(childrenNamed(undefined, 'w')).toEqual([]);
  });
});
