import { convert, type HtmlToTextOptions } from 'html-to-text';

const LINE = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const HEADING = { ...LINE, uppercase: false };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: 1_000_000 },
  selectors: [
    { selector: 'p', options: LINE },
    { selector: 'pre', options: LINE },
    { selector: 'ul', options: { ...LINE, itemPrefix: '- ' } },
    { selector: 'ol', options: LINE },
    { selector: 'table', options: LINE },
    { selector: 'blockquote', options: { ...LINE, trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: HEADING })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
  ],
};

/**
 * A reply or body as plain text, one paragraph a line. What holds no tag is plain text already.
 * Nothing of it is trusted as HTML anywhere afterwards.
 */
export function toPlainText(message: string): string {
  return tidy(/<[a-z!/]/i.test(message) ? convert(message, OPTIONS) : message);
}

/** Evens out white space so that texts compare: no-break spaces, runs of blanks, empty lines at both ends. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Plain text as the simplest HTML: a paragraph a line, everything escaped. No text gives no HTML. */
export function toHtml(text: string): string {
  const tidied = tidy(text);
  if (tidied === '') return '';
  const paragraphs = tidied.split('\n').map((line) => `<p>${line === '' ? '&nbsp;' : escapeHtml(line)}</p>`);
  return `<html><body>${paragraphs.join('')}</body></html>`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
