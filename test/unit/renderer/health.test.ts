import { describe, expect, it } from 'vitest';
import { bannerWords, healthWords } from '../../../renderer/features/health/health-sentence.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import type { Health, Snapshot } from '../../../shared/snapshot.ts';
import { snapshotOf } from '../../support/snapshot.ts';
import { account } from './examples.ts';

const now = '2026-11-23T10:00:00Z';
const since = '2026-11-23T09:20:00Z';
const asOf = '2026-11-23T08:12:00Z';
const t = createTranslator('en');
const english = { t, format: createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris', now }) };
const today = (over: Partial<Snapshot['today']>): Snapshot['today'] => ({ value: snapshotOf().today.value, ...over });
const banner = (health: Health, over: Partial<Snapshot> = {}) =>
  bannerWords(account({ health }), snapshotOf({ today: today({ asOf }), ...over }), english);

describe('over every view', () => {
  it('stands what happened, what to do, and how old what is shown is', () => {
    const retryAt = '2026-11-23T10:00:30Z';
    const error = { kind: 'unreachable', retryAt } as const;
    expect(banner({ state: 'offline', since, nextTry: retryAt, error }).text).toBe(
      'mail.contoso.com can’t be reached. Check the network and the server address. Showing what we knew at 09:12.',
    );
  });

  it('stands what couldn’t be read where the rest could', () => {
    const error = { kind: 'refused', code: 'ErrorCorruptData' } as const;
    const oof = [{ accountId: 'account', active: false, asOf: '2026-11-23T08:00:00Z', error }];
    const voicemail = { value: { items: [], unheard: 0 }, error };
    expect(banner({ state: 'stale', since, error }, { oof, voicemail }).text).toBe(
      'This couldn’t be read: Out of office, Voicemail. Exchange refused this request (ErrorCorruptData).',
    );
    expect(banner({ state: 'stale', since, error }, { oof }).text).toBe(
      'This couldn’t be read: Out of office. Exchange refused this request (ErrorCorruptData). Showing what we knew at 09:00.',
    );
  });

  it('stands the next try once where the server itself said until when to wait', () => {
    const retryAt = '2026-11-23T10:42:00Z';
    expect(banner({ state: 'busy', since, nextTry: retryAt, error: { kind: 'busy', retryAt } }).text).toBe(
      'Exchange is busy and asked us to wait. Next try at 11:42. Showing what we knew at 09:12.',
    );
  });

  it('stands no next try where only a person can help', () => {
    const { text } = banner({ state: 'sign-in', since, error: { kind: 'sign-in' } });
    expect(text).toMatch(/^mail\.contoso\.com didn’t accept the password for mira@contoso\.com\./);
    expect(text).not.toContain('Next try');
  });

  it('stands that nothing was read only where nothing is shown', () => {
    const never = banner({ state: 'offline', since, error: { kind: 'timeout' } }, { today: today({}) });
    expect(never.text).toContain('Nothing could be read from the server yet.');
    expect(banner({ state: 'offline', since, error: { kind: 'timeout' } }).text).not.toContain('Nothing');
  });

  it('stands the server’s own code in the folded part', () => {
    const error = { kind: 'refused', code: 'ErrorCorruptData' } as const;
    expect(banner({ state: 'stale', since, error }).details).toBe('ErrorCorruptData');
    expect(banner({ state: 'offline', since, error: { kind: 'timeout' } })).not.toHaveProperty('details');
  });
});

describe('at the foot of the flyout', () => {
  it.each([
    ['offline', 'No answer · 09:12'],
    ['busy', 'Server is busy · 09:12'],
    ['stale', 'Not all could be read · 09:12'],
  ] as const)('%s stands with the age of what is shown, which a start without a server has too', (state, words) => {
    expect(healthWords([account({ health: { state, since } })], english, asOf)).toBe(words);
  });

  it('stands the last answer while all is well, not the age of the calendar', () => {
    expect(healthWords([account()], english, asOf)).toBe('Up to date · 10:58');
  });
});
