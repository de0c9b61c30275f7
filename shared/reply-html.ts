/** What both sides must agree on about texts that are HTML on the server: escaping, and what counts as no text. */

/** Whether a message is HTML: what holds no tag is plain text already. */
export const isHtml = (message: string): boolean => /<[a-z!/]/i.test(message);

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Plain text as paragraphs, one a line, everything escaped. */
export const toParagraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line === '' ? '&nbsp;' : escapeHtml(line)}</p>`)
    .join('');

/** A reply as HTML: as the server has it, else its text. */
export const replyHtml = (html: string | undefined, text: string): string =>
  html ?? (text.trim() === '' ? '' : toParagraphs(text));

/** Whether nobody would read a word in it. */
export const isBlankHtml = (html: string): boolean =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim() === '';
