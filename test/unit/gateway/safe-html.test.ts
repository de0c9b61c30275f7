import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLooks } from '../../../electron/gateway/plain-text.ts';
import { safeHtml } from '../../../electron/gateway/safe-html.ts';

describe('somebody’s HTML', () => {
  it.each([
    [
      'keeps its words and looks',
      '<p style="color:#f00;font-weight:bold">Hi <b>you</b></p>',
      '<p style="color:#f00;font-weight:bold">Hi <b>you</b></p>',
    ],
    ['loses scripts with what stands in them', '<p>a</p><script>steal()</script>', '<p>a</p>'],
    ['loses handlers', '<p onclick="steal()">a</p>', '<p>a</p>'],
    ['loses frames, forms and objects', '<iframe src="x"></iframe><form><input></form><object></object>b', 'b'],
    [
      'shows what a picture was called, and fetches none',
      '<img src="https://t.example/p.gif" alt="Logo">',
      '<span>[Logo]</span>',
    ],
    [
      'loses addresses in styles',
      '<p style="background:url(https://t.example/p);color:red">a</p>',
      '<p style="color:red">a</p>',
    ],
    ['loses what covers the page', '<div style="position:fixed;top:0">a</div>', '<div>a</div>'],
    [
      'loses links that run',
      '<a href="javascript:steal()">a</a>',
      '<a rel="noopener noreferrer" target="_blank">a</a>',
    ],
    [
      'loses links to files',
      '<a href="file:///etc/passwd">a</a>',
      '<a rel="noopener noreferrer" target="_blank">a</a>',
    ],
  ])('%s', (_, given, expected) => {
    expect(safeHtml(given)).toBe(expected);
  });

  it('keeps links to the web, opened outside', () => {
    expect(safeHtml('<a href="https://contoso.example/a?b=c">a</a>')).toBe(
      '<a href="https://contoso.example/a?b=c" rel="noopener noreferrer" target="_blank">a</a>',
    );
  });

  it('whatever it is holds nothing that runs or loads afterwards', () => {
    const piece = fc.constantFrom(
      ...[
        '<script>',
        '</script>',
        '<svg onload=x>',
        '<img src=x onerror=y>',
        '<a href="java\tscript:x">',
        '<style>',
        '</style>',
      ],
      ...[
        '<!--',
        '-->',
        '<math><mtext>',
        '<p style="',
        'expression(x)',
        '">',
        '<iframe srcdoc="',
        'text',
        '<![CDATA[',
        ']]>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const safe = safeHtml(pieces.join(''));
        // Whoever reads it once more, as a browser does, may nest it otherwise; still nothing runs.
        for (const html of [safe, safeHtml(safe)]) {
          expect(html).not.toMatch(/<(?!\/?(?:p|a|span|div|b|i)\b)[a-z!/]/i);
          expect(html).not.toMatch(/<[^>]*\s(?:on\w+|srcdoc|src)\s*=/i);
          expect(html).not.toMatch(/javascript:|expression\(x\)[^<]*"[^<]*>/i);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what has looks of its own', () => {
  it.each([
    ['<p>plain</p>', false],
    ['<p>a<br>b</p>', false],
    ['<p><b>bold</b></p>', true],
    ['<a href="https://x.example">x</a>', true],
    ['<span style="color:red">x</span>', true],
  ])('%s: %s', (html, expected) => {
    expect(hasLooks(html)).toBe(expected);
  });
});
