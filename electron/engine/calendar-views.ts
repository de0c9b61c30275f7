import { ACCOUNT_COLOURS, nameOfAddress, type AccountColour } from '../../shared/account.ts';
import { calendarIdOf } from '../../shared/model.ts';
import type { CalendarView } from '../../shared/snapshot.ts';
import { drawsOwn } from './calendar-overlay.ts';
import type { Entry } from './sessions.ts';

/** The colour that an account has without a choice of its own, by its position from 0. */
export const colourAt = (index: number): AccountColour => ACCOUNT_COLOURS[index % ACCOUNT_COLOURS.length] ?? 'blue';

/** Every calendar there is to see: each account's own, then those that it reads of others. */
export function calendarViews(entries: readonly Entry[]): readonly CalendarView[] {
  return entries.flatMap(({ account, session, shared }, index): readonly CalendarView[] => {
    const own = session?.calendar();
    const colour = account.colour ?? colourAt(index);
    return [
      {
        id: calendarIdOf(account.id),
        accountId: account.id,
        address: account.impersonate ?? account.address,
        name: nameOfAddress(account.impersonate ?? account.address),
        own: true,
        colour,
        shown: drawsOwn(account, entries.length),
        ...(own?.asOf === undefined ? {} : { asOf: own.asOf }),
        ...(own?.error === undefined ? {} : { error: own.error }),
      },
      ...(account.shared ?? []).map((mailbox): CalendarView => {
        const state = shared?.find(mailbox.address)?.state();
        return {
          id: calendarIdOf(account.id, mailbox.address),
          accountId: account.id,
          address: mailbox.address,
          name: nameOfAddress(mailbox.address),
          own: false,
          colour: mailbox.colour ?? colour,
          shown: mailbox.hidden !== true,
          ...(state?.asOf === undefined ? {} : { asOf: state.asOf }),
          ...(state?.error === undefined ? {} : { error: state.error }),
        };
      }),
    ];
  });
}
