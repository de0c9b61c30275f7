import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GUIDES, guidePage } from '../../../build/scripts/lib/guides.mjs';
import { USAGE } from '../../../electron/cli/arguments.ts';
import { guidePath } from '../../../electron/shell/guides.ts';
import { readAppLink } from '../../../shared/app-link.ts';
import { GUIDES as NAMES } from '../../../shared/views.ts';
import { messages } from '../../../shared/messages/index.ts';
import { policySchema } from '../../../shared/policy.ts';
import { settingsSchema } from '../../../shared/settings.ts';

const names = readdirSync(GUIDES);
const read = (name: string) => readFileSync(join(GUIDES, name), 'utf8');
const administrator = read('administrator-guide.md');
const code = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);

describe.each(names)('the guide %s', (name) => {
  const text = read(name);

  it('leads only to guides that there are', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(names).toContain(link);
  });

  it('becomes a page whose links lead to pages', () => {
    const page = guidePage(name, text);
    expect(page).toContain('<table>');
    expect(page).toContain(`<html lang="${name.includes('.fr.') ? 'fr' : 'en'}">`);
    expect(page).not.toMatch(/href="[^"]+\.md"/);
    expect(page).not.toMatch(/<script|src=/);
  });

  it('names what is on the screen as the screen does', () => {
    const language = name.includes('.fr.') ? 'fr' : 'en';
    const words = Object.values(messages).flatMap((area) => Object.values<string>(area[language]));
    // In italics stand the words of the app; a path through it has commas, and … stands for what differs.
    const named = [...text.matchAll(/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g)].flatMap(([, path = '']) => path.split(', '));
    expect(named.length).toBeGreaterThan(0);
    const unknown = named.filter((word) => !words.some((each) => each.includes(word.replace(/ ?…$/, ''))));
    // A way to register an application, not a word of ours.
    expect(unknown.filter((word) => word !== 'public client')).toEqual([]);
  });

  it('shows only links that open something, and commands that there are', () => {
    for (const word of code(text)) {
      if (word.startsWith('presently:')) expect(readAppLink(word), word).toBeDefined();
      const command = /^presently ([a-z]+)/.exec(word)?.[1];
      if (command !== undefined) expect(USAGE).toMatch(new RegExp(`\\b${command}\\b`));
    }
  });
});

describe('the administrator’s guide', () => {
  it('knows every entry of a policy and every setting', () => {
    const known = new Set(code(administrator));
    const missing = [...Object.keys(policySchema.shape), ...Object.keys(settingsSchema.shape)];
    expect(missing.filter((key) => !known.has(key))).toEqual([]);
  });

  it('tells each choice of a setting', () => {
    const known = new Set(code(administrator));
    const choices = Object.values(settingsSchema.shape).flatMap((schema) => {
      const inner = schema.unwrap();
      return 'options' in inner ? inner.options : [];
    });
    expect(choices.filter((choice) => !known.has(choice))).toEqual([]);
  });
});

it('a guide is opened where the bundle has it, beside the archive of a package', () => {
  for (const guide of NAMES) {
    for (const language of ['en', 'fr'] as const) {
      const page = guidePath('/app', guide, language).split('/').at(-1) ?? '';
      expect(existsSync(join(GUIDES, page.replace('.html', '.md'))), page).toBe(true);
    }
  }
  expect(guidePath('/opt/presently/resources/app.asar', 'user', 'fr')).toBe(
    '/opt/presently/resources/app.asar.unpacked/out/guides/user-guide.fr.html',
  );
});
