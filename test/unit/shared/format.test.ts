import { describe, expect, it } from 'vitest';
import { createFormat, dateLocale, localDate } from '../../../shared/format.ts';

/** ICU's versions differ in narrow spaces; a reader reads the same. */
const plain = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

const now = '2026-11-23T10:00:00Z';
const british = createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris', now });
const american = createFormat({ locale: 'en-US', language: 'en', zone: 'America/New_York', now });
const french = createFormat({ locale: 'fr-FR', language: 'fr', zone: 'Europe/Paris', now });

describe('dates and times', () => {
  it('are written as the system writes them, in the person’s zone', () => {
    expect(british.time('2026-11-23T08:05:00Z')).toBe('09:05');
    expect(plain(american.time('2026-11-23T14:05:00Z'))).toBe('9:05 AM');
    expect(french.time('2026-11-23T08:05:00Z')).toBe('09:05');
  });

  it('are short over a column, and say AM or PM once in a range where once is enough', () => {
    expect(plain(american.hour('2026-11-23T15:00:00Z'))).toBe('10 AM');
    expect(plain(american.hour('2026-11-23T15:30:00Z'))).toBe('10:30 AM');
    expect(british.hour('2026-11-23T08:00:00Z')).toBe('09:00');
    const [start, end] = ['2026-11-30T15:30:00Z', '2026-11-30T17:00:00Z'];
    expect(plain(american.timeRange(start, end))).toBe('10:30 AM – 12:00 PM');
    expect(plain(american.timeRange('2026-11-30T14:15:00Z', '2026-11-30T14:30:00Z'))).toBe('9:15 – 9:30 AM');
    expect(plain(british.timeRange(start, end))).toBe('16:30–18:00');
  });

  it('name the day only where it isn’t today, and the date beyond a week', () => {
    expect(british.when('2026-11-23T10:30:00Z')).toBe('11:30');
    expect(british.when('2026-11-24T07:00:00Z')).toBe('Tue 08:00');
    expect(british.when('2026-11-17T07:00:00Z')).toBe('Tue 08:00');
    expect(plain(british.when('2026-11-30T07:00:00Z'))).toBe('30 Nov, 08:00');
    expect(plain(french.when('2026-11-24T07:00:00Z'))).toBe('mar. 08:00');
    expect(plain(british.dayAndTime('2026-11-30T07:00:00Z'))).toBe('Mon 30 Nov, 08:00');
    expect(plain(french.dayAndTime('2026-11-30T07:00:00Z'))).toBe('lun. 30 nov., 08:00');
    expect(plain(british.dayAndTimeRange('2026-11-23T10:30:00Z', '2026-11-23T10:45:00Z'))).toBe(
      'Mon 23 Nov, 11:30–11:45',
    );
    expect(british.dayAndTimeRange('2026-11-23T22:00:00Z', '2026-11-24T00:00:00Z')).toBe(
      'Mon 23 Nov, 23:00 – Tue 24 Nov, 01:00',
    );
  });

  it('say a span’s day once, and both where it ends on another', () => {
    expect(plain(british.span('2026-11-23T10:30:00Z', '2026-11-23T10:45:00Z'))).toBe('11:30–11:45');
    expect(plain(british.span('2026-11-24T10:30:00Z', '2026-11-24T10:45:00Z'))).toBe('Tue 11:30–11:45');
    expect(british.span('2026-11-23T22:00:00Z', '2026-11-24T00:00:00Z')).toBe('23:00–Tue 01:00');
    expect(british.day('2026-11-23')).toBe('');
    expect(british.day('2026-11-24')).toBe('Tue');
    expect(plain(british.day('2026-12-24'))).toBe('24 Dec');
  });

  it('count today as the zone does', () => {
    const evening = createFormat({
      locale: 'en-GB',
      language: 'en',
      zone: 'Europe/Paris',
      now: '2026-11-23T22:30:00Z',
    });
    expect(evening.today).toBe('2026-11-23');
    expect(evening.when('2026-11-23T23:30:00Z')).toBe('Tue 00:30');
    expect(localDate('2026-11-23T23:30:00Z', 'Europe/Paris')).toBe('2026-11-24');
    expect(localDate('2026-11-23T03:30:00Z', 'America/New_York')).toBe('2026-11-22');
  });

  it('show all-day dates whatever the zone is', () => {
    const kolkata = createFormat({ locale: 'en-GB', language: 'en', zone: 'Asia/Kolkata', now });
    const honolulu = createFormat({ locale: 'en-GB', language: 'en', zone: 'Pacific/Honolulu', now });
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
    expect(dateLocale('fr-CA', 'fr')).toBe('fr-CA');
    const german = createFormat({ locale: 'de-DE', language: 'en', zone: 'Europe/Berlin', now });
    expect(german.longDate('2026-11-23')).toContain('Monday');
    expect(german.time('2026-11-23T13:30:00Z')).toBe('14:30');
    const englishFrench = createFormat({ locale: 'en-US', language: 'fr', zone: 'Europe/Paris', now });
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
