import { describe, expect, it } from 'vitest';
import { calendarLabel, calendarLooks, calendarTroubles } from '../../../renderer/features/calendar/calendars.ts';
import { eventClasses, eventMarks, toEvent } from '../../../renderer/features/calendar/events.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { account, appointment, othersCalendar } from './examples.ts';

const t = createTranslator('en');
const mine = othersCalendar({
  id: 'acc/calendar',
  address: 'mira@contoso.com',
  name: 'Mira',
  own: true,
  colour: 'blue',
});
const team = othersCalendar();
const refused = { kind: 'not-found', code: 'ErrorFolderNotFound', address: team.address } as const;
const unreachable = { kind: 'unreachable', host: 'mail.contoso.com' } as const;

describe('calendars over each other', () => {
  it('are told apart by colour; one alone keeps the app’s own', () => {
    expect(calendarLooks([mine]).size).toBe(0);
    const looks = calendarLooks([mine, team]);
    const event = toEvent(appointment({ calendarId: team.id }), { t, hideSubjects: false }, looks.get(team.id));
    expect(eventClasses(event.extendedProps).split(' ')).toContain('pr-colour-teal');
    expect(eventMarks(event.extendedProps, t)).toEqual(['Team']);
    const own = toEvent(appointment({ calendarId: mine.id }), { t, hideSubjects: false }, looks.get(mine.id));
    expect(eventClasses(own.extendedProps).split(' ')).toContain('pr-colour-blue');
    expect(eventMarks(own.extendedProps, t)).toEqual([]);
  });

  it('are called by name; the only own one is mine, of several each by its address', () => {
    expect(calendarLabel(mine, [mine, team], t)).toBe('Mine');
    expect(calendarLabel(team, [mine, team], t)).toBe('Team');
    const other = { ...mine, id: 'b/calendar', accountId: 'b', address: 'mira@fabrikam.com' };
    expect([mine, other].map((each) => calendarLabel(each, [mine, other], t))).toEqual([
      'mira@contoso.com',
      'mira@fabrikam.com',
    ]);
  });
});

describe('a calendar that couldn’t be read', () => {
  it('is said beside the others, whether the last look failed or the range on screen', () => {
    const told = [{ id: team.id, name: 'Team', error: refused }];
    expect(calendarTroubles([mine, { ...team, error: refused }], [], [account()])).toEqual(told);
    expect(calendarTroubles([mine, team], [{ calendarId: team.id, error: refused }], [account()])).toEqual(told);
  });

  it('is not said while it is hidden, of the own one, or where the whole account says the same', () => {
    const { health } = account();
    const offline = account({ health: { ...health, state: 'offline', error: unreachable } });
    expect(calendarTroubles([{ ...team, shown: false, error: refused }], [], [account()])).toEqual([]);
    expect(calendarTroubles([{ ...mine, error: refused }], [], [account()])).toEqual([]);
    expect(calendarTroubles([{ ...team, error: unreachable }], [], [offline])).toEqual([]);
    expect(calendarTroubles([{ ...team, error: refused }], [], [offline])).toHaveLength(1);
  });
});
