import { describe, expect, it } from 'vitest';
import { clockLength, createFormat, dateLocale, localDate, minutesUntil } from '../../../renderer/words/format.ts';

/** ICU's versions differ in narrow spaces and in a comma after the weekday; a reader reads the same. */
const plain = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ').replace(/^(Mon),/, '$1');

const british = createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris' });
const american = createFormat({ locale: 'en-US', language: 'en', zone: 'America/New_York' });
const french = createFormat({ locale: 'fr-FR', language: 'fr', zone: 'Europe/Paris' });

describe('dates and times', () => {
  it('are written as the system writes them, in the person’s zone', () => {
    expect(british.time('2026-11-23T08:05:00Z')).toBe('09:05');
    expect(plain(american.time('2026-11-23T14:05:00Z'))).toBe('9:05 AM');
    expect(french.time('2026-11-23T08:05:00Z')).toBe('09:05');
    expect(plain(british.timeRange('2026-11-23T10:30:00Z', '2026-11-23T10:45:00Z'))).toBe('11:30–11:45');
  });

  it('name the day only where it isn’t today', () => {
    const now = '2026-11-23T10:00:00Z';
    expect(british.timeOrDay('2026-11-23T10:30:00Z', now)).toBe('11:30');
    expect(plain(british.timeOrDay('2026-11-30T07:00:00Z', now))).toBe('Mon 30 Nov, 08:00');
    expect(plain(french.timeOrDay('2026-11-30T07:00:00Z', now))).toBe('lun. 30 nov., 08:00');
  });

  it('count today as the zone does', () => {
    // Half past eleven in the evening of the 23rd in Paris, and half an hour later.
    expect(british.timeOrDay('2026-11-23T23:30:00Z', '2026-11-23T22:30:00Z')).not.toBe('00:30');
    expect(localDate('2026-11-23T23:30:00Z', 'Europe/Paris')).toBe('2026-11-24');
    expect(localDate('2026-11-23T03:30:00Z', 'America/New_York')).toBe('2026-11-22');
  });

  it('show all-day dates whatever the zone is', () => {
    const kolkata = createFormat({ locale: 'en-GB', language: 'en', zone: 'Asia/Kolkata' });
    const honolulu = createFormat({ locale: 'en-GB', language: 'en', zone: 'Pacific/Honolulu' });
    expect(kolkata.dateRange('2026-11-27', '2026-11-28')).toContain('27 November 2026');
    expect(honolulu.dateRange('2026-11-27', '2026-11-28')).toContain('27 November 2026');
    expect(plain(british.dateRange('2026-11-23', '2026-11-25'))).toMatch(/23.*24 Nov/);
  });

  it('head the calendar with the days in sight', () => {
    expect(british.period('2026-11-01', '2026-12-01')).toBe('November 2026');
    expect(plain(british.period('2026-11-23', '2026-11-28'))).toMatch(/^23 ?– ?27 November 2026$/);
    expect(british.period('2026-11-23', '2026-11-24')).toContain('Monday');
    expect(plain(french.period('2026-11-30', '2026-12-05'))).toMatch(/30 novembre ?– ?4 décembre 2026/);
  });

  it('speak the language of the words where the system speaks another, with the system’s clock', () => {
    expect(dateLocale({ locale: 'fr-CA', language: 'fr', zone: 'UTC' })).toBe('fr-CA');
    const german = createFormat({ locale: 'de-DE', language: 'en', zone: 'Europe/Berlin' });
    expect(german.longDate('2026-11-23')).toContain('Monday');
    expect(german.time('2026-11-23T13:30:00Z')).toBe('14:30');
    const englishFrench = createFormat({ locale: 'en-US', language: 'fr', zone: 'Europe/Paris' });
    expect(englishFrench.longDate('2026-11-23')).toContain('lundi');
    expect(plain(englishFrench.time('2026-11-23T13:30:00Z'))).toBe('2:30 PM');
  });

  it('give sizes in the reader’s units', () => {
    expect(plain(british.size(400))).toBe('1 kB');
    expect(plain(british.size(182_000))).toBe('182 kB');
    expect(plain(british.size(2_340_000))).toBe('2.3 MB');
    expect(plain(french.size(2_340_000))).toBe('2,3 Mo');
  });
});

describe('minutes until', () => {
  it.each([
    ['2026-11-23T10:00:00Z', 60],
    ['2026-11-23T09:00:01Z', 1],
    ['2026-11-23T09:00:00Z', 0],
    ['2026-11-23T08:50:00Z', -10],
  ])('%s is %i away at 9:00', (instant, minutes) => {
    expect(minutesUntil(instant, '2026-11-23T09:00:00Z')).toBe(minutes);
  });
});

describe('lengths of sound', () => {
  it.each([
    [0, '0:00'],
    [42.9, '0:42'],
    [725, '12:05'],
    [3600, '1:00:00'],
    [-3, '0:00'],
  ])('%d seconds read %s', (seconds, words) => {
    expect(clockLength(seconds)).toBe(words);
  });
});
