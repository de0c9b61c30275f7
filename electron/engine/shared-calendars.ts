import type { SharedMailbox } from '../../shared/account.ts';
import { calendarIdOf, type Appointment } from '../../shared/model.ts';
import type { Session } from './session.ts';
import { watchSharedCalendar, type SharedCalendar, type SharedCalendarPorts } from './shared-calendar.ts';

/** A window says again what it shows well before that; one that was closed says nothing. */
const SHOWN_MS = 12 * 60_000;

/** The calendars of other mailboxes that one account reads. They are kept in memory alone. */
export interface SharedCalendars {
  readonly all: () => readonly SharedCalendar[];
  readonly find: (address: string) => SharedCalendar | undefined;
  /** Which there are from now on; what goes on is left as it is. */
  readonly configure: (mailboxes: readonly SharedMailbox[]) => void;
  /** Which of them a window shows, by calendar id. */
  readonly show: (ids: readonly string[]) => void;
  /** An entry by its key, and whose it is, where it is known. */
  readonly entry: (key: string) => SharedEntry | undefined;
  readonly refresh: () => Promise<void>;
  readonly sessionChanged: () => void;
  readonly close: () => void;
}

/** An entry of another's calendar. */
export interface SharedEntry {
  readonly appointment: Appointment;
  readonly address: string;
}

/** Reads an account's shared calendars beside its session. `onChange` is called whenever one of them reads differently. */
export function openSharedCalendars(
  session: Pick<Session, 'account' | 'ask' | 'health' | 'firstRound'>,
  ports: SharedCalendarPorts,
  onChange: () => void,
): SharedCalendars {
  const open = new Map<string, SharedCalendar>();
  const configure = (mailboxes: readonly SharedMailbox[]) => {
    const wanted = new Map(mailboxes.map(({ address }) => [address.toLowerCase(), address]));
    for (const [name, calendar] of open) {
      if (wanted.has(name)) continue;
      calendar.close();
      open.delete(name);
    }
    for (const [name, address] of wanted) {
      if (!open.has(name)) open.set(name, watchSharedCalendar(address, session, ports, onChange));
    }
  };
  configure(session.account.shared ?? []);

  return {
    all: () => [...open.values()],
    find: (address) => open.get(address.toLowerCase()),
    configure,
    show: (ids) => {
      for (const calendar of open.values()) {
        const shown = ids.includes(calendarIdOf(session.account.id, calendar.address));
        calendar.show(shown ? ports.clock.now() + SHOWN_MS : 0);
      }
    },
    entry: (key) => {
      for (const { address, state } of open.values()) {
        const appointment = state().value.find((each) => each.key === key);
        if (appointment !== undefined) return { appointment, address };
      }
      return undefined;
    },
    refresh: async () => {
      await Promise.all([...open.values()].map((calendar) => calendar.refresh()));
    },
    sessionChanged: () => {
      for (const calendar of open.values()) calendar.sessionChanged();
    },
    close: () => {
      for (const calendar of open.values()) calendar.close();
    },
  };
}
