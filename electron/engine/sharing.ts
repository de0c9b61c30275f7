import { ACCOUNT_COLOURS, type AccountColour, type SharedMailbox } from '../../shared/account.ts';
import type { Result } from '../../shared/model.ts';
import { instantOf } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { calendarViews } from './calendar-views.ts';
import type { Clock } from './ports.ts';
import type { Entry, Sessions } from './sessions.ts';

const PROOF_LIMIT_MS = 30_000;
const DAY = 24 * 60 * 60_000;

/** What of another mailbox's calendar changes without asking its server. */
export interface SharedChange {
  readonly colour?: AccountColour;
  /** Whether it is drawn over the other calendars. */
  readonly shown?: boolean;
}

/** Calendars of other mailboxes that an account reads: brought in, changed, let go. */
export interface SharingCommands {
  /** Proves by one read that the calendar is shown to the account, and keeps it; one that is there already stays as it is. */
  readonly addShared: (accountId: string, address: string) => Promise<Result<void>>;
  readonly removeShared: (accountId: string, address: string) => Promise<Result<void>>;
  readonly changeShared: (accountId: string, address: string, change: SharedChange) => Promise<Result<void>>;
  /** Which calendars a window shows, by id: they are looked at more often for some minutes. */
  readonly showCalendars: (ids: readonly string[]) => void;
}

interface SharingPorts {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly attempt: <T>(about: { readonly address: string } | undefined, work: () => T) => Promise<Result<Awaited<T>>>;
}

/** Changes which calendars accounts read. Failures concern the mailbox that was named. */
export function createSharing({ clock, sessions, attempt }: SharingPorts): SharingCommands {
  const entryOf = (accountId: string): Entry => {
    const entry = sessions.entries().find(({ account }) => account.id === accountId);
    if (entry === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
    return entry;
  };

  const listOf = (accountId: string, address: string): readonly SharedMailbox[] => {
    const shared = entryOf(accountId).account.shared ?? [];
    if (!shared.some((mailbox) => isSame(mailbox.address, address))) {
      throw new GatewayError({ kind: 'bad-input', code: 'no-shared' });
    }
    return shared;
  };

  /** One that nothing else has, as long as there are any. */
  const freeColour = (): AccountColour => {
    const views = calendarViews(sessions.entries());
    const uses = (colour: AccountColour) => views.filter((view) => view.colour === colour).length;
    return [...ACCOUNT_COLOURS].sort((one, other) => uses(one) - uses(other))[0] ?? 'teal';
  };

  return {
    addShared: (accountId, typed) => {
      const address = typed.trim();
      return attempt({ address }, async () => {
        const { account, session } = entryOf(accountId);
        if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new GatewayError({ kind: 'bad-input', code: 'address' });
        if (isSame(address, account.impersonate ?? account.address)) {
          throw new GatewayError({ kind: 'bad-input', code: 'own-mailbox' });
        }
        if (session === undefined) throw new GatewayError({ kind: 'sign-in', address: account.address });
        const range = { start: instantOf(clock.now()), end: instantOf(clock.now() + DAY) };
        await session.ask(PROOF_LIMIT_MS, (gateway, signal) => gateway.sharedAppointments(address, range, signal));
        const shared = entryOf(accountId).account.shared ?? [];
        if (shared.some((mailbox) => isSame(mailbox.address, address))) return;
        sessions.change(accountId, { shared: [...shared, { address, colour: freeColour() }] });
      });
    },
    removeShared: (accountId, address) =>
      attempt({ address }, () => {
        const shared = listOf(accountId, address).filter((mailbox) => !isSame(mailbox.address, address));
        sessions.change(accountId, { shared });
      }),
    changeShared: (accountId, address, { colour, shown }) =>
      attempt({ address }, () => {
        const shared = listOf(accountId, address).map((mailbox): SharedMailbox => {
          if (!isSame(mailbox.address, address)) return mailbox;
          const { hidden, ...rest } = mailbox;
          const hides = shown === undefined ? hidden === true : !shown;
          return { ...rest, ...(colour === undefined ? {} : { colour }), ...(hides ? { hidden: true } : {}) };
        });
        sessions.change(accountId, { shared });
      }),
    showCalendars: (ids) => {
      for (const { shared } of sessions.entries()) shared?.show(ids);
    },
  };
}

/** Addresses are the same however they are written. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
