import DOMPurify from 'dompurify';
import { isBlankHtml } from '../../../../shared/reply-html.ts';

/** What a reply can hold here, and nothing else goes in or out: no style, no picture, no script, no address but these kinds. */
const KEPT = {
  ALLOWED_TAGS: ['p', 'br', 'div', 'strong', 'b', 'em', 'i', 'u', 'a', 'ul', 'ol', 'li'],
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/** A blank line; mail programs give an empty paragraph no height. */
const BLANK = '<p>&nbsp;</p>';

/** HTML of the server's, or of a template, as the editor takes it. */
export function forEditor(html: string): string {
  return DOMPurify.sanitize(html, KEPT).replace(/<(p|div)>(?:&nbsp;|\u00a0|\s|<br>)*<\/\1>/g, '<p></p>');
}

/** The editor's HTML as it goes out; nothing where nobody would read a word. */
export function fromEditor(html: string): string {
  if (isBlankHtml(html)) return '';
  return DOMPurify.sanitize(html, KEPT)
    .replace(/<p><\/p>/g, BLANK)
    .replace(/<li><p>((?:(?!<\/?(?:p|li|ul|ol)>).)*)<\/p>/g, '<li>$1');
}

/** Whether a reply has something that the editor can't keep and people would miss. */
export const losesMuch = (html: string): boolean => /<(?:table|img)\b/i.test(html);

/** An address as people type it, made one that a link may have; `undefined` for anything else. */
export function linkAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  if (/^[^@:/]+@[^@:/]+\.[^@:/]+$/.test(text)) return `mailto:${text}`;
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
  return KEPT.ALLOWED_URI_REGEXP.test(address) && URL.canParse(address) ? address : undefined;
}
