import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/index.ts';
import { test } from './support/company.ts';
import { walkToFirstMailbox, WHOLE_WAY } from './support/first-mailbox.ts';

const folder = join(import.meta.dirname, '../../build/screenshots');

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures of the first start in ${language}, ${theme}`, async ({ start, company, profile }) => {
      test.setTimeout(180_000);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme, remindBy: 'outlook' }));
      const contoso = await company(WHOLE_WAY);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const env = { ...contoso.start.env, LANG: `${locale}.UTF-8`, LANGUAGE: locale };
      const presently = await start({ ...contoso.start, env, welcome: true });
      const { window } = presently;
      await walkToFirstMailbox({
        presently,
        contoso,
        t: createTranslator(language),
        at: async (sight) => {
          const path = join(folder, `first-start-${sight}-${language}-${theme}.png`);
          await window.screenshot({ path, animations: 'disabled' });
        },
      });
    });
  }
}
