import { convert, type HtmlToTextOptions } from 'html-to-text';
import { isHtml, toParagraphs } from '../../shared/reply-html.ts';

/** No reply that a person writes is longer. */
const MAX_LENGTH = 1_000_000;

const LINE = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const HEADING = { ...LINE, uppercase: false };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 100 },
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
  const text = message.slice(0, MAX_LENGTH);
  return tidy(isHtml(text) ? convert(withoutClosingBreaks(text), OPTIONS) : text);
}

/** As a browser shows them: a break ending a block adds no line, but keeps a block with nothing else in it open. */
const withoutClosingBreaks = (html: string): string =>
  html
    .replace(/(<(?:div|p)\b[^<>]*>)\s*<br\b[^<>]*>\s*(?=<\/(?:div|p)>)/gi, '$1&nbsp;')
    .replace(/<br\b[^<>]*>\s*(?=<\/(?:div|p|li|td|body)>)/gi, '');

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
  return tidied === '' ? '' : toDocument(toParagraphs(tidied));
}

/** HTML of a person's making as a whole document, which is what mail clients write; none stays none. */
export const toDocument = (html: string): string => (html === '' ? '' : `<html><body>${html}</body></html>`);

/** Whether there is more to see in HTML than its paragraphs. */
export const hasLooks = (html: string): boolean =>
  /<(?:a|b|strong|i|em|u|s|h[1-6]|ul|ol|table|font|hr|blockquote|pre)\b|\sstyle=/i.test(html);
