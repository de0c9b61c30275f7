import type { Locator, Page } from '@playwright/test';
import { CLOUDS } from '../../../shared/clouds.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { TEST_STEPS } from '../../../shared/diagnosis.ts';
import type { Presently } from './app.ts';
import { CARETAKER, expect, MAIL_HOST, type Company } from './company.ts';

/** What a new user sees on the way to the first mailbox, in this order. */
export const SIGHTS = [
  'welcome',
  'looking',
  'consent',
  'consent-online',
  'not-found',
  'certificate',
  'sign-in',
  'browser',
  'device-code',
  'done',
  'diagnosis-ok',
  'diagnosis-failing',
] as const;
export type Sight = (typeof SIGHTS)[number];

/** How a company must be for the whole way. */
export const WHOLE_WAY = { trusted: false, oauth: true, lookedAfter: true, signIn: ['bearer', 'basic'] } as const;

interface Walk {
  readonly presently: Presently;
  readonly contoso: Company;
  readonly t: Translate;
  /** Looks at each sight; the walk waits. */
  readonly at: (sight: Sight) => Promise<void>;
}

/** Goes the whole way by keyboard alone, wrong turns included; begins at the welcome page. */
export async function walkToFirstMailbox({ presently, contoso, t, at }: Walk): Promise<void> {
  const { window } = presently;
  const { exchange } = contoso;
  const { address } = exchange.mira;
  const button = (name: string) => window.getByRole('button', { name, exact: true });
  const heading = (name: string) => window.getByRole('heading', { level: 2, name });
  const type = async (label: string, text: string) => {
    await goTo(window, window.getByLabel(label, { exact: true }));
    await window.keyboard.press('ControlOrMeta+a');
    await window.keyboard.type(text);
    await window.keyboard.press('Enter');
  };

  await expect(window.getByLabel(t('connect.address'))).toBeFocused();
  await at('welcome');

  await type(t('connect.address'), address);
  await expect(window.getByText(t('connect.outcomeUnreachable'), { exact: false }).first()).toBeVisible();
  await at('looking');

  await expect(window.getByText(t('connect.consentTitle', { host: CARETAKER }))).toBeVisible({ timeout: 40_000 });
  await at('consent');
  await press(window, button(t('connect.agree', { host: CARETAKER })));
  await expect(window.getByText(t('connect.consentTitle', { host: CLOUDS.worldwide.host }))).toBeVisible();
  await at('consent-online');
  await press(window, button(t('connect.decline')));
  await expect(heading(t('connect.certificateTitle'))).toBeVisible();
  await press(window, button(t('connect.distrust')));
  await expect(heading(t('connect.notFoundTitle'))).toBeVisible();
  await press(window, button(t('connect.back')));

  await type(t('connect.address'), 'mira.voss@nowhere.example');
  await expect(heading(t('connect.notFoundTitle'))).toBeVisible();
  await at('not-found');
  await press(window, button(t('connect.back')));

  await beginAt(window, t, address, type);
  await expect(heading(t('connect.certificateTitle'))).toBeVisible();
  await at('certificate');
  await press(window, button(t('connect.trust')));
  await expect(window.getByText(t('connect.signInAs', { address, host: MAIL_HOST }))).toBeVisible();
  await at('sign-in');
  await press(window, button(t('connect.signIn')));
  await expect(window.getByText(t('connect.browserText'))).toBeVisible();
  await contoso.opened();
  await at('browser');
  await press(window, button(t('connect.cancel')));

  await beginAt(window, t, address, type);
  await expect(heading(t('connect.signInTitle'))).toBeVisible();
  await goTo(window, window.getByRole('radio', { name: t('connect.methodCode') }));
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('radio', { name: t('connect.methodDevice') })).toBeChecked();
  await press(window, button(t('connect.signIn')));
  const code = window.getByText(/^[A-Z]{4}-[A-Z]{4}$/);
  await expect(code).toBeVisible();
  await at('device-code');
  const said = (await window.getByRole('region').filter({ has: code }).textContent()) ?? '';
  const [url = ''] = /https:\/\/[\w.:/-]+/.exec(said) ?? [];
  await contoso.browser().signIn(`${url}?user_code=${(await code.textContent()) ?? ''}`, exchange.mira);

  await expect(heading(t('connect.doneTitle'))).toBeVisible({ timeout: 20_000 });
  await at('done');
  await press(window, button(t('connect.goToday')));
  await expect(window.getByText('Stand-up').first()).toBeVisible();

  await press(window, window.getByRole('navigation').getByRole('button', { name: t('app.accounts') }));
  await press(window, button(t('diagnosis.openNamed', { address })));
  await press(window, button(t('diagnosis.test')));
  await tested(window, t);
  await at('diagnosis-ok');
  const operation = 'GetUserOofSettings';
  await exchange.client.fault({ kind: 'response-error', code: 'ErrorCorruptData', operation });
  await exchange.client.fault({ kind: 'http-status', status: 503, operation: 'GetUserAvailability' });
  await press(window, button(t('diagnosis.again')));
  await expect(window.getByText(t('error.refused', { code: 'ErrorCorruptData' }), { exact: true })).toBeVisible();
  await tested(window, t);
  await at('diagnosis-failing');
}

async function beginAt(
  window: Page,
  t: Translate,
  address: string,
  type: (label: string, text: string) => Promise<void>,
): Promise<void> {
  await expect(window.getByLabel(t('connect.address'), { exact: true })).toBeVisible();
  await goTo(window, window.getByLabel(t('connect.address'), { exact: true }));
  await window.keyboard.type(address);
  await press(window, window.getByRole('button', { name: t('connect.advanced') }));
  await type(t('connect.server'), `https://${MAIL_HOST}/EWS/Exchange.asmx`);
}

async function tested(window: Page, t: Translate): Promise<void> {
  await expect(window.getByRole('button', { name: t('diagnosis.again') })).toBeEnabled();
  await expect(window.getByRole('listitem').filter({ hasText: t('diagnosis.notTested') })).toHaveCount(0);
  await expect(window.getByRole('listitem')).toHaveCount(TEST_STEPS.length);
}

/** Presses Tab until something has the focus. */
async function goTo(window: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let times = 0; times < 40; times += 1) {
    if (await hasFocus()) return;
    await window.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(window: Page, target: Locator): Promise<void> {
  await goTo(window, target);
  await window.keyboard.press('Enter');
}
