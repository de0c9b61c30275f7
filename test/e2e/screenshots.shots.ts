import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { createTranslator, type Language, type Translate } from '../../shared/messages/index.ts';
import type { View } from '../../shared/views.ts';
import { addMira, closedBy, expect, test } from './support/app.ts';
import { BAD_DAYS } from './support/bad-days.ts';

const folder = join(import.meta.dirname, '../../build/screenshots');

const REPLIES = {
  en: {
    inside:
      'Hello,\n\nI am away until Monday morning. For the release, please ask Theo Lindqvist; for anything about the budget, Ines Moreau.\n\nMira',
    outside: 'Thank you for your message. I am back on Monday and will answer then.\n\nMira Voss',
  },
  fr: {
    inside:
      'Bonjour,\n\nJe suis absente jusqu’à lundi matin. Pour la version, adressez-vous à Theo Lindqvist ; pour le budget, à Ines Moreau.\n\nMira',
    outside: 'Merci de votre message. Je serai de retour lundi et vous répondrai alors.\n\nMira Voss',
  },
} as const;

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures in ${language}, ${theme}`, async ({ start, profile, desktop }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme, remindBy: 'outlook' }));
      const t = createTranslator(language);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const { app, window } = await start({ env: { LANG: `${locale}.UTF-8`, LANGUAGE: locale } });
      const shoot = async (name: string, page = window): Promise<void> => {
        await page.mouse.move(0, 0);
        await page.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`), animations: 'disabled' });
      };
      const open = async (view: Exclude<View, 'welcome'>): Promise<void> => {
        await window
          .getByRole('navigation')
          .getByText(t(`app.${view}`), { exact: true })
          .click();
        await expect(window.getByRole('heading', { level: 1, name: t(`app.${view}`) })).toBeVisible();
      };

      await expect(window.getByText('Stand-up').first()).toBeVisible();
      await shoot('today');

      await window.getByRole('button', { name: t('presence.whyAll') }).click();
      await expect(window.getByRole('heading', { name: t('presence.sources') })).toBeVisible();
      await shoot('why');
      await window.keyboard.press('Escape');

      const opened = app.waitForEvent('window');
      await desktop.activateTray();
      const flyout = await opened;
      await expect(flyout.getByText('Stand-up').first()).toBeVisible();
      await shoot('flyout', flyout);
      await closedBy(flyout, () => flyout.keyboard.press('Escape'));

      await open('calendar');
      const views = window.getByRole('group', { name: t('calendar.views') });
      for (const view of ['week', 'month'] as const) {
        await views.getByText(t(`calendar.${view}`), { exact: true }).click();
        await expect(window.getByText('Budget review').first()).toBeVisible();
        await expect(window.getByText(t('calendar.loadingRange'))).toHaveCount(0);
        await shoot(`calendar-${view}`);
      }

      await views.getByText(t('calendar.day'), { exact: true }).click();
      await window.locator('.pr-event', { hasText: 'Budget review' }).click();
      await expect(window.getByText(t('calendar.attendees'))).toBeVisible();
      await shoot('appointment');
      await window.getByRole('button', { name: t('calendar.closeDetails') }).click();
      await fillIn(window, t);
      await shoot('entry-form');
      await window.keyboard.press('Escape');
      await window
        .getByRole('button', { name: t('entry.discard') })
        .last()
        .click();

      await open('people');
      await expect(window.getByText('Chloe Nguyen')).toBeVisible();
      await expect(window.getByText(t('contacts.unknown'))).toHaveCount(0);
      await window.locator('img').first().waitFor();
      await shoot('people');
      await window.getByRole('listitem').getByText('Anirban Sen').click();
      await expect(window.getByText(t('contacts.department'))).toBeVisible();
      await shoot('contact-card');
      await window.getByRole('button', { name: t('contacts.viewGrid') }).click();
      await expect(window.getByText(t('contacts.gridAll')).first()).toBeVisible();
      await expect(window.getByText(t('contacts.looking'))).toHaveCount(0);
      await shoot('free-busy-grid');

      await open('voicemail');
      await play(window, t);
      await shoot('voicemail');

      await open('oof');
      await plan(window, t, language, shoot);
      await shoot('oof');
      await window.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      await shoot('oof-planned');
      await window.getByRole('button', { name: t('oofPlan.plan') }).click();
      await shoot('oof-absence');
      await window.keyboard.press('Escape');

      for (const view of ['settings', 'accounts'] as const) {
        await open(view);
        await shoot(view);
      }
    });
  }
}

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures of a bad day in ${language}, ${theme}`, async ({ start, profile, exchange }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language, theme, remindBy: 'outlook' }));
      const t = createTranslator(language);
      const locale = language === 'fr' ? 'fr_FR' : 'en_GB';
      const presently = await start({ env: { LANG: `${locale}.UTF-8`, LANGUAGE: locale } });
      const { window } = presently;
      const shoot = async (name: string): Promise<void> => {
        await window.mouse.move(0, 0);
        await window.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`), animations: 'disabled' });
      };
      await addMira(presently, exchange);
      await expect(window.getByText('Stand-up').first()).toBeVisible();

      const { offline, 'oof-given-back': givenBack } = BAD_DAYS;
      const [hour = ''] = / \d+:/.exec((await nowLine(window, t).textContent()) ?? '') ?? [];
      await offline.begin(presently, exchange);
      await expect(window.getByText(offline.says(t))).toBeVisible();
      // The app has found out how late it is.
      await expect(nowLine(window, t)).not.toContainText(hour);
      await shoot('offline');

      await givenBack.begin(presently, exchange, t);
      await window.getByRole('navigation').getByText(t('app.oof'), { exact: true }).click();
      await expect(window.getByText(givenBack.says(t))).toBeVisible();
      await shoot('oof-given-back');
    });
  }
}

