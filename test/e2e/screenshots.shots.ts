import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/index.ts';
import { expect, test } from './support/app.ts';

const folder = join(import.meta.dirname, '../../build/screenshots');
const PAGES = ['today', 'calendar', 'voicemail', 'oof', 'settings', 'accounts'] as const;

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures in ${language}, ${theme}`, async ({ start, profile, desktop }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme, remindMeetings: false }));
      const t = createTranslator(language);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const { app, window } = await start({ env: { LANG: `${locale}.UTF-8`, LANGUAGE: locale } });
      const shot = (name: string, page = window) =>
        page.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`), animations: 'disabled' });
      for (const page of PAGES) {
        await window
          .getByRole('navigation')
          .getByRole('link', { name: t(`app.${page}`) })
          .or(window.getByRole('navigation').getByRole('button', { name: t(`app.${page}`) }))
          .or(window.getByRole('tab', { name: t(`app.${page}`) }))
          .first()
          .click();
        await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
        await window.waitForLoadState('networkidle');
        if (page === 'calendar') await window.waitForTimeout(800);
        await shot(page === 'calendar' ? 'calendar-week' : page);
      }
      const flyout = app.waitForEvent('window');
      await desktop.activateTray();
      const page = await flyout;
      await expect(page.getByRole('heading').first()).toBeVisible();
      await shot('flyout', page);
    });
  }
}
