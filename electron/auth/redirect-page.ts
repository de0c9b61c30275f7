/** What the browser shows when the person comes back from signing in, in the person's language. */
export interface RedirectWords {
  /** Language tag, e.g. `fr`. */
  readonly language: string;
  /** The window's title: the app's name. */
  readonly title: string;
  /** That it worked, and that the window can be closed. */
  readonly done: string;
  /** That it didn't, and that the app says more. */
  readonly failed: string;
}

/** A page of one sentence that loads nothing and runs nothing. */
export const redirectPage = ({ language, title }: RedirectWords, sentence: string): string =>
  `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
  body { font: 1.25rem system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh; margin: 0 2rem; }
</style>
<main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p></main>
</html>
`;

/** Not a cache's business, nor a frame's, and no address of it goes anywhere. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