/** The line in today's agenda that tells the time. */
const nowLine = (window: Page, t: Translate) => window.getByText(t('today.nowLine', { time: '' }));

/** A new meeting that comes every week, with a person and a room. */
async function fillIn(window: Page, t: Translate): Promise<void> {
  await window.getByRole('button', { name: t('calendar.new'), exact: true }).click();
  const form = window.getByRole('dialog', { name: t('entry.newEntry') });
  await form.getByLabel(t('entry.subject'), { exact: true }).fill('Lighthouse plan');
  await form.getByLabel(t('entry.repeat'), { exact: true }).selectOption('weekly');
  await form.getByLabel(t('entry.people')).fill('lindqvist');
  await form
    .getByRole('list', { name: t('entry.found') })
    .getByRole('button')
    .first()
    .click();
  await form.getByLabel(t('entry.subject'), { exact: true }).scrollIntoViewIfNeeded();
}

/** Plays the first message for a moment and holds it there. */
async function play(window: Page, t: Translate): Promise<void> {
  const [said = ''] = t('voicemail.play', { caller: '|' }).split('|');
  await window.getByRole('button', { name: said }).first().click();
  const [held = ''] = t('voicemail.pause', { caller: '|' }).split('|');
  const audio = window.locator('audio').first();
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(1.5);
  await window.getByRole('button', { name: held }).first().click();
}

/** Plans an absence from this evening until Monday, with both texts, and keeps it on the server. */
async function plan(
  window: Page,
  t: Translate,
  language: Language,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  const { inside, outside } = REPLIES[language];
  await window.getByText(t('oof.stateScheduled'), { exact: true }).click();
  const from = window.getByLabel(t('oof.from'), { exact: true });
  const day = (await from.inputValue()).slice(0, 10);
  await from.fill(`${day}T18:00`);
  await window.getByLabel(t('oof.to'), { exact: true }).fill(`${mondayAfter(day)}T08:00`);
  await write(window, t('oof.internal'), inside);
  await write(window, t('oof.external'), outside);
  await window.getByRole('button', { name: t('oof.save'), exact: true }).click();
  await expect(window.getByText(t('oof.saved'))).toBeVisible();
  await template(window, t, language, shoot);
  await planMore(window, t);
  await window.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
}

/** Types a text, each paragraph by itself, over what is there. */
async function write(window: Page, name: string, text: string): Promise<void> {
  await window.getByRole('textbox', { name }).focus();
  await window.keyboard.press('Control+a');
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) await window.keyboard.press('Enter');
    await window.keyboard.insertText(line);
  }
}

/** Keeps the texts as a template with a field, and begins to use it. */
async function template(
  window: Page,
  t: Translate,
  language: Language,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  const name = language === 'en' ? 'Vacation' : 'Vacances';
  await window.getByRole('button', { name: t('oofText.keep') }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(t('oofText.name')).fill(name);
  await dialog.getByRole('textbox', { name: t('oof.internal') }).focus();
  await window.keyboard.press('Control+End');
  await window.keyboard.insertText(` {${t('oofText.fieldReturn')}} {${t('oofText.fieldSubstitute')}}`);
  await shoot('oof-template');
  await dialog.getByRole('button', { name: t('oofText.save') }).click();
  await window.getByRole('button', { name: t('oofText.apply', { name }) }).click();
  await expect(window.getByRole('dialog', { name: t('oofText.applyFill', { name }) })).toBeVisible();
  await shoot('oof-fill');
  await dialog.getByRole('button', { name: t('oofText.cancel') }).click();
}

/** Plans one more absence and lists meetings. */
async function planMore(window: Page, t: Translate): Promise<void> {
  const dialog = window.getByRole('dialog');
  await window.getByRole('button', { name: t('oofPlan.plan') }).click();
  await dialog.getByRole('button', { name: t('oofPlan.save') }).click();
  await expect(window.getByText(t('oofPlan.next'))).toBeVisible();
  await window.getByRole('switch', { name: t('oofPlan.declineSwitch') }).click();
  await expect(window.getByText(t('oofPlan.declineNone')).or(window.getByRole('checkbox').first())).toBeVisible();
}

function mondayAfter(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.add({ days: 8 - date.dayOfWeek }).toString();
}
