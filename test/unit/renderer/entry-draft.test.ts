import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeOf,
  defaultPattern,
  draftOf,
  formOf,
  isEmpty,
  newForm,
  patternsFor,
  problemOf,
  withStart,
  type EntryForm,
} from '../../../renderer/features/entry/draft.ts';
import { entryChangeSchema, entryDraftSchema } from '../../../shared/entry.ts';
import type { AppointmentDetails } from '../../../shared/model.ts';
import { appointment } from '../../support/model.ts';

const ZONE = 'Europe/Paris';
const NOW = '2026-11-23T09:07:00Z';
const blank = newForm({}, NOW, ZONE);

describe('a new form', () => {
  it('begins at the next half hour, for half an hour', () => {
    expect([blank.start, blank.end]).toEqual(['2026-11-23T10:30', '2026-11-23T11:00']);
  });

  it('takes over the time that was chosen, whole days with their last one', () => {
    const days = { start: '2026-11-24', end: '2026-11-26' };
    const range = { start: '2026-11-23T23:00:00Z', end: '2026-11-25T23:00:00Z' };
    const form = newForm({ range, allDay: days }, NOW, ZONE);
    expect([form.isAllDay, form.start.slice(0, 10), form.end.slice(0, 10), form.busy]).toEqual([
      true,
      '2026-11-24',
      '2026-11-25',
      'free',
    ]);
    expect(draftOf(form)).toMatchObject({ allDay: days, range });
  });
});

