import { marked } from 'marked';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Where the guides are written. */
export const GUIDES = join(root, 'build', 'guides');

const LOOK = `
:root { color-scheme: light dark; }
body { font: 16px/1.6 "Segoe UI", system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
code { font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
pre { overflow-x: auto; border: 1px solid #8888; padding: 0.6rem; }`;

/**
 * One guide as a page that any browser shows, its links to other guides leading to their pages.
 * @param {string} name of its file
 * @param {string} text Markdown
 */
export function guidePage(name, text) {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Presently';
  const language = name.includes('.fr.') ? 'fr' : 'en';
  const body = marked.parse(text, { async: false }).replaceAll(/(href="[\w.-]+)\.md"/g, '$1.html"');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${LOOK}
</style></head>
<body>
${body}</body>
</html>
`;
}

/** Writes the guides as pages into a folder. @param {string} folder */
export function writeGuides(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(GUIDES)) {
    const page = guidePage(name, readFileSync(join(GUIDES, name), 'utf8'));
    writeFileSync(join(folder, name.replace(/\.md$/, '.html')), page);
  }
}
