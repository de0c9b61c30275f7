import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Translate } from '../../../shared/messages/index.ts';
import type { CacheChange } from '../../../electron/engine/cache.ts';
import { openCacheFile } from '../../../electron/storage/cache/cache-file.ts';
import type { TestExchange } from '../../support/exchange.ts';
import { expect, type Presently } from './app.ts';

/** The account of `keepAccount`, by its id. */
const KEPT = 'kept';

/** Moves the app's clock on, as a machine that slept unnoticed would: the app itself finds out within seconds. */
export async function moveClock({ app }: Presently, minutes: number): Promise<void> {
  await app.evaluate((_electron, ms) => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + ms;
  }, minutes * 60_000);
}

/** A profile of somebody who used the app before: the account's settings and, of its cache, `change`. No password. */
export function keepAccount(profile: string, { url, mira }: TestExchange, change: CacheChange): void {
  const account = { id: KEPT, address: mira.address, server: url, signIn: { method: 'basic' }, demo: false };
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'accounts.json'), JSON.stringify([account]));
  const file = openCacheFile({ folder: join(profile, 'mailbox-cache') });
  file.save(KEPT, change);
  file.close();
}

/** A new entry for noon today that was to be sent until an hour ago. */
export function staleEntry(subject: string, isPrivate = false): CacheChange {
  const now = Temporal.Now.zonedDateTimeISO();
  const noon = now.startOfDay().add({ hours: 12 });
  const instant = (at: Temporal.ZonedDateTime): string => at.toInstant().round('second').toString();
  const range = { start: instant(noon), end: instant(noon.add({ hours: 1 })) };
  return {
    pending: [
      {
        id: `entry-${subject}`,
        since: instant(now.subtract({ hours: 25 })),
        until: instant(now.subtract({ hours: 1 })),
        kind: 'appointment',
        sent: false,
        draft: { creationId: `entry-${subject}`, subject, location: '', range, busy: 'busy', isPrivate },
      },
    ],
  };
}

/** A bad day: how it begins, and what the main window then says over every view. */
interface BadDay {
  readonly begin: (presently: Presently, exchange: TestExchange, t: Translate) => Promise<void>;
  readonly says: (t: Translate) => string;
}

/** What a sentence with gaps begins with or ends with, whichever has more words. */
const longest = (sentence: string): string =>
  sentence.split('|').reduce((best, part) => (part.length > best.length ? part : best), '');
const gaps = { host: '|', address: '|', time: '|', since: '|', code: '|' };

/** Each begins with an account that is up to date. */
export const BAD_DAYS = {
  offline: {
    begin: async (presently, exchange) => {
      await exchange.client.stopAnswering();
      await moveClock(presently, 95);
    },
    says: (t) => longest(t('error.unreachable', gaps)),
  },
  busy: {
    begin: async (presently, exchange) => {
      await exchange.client.fault({ kind: 'soap-fault', code: 'ErrorServerBusy', backOffMilliseconds: 900_000 });
      await presently.ask({ command: 'refresh' });
    },
    says: (t) => longest(t('error.busy', gaps)),
  },
  blocked: {
    begin: async (presently, exchange) => {
      await exchange.client.fault({ kind: 'http-status', status: 403 });
      await presently.ask({ command: 'refresh' });
    },
    says: (t) => t('error.forbidden'),
  },
  stale: {
    begin: async (presently, exchange) => {
      const operation = 'GetUserOofSettings';
      await exchange.client.fault({ kind: 'response-error', code: 'ErrorCorruptData', operation });
      await presently.ask({ command: 'refresh' });
    },
    says: (t) => longest(t('error.refused', gaps)),
  },
  'oof-waiting': {
    begin: async ({ window }, exchange, t) => {
      await exchange.client.stopAnswering();
      await window.getByRole('switch', { name: t('oof.switch') }).click();
      await expect(window.getByText(longest(t('oof.waiting', gaps)))).toBeVisible();
    },
    says: (t) => longest(t('oof.waiting', gaps)),
  },
  'oof-given-back': {
    begin: async (presently, exchange, t) => {
      const { window } = presently;
      await exchange.client.stopAnswering();
      await window.getByRole('switch', { name: t('oof.switch') }).click();
      await expect(window.getByText(longest(t('oof.waiting', gaps)))).toBeVisible();
      await moveClock(presently, 20);
    },
    says: (t) => longest(t('oof.givenBack', gaps)),
  },
} as const satisfies Readonly<Record<string, BadDay>>;
