import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Mailbox } from '../../../electron/demo/mailbox.ts';
import type { AppointmentItem, Item } from '../../../electron/demo/model.ts';
import { edgesOf, occurrencesBetween, type Occurrence } from '../../../electron/demo/recurrence.ts';
import { buildScenario } from '../../../electron/demo/scenario/index.ts';

function scenario(at: string, zone?: string): { readonly mira: Mailbox; readonly all: readonly Mailbox[] } {
  const now = Temporal.Instant.from(at);
  const company = buildScenario({ now: () => now, zone, language: 'en-US' });
  const mira = company.find('mira.voss@contoso.example');
  if (mira === undefined) throw new Error('there is no main user');
  return { mira, all: company.all };
}

const isAppointment = (item: Item): item is AppointmentItem => item.kind === 'appointment';

function day(mailbox: Mailbox, date: string): readonly Occurrence[] {
  const from = Temporal.PlainDate.from(date).toZonedDateTime(mailbox.owner.zone);
  const range = [from.toInstant(), from.add({ days: 1 }).toInstant()] as const;
  return mailbox
    .itemsIn('calendar')
    .filter(isAppointment)
    .flatMap((item) => occurrencesBetween(item, ...range));
}

// A Monday, a Saturday, the days of both European changes of 2026, a leap day, New Year's Eve.
const days = ['2026-11-23', '2026-11-28', '2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31'];

describe.each(days)('on %s', (date) => {
  const { mira, all } = scenario(`${date}T09:40:00Z`);

  test('the main user has a full day: all-day, private, tentative, cancelled, overlapping, with a link', () => {
    const entries = day(mira, date);
    const timed = entries.filter(({ item }) => !item.allDay);
    expect(timed.length).toBeGreaterThanOrEqual(7);
    expect(timed.length).toBeLessThanOrEqual(12);
    const of = (subject: string): Occurrence[] => entries.filter(({ item }) => item.subject.startsWith(subject));
    const workday = Temporal.PlainDate.from(date).dayOfWeek <= 5;
    expect(of('Release week').filter(({ item }) => item.allDay).length).toBe(workday ? 1 : 0);
    expect(of('Dentist')[0]?.item.sensitivity).toBe('Private');
    expect(of('Vendor call')[0]?.item.busy).toBe('Tentative');
    expect(of('Canceled')[0]?.item.cancelled).toBe(true);
    expect(of('Stand-up')[0]?.item.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
    const [budget, vendor] = [of('Budget review')[0], of('Vendor call')[0]];
    if (budget === undefined || vendor === undefined) throw new Error('the overlapping pair is not there');
    expect(Temporal.ZonedDateTime.compare(vendor.start, budget.end)).toBeLessThan(0);
  });

  test('every series begins with its own first occurrence', () => {
    const series = all.flatMap((mailbox) => mailbox.itemsIn('calendar').filter(isAppointment));
    const wrong = series.filter(
      (item) => item.recurrence !== undefined && !edgesOf(item).first?.originalStart.equals(item.start),
    );
    expect(wrong.map(({ subject }) => subject)).toEqual([]);
  });

  test('every item has its own id, and nothing was received in the future', () => {
    const now = Temporal.Instant.from(`${date}T09:40:00Z`);
    for (const mailbox of all) {
      const items = mailbox.folders
        .filter(({ name }) => name !== 'voicemail')
        .flatMap(({ name }) => mailbox.itemsIn(name));
      expect(new Set(items.map(({ number }) => number)).size).toBe(items.length);
      expect(items.filter(({ created }) => Temporal.Instant.compare(created, now) > 0)).toEqual([]);
    }
  });
});

test('the company has 24 people in four places and a room', () => {
  const { all } = scenario('2026-11-23T09:40:00Z');
  const people = all.filter(({ owner }) => !owner.isRoom && !owner.isShared);
  expect(people.length).toBe(24);
  expect(new Set(people.map(({ owner }) => owner.address)).size).toBe(24);
  expect(new Set(people.map(({ owner }) => owner.zone))).toEqual(
    new Set(['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney']),
  );
  expect(all.filter(({ owner }) => owner.isRoom).map(({ owner }) => owner.name)).toEqual(['Room Ada']);
});

test('some are away, with replies in French and in English', () => {
  const { all } = scenario('2026-11-23T09:40:00Z');
  const away = all.filter(({ oof }) => oof.state !== 'Disabled');
  expect(away.length).toBeGreaterThanOrEqual(3);
  const languages = away.flatMap(({ oof }) => [oof.internal.language, oof.external.language]);
  expect(new Set(languages)).toEqual(new Set(['fr-FR', 'en-US']));
});

test('a meeting stands in the calendar of everybody who is in it', () => {
  const { all, mira } = scenario('2026-11-23T09:40:00Z');
  const review = mira.itemsIn('calendar').find(({ subject }) => subject === 'Budget review');
  if (review?.kind !== 'appointment') throw new Error('there is no budget review');
  const holders = all.filter((mailbox) =>
    mailbox.itemsIn('calendar').some((item) => isAppointment(item) && item.uid === review.uid),
  );
  expect(holders.map(({ owner }) => owner.name).sort()).toEqual(review.attendees.map(({ name }) => name).sort());
});

test('two voicemails are unheard, one heard, one protected, and a call was missed', () => {
  const { mira } = scenario('2026-11-23T09:40:00Z');
  const calls = mira
    .itemsIn('inbox')
    .flatMap((item) => (item.kind === 'message' && item.call !== undefined ? [item] : []));
  const voice = calls.filter(({ itemClass }) => itemClass === 'IPM.Note.Microsoft.Voicemail.UM.CA');
  expect(voice.map(({ isRead }) => isRead).sort()).toEqual([false, false, true]);
  expect(calls.filter(({ call }) => call?.isProtected).length).toBe(1);
  expect(calls.filter(({ itemClass }) => itemClass === 'IPM.Note.Microsoft.Missed.Voice').length).toBe(1);
});

test('in another zone the office keeps its hours', () => {
  const { mira } = scenario('2026-11-23T15:00:00Z', 'America/New_York');
  const standUp = day(mira, '2026-11-23').find(({ item }) => item.subject === 'Stand-up');
  expect(standUp?.start.toPlainTime().toString()).toBe('09:15:00');
  expect(standUp?.start.timeZoneId).toBe('America/New_York');
});
