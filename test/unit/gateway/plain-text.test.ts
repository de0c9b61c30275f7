import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidy, toHtml, toPlainText } from '../../../electron/gateway/plain-text.ts';

describe('reading a reply as plain text', () => {
  it.each([
    ['', ''],
    ['Plain already.\r\nSecond line.', 'Plain already.\nSecond line.'],
    ['5 < 6 & 7 > 6', '5 < 6 & 7 > 6'],
    ['<p>One</p><p>Two<br>Three</p>', 'One\nTwo\nThree'],
    ['<p>One</p>\r\n<p>&nbsp;</p>\r\n<p>Two</p>', 'One\n\nTwo'],
    ['<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
    ['<p>One<br></p><p><span>Two</span><br/> </p>Three<br>', 'One\nTwo\nThree'],
    ['<p>Fish &amp; chips &lt;now&gt; &eacute; &#8364;</p>', 'Fish & chips <now> é €'],
    ['<p>a <b>bold</b>   move</p>', 'a bold move'],
    ['<p>See <a href="https://contoso.example/x">the page</a></p>', 'See the page'],
    ['<h1>Away</h1><ul><li>one</li><li>two</li></ul>', 'Away\n- one\n- two'],
    [
      '<html><head><title>t</title><style>p{color:red}</style></head><body><script>alert(1)</script><p>Hi</p></body></html>',
      'Hi',
    ],
    ['<p>Look<img src="https://contoso.example/pixel" alt="x"></p>', 'Look'],
    ['<!-- hidden --><p>shown</p>', 'shown'],
    ['<p>unclosed <b>tags', 'unclosed tags'],
  ])('%j reads %j', (message, text) => {
    expect(toPlainText(message)).toBe(text);
  });

  it('survives nesting that no mail program writes', () => {
    expect(typeof toPlainText('<div>'.repeat(20_000) + 'x')).toBe('string');
  });

  it('survives a very long text', () => {
    expect(toPlainText(`<p>${'word '.repeat(400_000)}</p>`).startsWith('word word')).toBe(true);
  });
});

describe('writing a reply as HTML', () => {
  it('makes a paragraph of each line and escapes all of it', () => {
    expect(toHtml('A & B\n\n<script>alert("x")</script>')).toBe(
      '<html><body><p>A &amp; B</p><p>&nbsp;</p><p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p></body></html>',
    );
  });

  it('makes nothing of nothing', () => {
    expect(toHtml('')).toBe('');
    expect(toHtml(' \r\n\u00a0\n')).toBe('');
  });

  it('reads back as the same text, whatever was typed', () => {
    const line = fc.string({ unit: fc.constantFrom(...Array.from('ab <>&;"\'#é€\u00a0\t😀p/!-')) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const text = lines.join(end);
        expect(toPlainText(toHtml(text))).toBe(tidy(text));
      }),
      { numRuns: 500 },
    );
  });
});