describe('what was typed', () => {
  it('becomes an entry on the clock of its zone', () => {
    const form: EntryForm = {
      ...blank,
      subject: ' Roadmap ',
      start: '2026-12-01T10:00',
      end: '2026-12-01T11:00',
      zone: 'America/New_York',
      categories: 'Finance, , Finance, Own',
      repeat: { pattern: { kind: 'weekly', every: 1, days: [2] }, end: { kind: 'never' } },
    };
    expect(draftOf(form)).toEqual({
      subject: 'Roadmap',
      location: '',
      range: { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z' },
      zone: 'America/New_York',
      busy: 'busy',
      isPrivate: false,
      reminderMinutes: 15,
      categories: ['Finance', 'Own'],
      recurrence: { pattern: { kind: 'weekly', every: 1, days: [2] }, start: '2026-12-01', end: { kind: 'never' } },
    });
  });

  it.each<[string, Partial<EntryForm>, string | undefined]>([
    ['an end before the start', { start: '2026-12-01T10:00', end: '2026-12-01T09:00' }, 'order'],
    ['an end at the start', { start: '2026-12-01T10:00', end: '2026-12-01T10:00' }, undefined],
    ['a day that ends on itself', { isAllDay: true, start: '2026-12-01T10:00', end: '2026-12-01T09:00' }, undefined],
    ['no time', { start: '' }, 'time'],
    [
      'no day of the week',
      { repeat: { pattern: { kind: 'weekly', every: 1, days: [] }, end: { kind: 'never' } } },
      'days',
    ],
    [
      'a last date before the first',
      { repeat: { pattern: { kind: 'daily', every: 1 }, end: { kind: 'until', date: '2026-01-01' } } },
      'until',
    ],
  ])('with %s: %s', (_, over, problem) => {
    expect(problemOf({ ...blank, ...over })).toBe(problem);
  });

  it('keeps its length when it begins at another time, and its weekday follows', () => {
    const weekly: EntryForm = {
      ...blank,
      start: '2026-11-23T10:00',
      end: '2026-11-23T11:30',
      repeat: { pattern: defaultPattern('weekly', '2026-11-23T10:00'), end: { kind: 'never' } },
    };
    const moved = withStart(weekly, '2026-11-25T16:00');
    expect(moved.end).toBe('2026-11-25T17:30');
    expect(moved.repeat?.pattern).toEqual({ kind: 'weekly', every: 1, days: [3] });
  });
});

describe('an entry that is opened', () => {
  const details: AppointmentDetails = {
    key: 'work/a',
    version: 'v1',
    attendees: [
      { name: 'Mira', address: 'mira@contoso.example', role: 'required', response: 'organizer' },
      { name: 'Theo', address: 'theo@contoso.example', role: 'optional', response: 'accepted' },
      { name: 'No address', role: 'required', response: 'none' },
    ],
    body: 'Agenda',
    isFormatted: false,
    attachments: [],
    zone: 'Asia/Kolkata',
  };
  const entry = appointment({
    subject: 'Roadmap',
    start: '2026-11-24T04:30:00Z',
    end: '2026-11-24T05:30:00Z',
    categories: ['Own'],
  });
  const form = formOf(entry, details, ZONE);

  it('stands in the form on its own clock, with those who can be invited', () => {
    expect([form.start, form.zone, form.attendees.map(({ name }) => name)]).toEqual([
      '2026-11-24T10:00',
      'Asia/Kolkata',
      ['Theo'],
    ]);
  });

  it('isn’t changed by looking at it', () => {
    expect(isEmpty(changeOf(form, form))).toBe(true);
    expect(isEmpty(changeOf(form, { ...form, subject: 'Roadmap ', categories: 'Own,' }))).toBe(true);
  });

  it('is changed only in what was changed, a time always with its zone', () => {
    expect(changeOf(form, { ...form, location: 'Ada' })).toEqual({ location: 'Ada' });
    expect(changeOf(form, withStart(form, '2026-11-24T12:00'))).toEqual({
      range: { start: '2026-11-24T06:30:00Z', end: '2026-11-24T07:30:00Z' },
      zone: 'Asia/Kolkata',
      allDay: false,
    });
    expect(changeOf(form, { ...form, attendees: [], categories: '', reminder: 5 })).toEqual({
      attendees: [],
      categories: [],
      reminderMinutes: 5,
    });
  });
});

describe('any form', () => {
  const wall = fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 1439 }))
    .map(([day, minute]) => new Date(Date.UTC(2026, 0, 1 + day, 0, minute)).toISOString().slice(0, 16));
  const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const forms = fc.record<EntryForm>({
    subject: fc.string({ maxLength: 255 }),
    location: fc.string(),
    isAllDay: fc.boolean(),
    start: wall,
    end: wall,
    zone: fc.constantFrom(...zones),
    busy: fc.constantFrom('free', 'tentative', 'busy', 'oof', 'elsewhere'),
    isPrivate: fc.boolean(),
    reminder: fc.oneof(fc.constant('none' as const), fc.integer({ min: 0, max: 40_320 })),
    categories: fc.string(),
    attendees: fc.constant([]),
    text: fc.string(),
    repeat: fc.constantFrom(undefined, {
      pattern: { kind: 'daily' as const, every: 1 },
      end: { kind: 'never' as const },
    }),
  });

  it('without a problem is an entry that the main process takes, and no change from itself', () => {
    fc.assert(
      fc.property(forms, forms, (form, other) => {
        fc.pre(problemOf(form) === undefined && problemOf(other) === undefined);
        expect(entryDraftSchema.safeParse(draftOf(form)).success).toBe(true);
        expect(entryChangeSchema.safeParse(changeOf(form, other)).success).toBe(true);
        expect(changeOf(form, form)).toEqual({});
      }),
    );
  });

  it('offers the days of the month that its date is', () => {
    expect(patternsFor('monthly', '2026-11-30T10:00', 1)).toEqual([
      { kind: 'monthly', every: 1, day: 30 },
      { kind: 'monthly-nth', every: 1, nth: -1, on: 1 },
    ]);
    expect(patternsFor('yearly', '2026-11-24T10:00', 1)).toEqual([
      { kind: 'yearly', month: 11, day: 24 },
      { kind: 'yearly-nth', month: 11, nth: 4, on: 2 },
      { kind: 'yearly-nth', month: 11, nth: -1, on: 2 },
    ]);
  });
});
