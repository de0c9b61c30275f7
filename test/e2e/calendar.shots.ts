import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import { addMira, expect, test } from './support/app.ts';

const folder = join(import.meta.dirname, '../../build/screenshots');
const HOUR = 3_600_000;
const theo = { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' };
const ines = { name: 'Ines Moreau', address: 'ines.moreau@contoso.example' };

/** The full hour so many hours from now. */
const at = (hours: number): string => new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR).toISOString();

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures of the calendar in ${language}, ${theme}`, async ({ start, profile, exchange }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme, remindBy: 'outlook' }));
      const t = createTranslator(language);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const presently = await start({ env: { LANG: `${locale}.UTF-8`, LANGUAGE: locale } });
      const { window } = presently;
      const { address } = exchange.mira;
      const me = { name: 'Mira Voss', address };
      const shoot = async (name: string): Promise<void> => {
        await window.mouse.move(0, 0);
        await window.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`), animations: 'disabled' });
      };
      await exchange.client.put(address, {
        kind: 'appointment',
        subject: 'Lighthouse kick-off',
        start: at(0),
        end: at(1),
        location: 'Room Ada',
        organizer: theo,
        attendees: [me, ines],
      });
      const { id } = await exchange.client.put(address, {
        kind: 'appointment',
        subject: 'Lighthouse plan',
        start: at(1),
        end: at(2),
        location: 'Room Hopper',
        attendees: [theo, ines],
      });
      await addMira(presently, exchange);
      await expect(
        window.getByText(t('entry.invitations')).or(window.getByText('Lighthouse kick-off')).first(),
      ).toBeVisible();
      await window
        .getByRole('region', { name: t('entry.invitations') })
        .getByText('Lighthouse kick-off')
        .scrollIntoViewIfNeeded();
      await shoot('invitations');

      await window.getByRole('navigation').getByText(t('app.calendar'), { exact: true }).click();
      const views = window.getByRole('group', { name: t('calendar.views') });
      for (const view of ['agenda', 'workWeek', 'day'] as const) {
        await views.getByText(t(`calendar.${view}`), { exact: true }).click();
        await expect(window.getByText(t('calendar.loadingRange'))).toHaveCount(0);
        await shoot(`calendar-${view === 'workWeek' ? 'work-week' : view}`);
      }
      await window.keyboard.press('Control+f');
      await window.keyboard.type('lighthouse');
      await expect(window.getByRole('list', { name: t('calendar.searchResults') })).toBeVisible();
      await shoot('calendar-search');
      await window.keyboard.press('Escape');

      await choose(window, 'Stand-up', t);
      await expect(window.getByRole('group', { name: t('entry.whichOne') })).toBeVisible();
      await shoot('entry-series');
      await choose(window, 'Lighthouse kick-off', t);
      await window.getByRole('button', { name: t('entry.answerWith') }).click();
      await window.getByLabel(t('entry.note')).fill(language === 'en' ? 'With pleasure.' : 'Avec plaisir.');
      await window.getByRole('button', { name: new RegExp(`^${t('entry.accept')}`) }).click();
      await expect(window.getByText(t('entry.consideredAccepted', { subject: 'Lighthouse kick-off' }))).toBeVisible();
      await shoot('entry-answer');

      await choose(window, 'Lighthouse plan', t);
      await window.getByRole('button', { name: t('entry.cancelMeeting') }).click();
      await shoot('entry-cancel');
      await window.keyboard.press('Escape');
      await choose(window, 'Lighthouse plan', t);
      await window.getByRole('button', { name: t('entry.edit'), exact: true }).click();
      const form = window.getByRole('dialog', { name: t('entry.changeEntry') });
      await form.getByLabel(t('entry.location')).fill('Room Curie');
      await exchange.client.change(address, id, { location: 'Canteen' });
      await form.getByRole('button', { name: t('entry.save'), exact: true }).click();
      await expect(window.getByText(t('entry.update', { count: 2 }))).toBeVisible();
      await shoot('entry-update');
      await window.getByRole('button', { name: t('entry.sendUpdate', { count: 2 }) }).click();
      await expect(window.getByRole('dialog', { name: t('entry.conflictTitle') })).toBeVisible();
      await shoot('entry-conflict');
      await window.getByRole('button', { name: t('entry.keepTheirs') }).click();

      await window.getByRole('button', { name: t('calendar.new'), exact: true }).click();
      const made = window.getByRole('dialog', { name: t('entry.newEntry') });
      await made.getByLabel(t('entry.subject'), { exact: true }).fill('Choir');
      await made.getByLabel(t('entry.repeat'), { exact: true }).selectOption('monthly');
      await made.getByLabel(t('entry.repeatEnds')).selectOption({ label: t('entry.endCount') });
      await made.getByLabel(t('entry.notes')).scrollIntoViewIfNeeded();
      await shoot('entry-repeat');
      await window.keyboard.press('Escape');
      await expect(window.getByText(t('entry.discardQuestion'))).toBeVisible();
      await shoot('entry-discard');
    });
  }
}

/** Opens an entry of the day view beside it. */
async function choose(window: Page, subject: string, t: Translate): Promise<void> {
  await window.locator('.pr-event', { hasText: subject }).click();
  await expect(
    window
      .getByRole('region', { name: t('calendar.details') })
      .getByText(subject)
      .first(),
  ).toBeVisible();
}
