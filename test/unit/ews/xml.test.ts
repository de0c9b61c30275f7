import { describe, expect, it } from 'vitest';
import { EwsAnswerError } from '../../../electron/ews/errors.ts';
import {
  booleanOf,
  child,
  childrenNamed,
  descend,
  integerOf,
  readXml,
  textOf,
  wordOf,
} from '../../../electron/ews/xml.ts';

const reasonOf = (text: string): string => {
  try {
    readXml(text);
  } catch (error) {
    if (error instanceof EwsAnswerError) return error.reason;
    throw error;
  }
  return 'read';
};

describe('reading a document', () => {
  it('goes by local names, whatever the prefixes', () => {
    const root = readXml(
      '<?xml version="1.0"?><x:A xmlns:x="u"><B xmlns="v"><y:C z:Id="1" xmlns:y="w">t</y:C></B></x:A>',
    );
    expect(root.name).toBe('A');
    expect(textOf(descend(root, 'B'), 'C')).toBe('t');
    expect(descend(root, 'B', 'C')?.attributes['Id']).toBe('1');
  });

  it('keeps children in order', () => {
    expect(readXml('<a><b/><c/><b/></a>').children.map((node) => node.name)).toEqual(['b', 'c', 'b']);
  });

  it('never takes a text for a number', () => {
    const root = readXml('<a id="0012"><b>+4930</b><c>1e5</c><d>0x10</d><e>00220011</e></a>');
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
    expect(readXml(`<a>${xml}</a>`).text).toBe(text);
  });

  it('reads attributes with entities, in either kind of quotes', () => {
    expect(readXml(`<a b='x "y"' c="&lt;&#x41;&gt;" xml:lang="de-DE"/>`).attributes).toMatchObject({
      b: 'x "y"',
      c: '<A>',
      lang: 'de-DE',
    });
  });

  it('takes large attachments in one piece', () => {
    const content = 'QUJD'.repeat(500_000);
    expect(child(readXml(`<m:a><t:Content>${content}</t:Content></m:a>`), 'Content')?.text).toBe(content);
  });

  it('skips a byte order mark, comments and instructions around the root', () => {
    expect(readXml('\uFEFF<?xml version="1.0"?><!-- a --><?b c?> <a/> <!-- d -->\n').name).toBe('a');
  });
});

describe('refusing a document', () => {
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
    ['a name that would reach into objects', '<a><__proto__>b</__proto__></a>'],
  ])('%s is broken', (_, xml) => {
    expect(reasonOf(xml)).toBe('broken-answer');
  });

  it.each([
    ['a DTD', '<!DOCTYPE a><a/>'],
    ['an external one', '<!DOCTYPE a SYSTEM "http://127.0.0.1/evil.dtd"><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ['one in lower case', '<!doctype html><html></html>'],
    ['one inside the root', '<a><!DOCTYPE b [<!ENTITY c "d">]>&c;</a>'],
    ['an entity declaration alone', '<a><!ENTITY b "c">&b;</a>'],
  ])('%s is not Exchange', (_, xml) => {
    expect(reasonOf(xml)).toBe('not-exchange');
  });

  it('refuses a billion laughs without expanding any', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    expect(reasonOf(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">${levels.join('')}]><l>&l9;</l>`)).toBe(
      'not-exchange',
    );
  });

  it('lets HTML through where it is only a text', () => {
    expect(readXml('<a><![CDATA[<!DOCTYPE html><p>x</p>]]></a>').text).toContain('<!DOCTYPE html>');
    expect(readXml('<a>&lt;!DOCTYPE html&gt;</a>').text).toBe('<!DOCTYPE html>');
  });

  it('takes 100 levels and no more', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(reasonOf(nested(100))).toBe('read');
    expect(reasonOf(nested(101))).toBe('too-large');
    expect(reasonOf(nested(500_000))).toBe('too-large');
  });

  it('refuses a document beyond any sensible length before looking into it', () => {
    expect(reasonOf(`<a>${'x'.repeat(41 * 1024 * 1024)}</a>`)).toBe('too-large');
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
