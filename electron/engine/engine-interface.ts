import type { Speech } from '../../shared/explain.ts';
import type { CommandInput } from '../../shared/ipc.ts';
import type { Result } from '../../shared/model.ts';
import type { MachineState } from '../../shared/presence.ts';
import type { SettingKey, Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Snooze } from '../domain/reminders.ts';
import type { AccountCommands } from './account-commands.ts';
import type { ChangeCommands } from './change-commands.ts';
import type { ContactsDesk } from './contacts.ts';
import type { EntryCommands } from './entries.ts';
import type { OofDeclines } from './oof-declines.ts';
import type { OofDesk } from './oof-desk.ts';
import type { AccountConfig } from './ports.ts';
import type { Questions } from './questions.ts';
import type { Updates } from './updates.ts';
import type { VoicemailDesk } from './voicemail-desk.ts';

/** What the desk around us is like. */
export interface Desk extends Pick<Snapshot, 'trayless'> {
  /** Another program has the whole screen. */
  readonly fullScreen: boolean;
}

/** The one place where state lives and changes. Views, tray and command line read snapshots and send commands. */
export interface Engine extends AccountCommands, EntryCommands, OofDeclines, Questions, VoicemailDesk, ChangeCommands {
  /** The people one works with. Its questions throw `GatewayError`s; `attempt` makes values of them. */
  readonly contacts: ContactsDesk;
  /** Out of office beside what servers keep of it. */
  readonly oof: Omit<OofDesk, 'answer' | 'look' | 'nextChange' | 'view' | 'offers'>;
  /** Newer versions of this app. */
  readonly updates: Pick<Updates, 'look' | 'link' | 'view'>;
  /** Does something with the contacts and gives what went wrong as a value. */
  readonly withContacts: <T>(work: (contacts: ContactsDesk) => T) => Promise<Result<Awaited<T>>>;
  /** Whether its user trusts exactly this certificate for this host, by its SHA-256 fingerprint. */
  readonly trustsCertificate: (host: string, fingerprint: string) => boolean;
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  readonly settings: () => Settings;
  readonly speech: () => Speech;
  /** Adds an account that lives in memory only, for the embedded Exchange. */
  readonly addDemo: (account: AccountConfig, password: string) => void;
  readonly setPresence: (input: CommandInput<'setPresence'>) => Result<void>;
  readonly resetPresence: () => Result<void>;
  /** Somebody outside follows the state from now on; returns how that ends. */
  readonly addWatcher: () => () => void;
  readonly setMachine: (state: MachineState) => void;
  /** What the desk around us is like: whether another program has the whole screen, and whether it shows tray icons. */
  readonly setDesk: (desk: Desk) => void;
  /**
   * The clock jumped, the machine woke, the network or zone changed: everything is checked at once, one time. It is no
   * person's word: an account that waits for its password goes on waiting.
   */
  readonly checkEverything: () => void;
  /** Whether to tell that the cache couldn't be used and was begun anew: until the person has seen it, in this run. */
  readonly setRebuilt: (rebuilt: boolean) => void;
  /** Whose free/busy to keep up to date from now on, and who of them is on the screen. */
  readonly watchPeople: (addresses: readonly string[], shown: readonly string[]) => void;
  readonly setSetting: (key: SettingKey, value: unknown) => Result<void>;
  readonly refresh: () => Promise<void>;
  readonly dismissToasts: (ids: readonly string[]) => void;
  readonly snoozeToast: (id: string, snooze: Snooze) => void;
  /** Somebody sees categories: from now on each mailbox's list is known, asked for once a session. */
  readonly followCategories: () => void;
  /** Resolves when each account has had its first round, read or failed with a reason; at the latest after 35 s. */
  readonly ready: () => Promise<void>;
  /** The world outside may read differently (colour scheme, locale). */
  readonly republish: () => void;
  /** Resolves when every server was told, or didn't answer for some seconds. */
  readonly close: () => Promise<void>;
}
