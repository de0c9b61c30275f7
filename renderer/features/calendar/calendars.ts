import type { AccountColour } from '../../../shared/account.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { AppError } from '../../../shared/model.ts';
import type { AccountView, CalendarView } from '../../../shared/snapshot.ts';

/** How an entry shows in which calendar it stands. */
export interface CalendarLook {
  readonly colour: AccountColour;
  /** Of another mailbox's calendar only. */
  readonly name?: string;
}

/** The looks by calendar id; none where there is one calendar alone and nothing to tell apart. */
export function calendarLooks(calendars: readonly CalendarView[]): ReadonlyMap<string, CalendarLook> {
  if (calendars.length < 2) return new Map();
  return new Map(calendars.map(({ id, colour, own, name }) => [id, own ? { colour } : { colour, name }]));
}

/** What a calendar's box is called: the own one of the only account is simply mine. */
export function calendarLabel(
  { own, name, address }: CalendarView,
  calendars: readonly CalendarView[],
  t: Translate,
): string {
  if (!own) return name;
  return calendars.filter((calendar) => calendar.own).length === 1 ? t('calendar.mine') : address;
}

/** A calendar of another's that is shown and couldn't be read. */
export interface CalendarTrouble {
  readonly id: string;
  readonly name: string;
  readonly error: AppError;
}

/**
 * What went wrong with others' calendars that are shown, the last look's error before the range's; what troubles the account
 * that reads it is said over every view already.
 */
export function calendarTroubles(
  calendars: readonly CalendarView[],
  ofRange: readonly { readonly calendarId: string; readonly error: AppError }[],
  accounts: readonly Pick<AccountView, 'id' | 'health'>[],
): readonly CalendarTrouble[] {
  return calendars.flatMap(({ id, name, own, shown, accountId, error: ofLook }) => {
    const error = ofLook ?? ofRange.find(({ calendarId }) => calendarId === id)?.error;
    if (own || !shown || error === undefined) return [];
    const reader = accounts.find((account) => account.id === accountId);
    return reader?.health.error?.kind === error.kind ? [] : [{ id, name, error }];
  });
}
