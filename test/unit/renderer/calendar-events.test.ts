import { describe, expect, it } from 'vitest';
import { eventClasses, eventMarks, isMovable, toEvent } from '../../../renderer/features/calendar/events.ts';
import { weekRules } from '../../../renderer/features/calendar/views.ts';
import { colourOfCategory } from '../../../shared/categories.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { calendarIdOf } from '../../../shared/model.ts';
import { appointment } from './examples.ts';

const t = createTranslator('en');
const english = { t, hideSubjects: false };

describe('an appointment in the calendar', () => {
  it('stands at its instants', () => {
    expect(toEvent(appointment(), english)).toMatchObject({
      id: 'a',
      title: 'Budget review',
      start: '2026-11-23T09:00:00Z',
      end: '2026-11-23T10:00:00Z',
      allDay: false,
    });
  });

  it('stands on its dates where it is all-day, whatever its instants say', () => {
    const holiday = appointment({
      start: '2026-11-26T23:00:00Z',
      end: '2026-11-27T23:00:00Z',
      allDay: { start: '2026-11-27', end: '2026-11-28' },
    });
    expect(toEvent(holiday, english)).toMatchObject({ start: '2026-11-27', end: '2026-11-28', allDay: true });
  });

  it('has its categories with the colours that they have in its account’s mailbox, and their names among its marks', () => {
    const colourOf = colourOfCategory([['a', [{ name: 'finance', colour: 4 }, { name: 'Own' }]]]);
    const given = appointment({ accountId: 'a', categories: ['Finance', 'Own', 'Typed', 'Finance'] });
    expect(toEvent(given, english, undefined, colourOf).extendedProps).toMatchObject({
      categories: [{ name: 'Finance', colour: 4 }, { name: 'Own' }, { name: 'Typed' }],
      marks: ['Finance', 'Own', 'Typed'],
    });
    const others = toEvent({ ...given, accountId: 'b' }, english, undefined, colourOf);
    expect(others.extendedProps.categories?.[0]).toEqual({ name: 'Finance' });
  });

  it('tells no category while subjects are hidden', () => {
    const hidden = toEvent(appointment({ categories: ['Aurora'] }), { ...english, hideSubjects: true });
    expect(JSON.stringify(hidden)).not.toContain('Aurora');
  });

  it('is drawn a quarter of an hour high where it has no length', () => {
    const instant = appointment({ end: '2026-11-23T09:00:00Z' });
    expect(toEvent(instant, english).end).toBe('2026-11-23T09:15:00Z');
  });

  it('shows its subject even where it is private, since the window is unlocked', () => {
    expect(toEvent(appointment({ isPrivate: true }), english).title).toBe('Budget review');
  });

  it('tells neither subject nor place of anything while subjects are hidden', () => {
    const hidden = toEvent(appointment(), { ...english, hideSubjects: true });
    expect(JSON.stringify(hidden)).not.toMatch(/Budget|Ada/);
    expect(hidden.title).toBe('Private appointment');
  });

  it('shows the host alone where the place is a meeting’s whole link', () => {
    const elsewhere = appointment({ location: 'https://calls.contoso.com/42?pin=1' });
    expect(toEvent(elsewhere, english).extendedProps.location).toBe('calls.contoso.com');
    const online = appointment({ location: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x?context=y' });
    expect(toEvent(online, english).extendedProps.location).toBe('Microsoft Teams');
    expect(toEvent(appointment(), english).extendedProps.location).toBe('Room Ada');
  });

  it('has words where it has no subject', () => {
    expect(toEvent(appointment({ subject: '' }), english).title).toBe('(no subject)');
  });
});

describe('the look of an event', () => {
  const facts = (over = {}) => toEvent(appointment(over), english).extendedProps;

  it.each(['free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown'] as const)(
    'has a class of its own for %s',
    (busy) => {
      expect(eventClasses(facts({ busy })).split(' ')).toContain(`pr-${busy}`);
    },
  );

  it('shows cancelled', () => {
    expect(eventClasses(facts({ isCancelled: true })).split(' ')).toContain('pr-cancelled');
  });

  it('is said in words for screen readers, except what is usual', () => {
    expect(eventMarks(facts(), t)).toEqual([]);
    expect(eventMarks(facts({ busy: 'tentative', isPrivate: true, isRecurring: true }), t)).toEqual([
      'Tentative',
      'Private',
      'Repeats',
    ]);
    expect(eventMarks(facts({ busy: 'free', isCancelled: true }), t)).toEqual(['Cancelled']);
  });
});

describe('an appointment', () => {
  const own = { calendarId: calendarIdOf('acc') };

  it.each([
    ['an entry without attendees', { ...own, isMeeting: false, myResponse: 'unknown' }, true],
    ['a meeting that I called', { ...own, myResponse: 'organizer' }, true],
    ['an occurrence of my series', { ...own, myResponse: 'organizer', isRecurring: true }, true],
    ['a meeting that I am invited to', { ...own, myResponse: 'accepted' }, false],
    ['what was cancelled', { ...own, myResponse: 'organizer', isCancelled: true }, false],
    ['what stands in another’s calendar', { calendarId: 'acc/calendar/room@x', myResponse: 'organizer' }, false],
  ] as const)('may be dragged or not: %s', (_what, over, movable) => {
    expect(isMovable(appointment(over))).toBe(movable);
  });
});

describe('views', () => {
  it.each([
    ['en-GB', 1, true],
    ['fr-FR', 1, true],
    ['en-US', 0, false],
    ['ar-EG', 6, false],
  ])('begin the week as %s does', (locale, firstDay, iso) => {
    expect(weekRules(locale)).toEqual({ firstDay, iso });
  });
});
