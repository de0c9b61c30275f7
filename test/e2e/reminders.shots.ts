import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMira, expect, test } from './support/app.ts';

const folder = join(import.meta.dirname, '../../build/screenshots');
const MINUTE = 60_000;

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures of reminders in ${language}, ${theme}`, async ({ start, profile, exchange }) => {
      mkdirSync(folder, { recursive: true });
      const settings = { language, theme, toastStyle: 'window', startAlert: 'window' };
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ ...settings, remindBy: 'outlook' }));
      const { address } = exchange.mira;
      for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const presently = await start({
        args: ['--hidden'],
        hidden: true,
        env: { LANG: `${locale}.UTF-8`, LANGUAGE: locale },
      });
      await addMira(presently, exchange);
      const put = (subject: string, from: number, more: object = {}) =>
        exchange.client.put(address, {
          kind: 'appointment',
          subject,
          start: new Date(Date.now() + from).toISOString(),
          end: new Date(Date.now() + from + 30 * MINUTE).toISOString(),
          reminderMinutes: 30,
          ...more,
        });
      const join_ = { joinUrl: 'https://teams.microsoft.com/l/meetup-join/x' };
      const opened = (kind: string) =>
        presently.app.waitForEvent('window', (page) => page.url().includes(`window=${kind}`));
      const shoot = async (name: string, page: Awaited<ReturnType<typeof opened>>) => {
        await page.mouse.move(0, 0);
        await page.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`), animations: 'disabled' });
      };

      const alerting = opened('alert');
      await put('Board meeting', 2000, { ...join_, location: 'Room Ada' });
      const alert = await alerting;
      await expect(alert.getByText('Board meeting')).toBeVisible();
      await shoot('start-alert', alert);

      const reminding = opened('toast');
      await put('Budget review', 12 * MINUTE, { ...join_, location: 'Room Lovelace' });
      await presently.ask({ command: 'settings set', key: 'remindBy', value: 'presently' });
      const toasts = await reminding;
      await expect(toasts.getByText(/Outlook/)).toBeVisible();
      await shoot('reminder', toasts);
      await presently.ask({ command: 'settings set', key: 'remindBy', value: 'ask' });
      await put('Design review', 20 * MINUTE, join_);
      await put('Dentist', 25 * MINUTE, { private: true });
      await expect(toasts.getByRole('listitem')).toHaveCount(4);
      const snooze = toasts.getByRole('button', { name: /Design review/ }).nth(1);
      await snooze.click();
      await shoot('reminders', toasts);
    });
  }
}
