import type { AccountColour, Finding, SharedMailbox, SignIn } from '../../shared/account.ts';
import type { Instant } from '../../shared/model.ts';
import type { PlannedAbsence } from '../../shared/absence.ts';
import type { OofTemplate } from '../../shared/oof-template.ts';
import type { ContactList } from '../../shared/contact-list.ts';
import type { Photo } from '../../shared/contacts.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Diagnosis } from '../../shared/diagnosis.ts';
import type { SetupStep, SignInInput, SignInOffer } from '../../shared/setup.ts';
import type { Toast, TrustedCertificate } from '../../shared/snapshot.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { Cache } from './cache.ts';
import type { ManualChoice } from '../domain/presence.ts';
import type { ReminderAnswer } from '../domain/reminders.ts';

/** What the engine needs of the world. Everything here is handed in by `compose.ts`, and by tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `delayMs`; the returned function takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

export interface AccountConfig {
  readonly id: string;
  readonly address: string;
  /** Full address of Exchange.asmx. */
  readonly server: string;
  readonly signIn: SignIn;
  readonly demo: boolean;
  /** How the server was found; absent for accounts of earlier versions. */
  readonly foundBy?: Finding;
  /** When Autodiscover said so last. */
  readonly foundAt?: Instant;
  /** Hosts outside the address's domain that the person let be asked. */
  readonly agreed?: readonly string[];
  readonly colour?: AccountColour;
  /** SMTP address of whom it acts for, where that isn't its own mailbox. */
  readonly impersonate?: string;
  /** Other mailboxes whose calendars it reads. */
  readonly shared?: readonly SharedMailbox[];
  /** Its own calendar isn't drawn where several are. */
  readonly calendarHidden?: true;
}

/** A way to one mailbox, with its own network session. */
export interface Connection {
  readonly gateway: MailboxGateway;
  /** What its requests were like so far. */
  facts(): ConnectionFacts;
  close(): void;
}

export type ConnectionFacts = Pick<
  Diagnosis,
  'convincedBy' | 'lastRequest' | 'lastFailure' | 'quietUntil' | 'requests' | 'failures'
>;

/** What became of looking for a server. */
export type Found =
  | { readonly kind: 'found'; readonly server: string; readonly foundBy: Finding; readonly address?: string }
  /** There is one, which tells where the mailbox is only to who signs in. */
  | { readonly kind: 'sign-in'; readonly offers: readonly SignInOffer[] };

/** Finds servers and asks them, before there is an account. Failures are `GatewayError`s. */
export interface Finder {
  find(
    address: string,
    options: {
      readonly credentials?: SignInInput;
      /** Whether a host outside the address's own domain may be asked. */
      readonly agree: (host: string) => Promise<boolean>;
      readonly onStep: (step: SetupStep) => void;
    },
    signal: AbortSignal,
  ): Promise<Found>;
  /** What a server accepts, best first. */
  offers(server: string, signal: AbortSignal): Promise<readonly SignInOffer[]>;
  /** Signs in by OAuth, with a person where the flow needs one; gives what is to be kept as the account's secret. */
  signIn(
    account: AccountConfig,
    options: {
      readonly clientSecret?: string;
      /** `until` in milliseconds since the epoch. */
      readonly onDevice: (device: { readonly code: string; readonly url: string; readonly until: number }) => void;
    },
    signal: AbortSignal,
  ): Promise<string>;
}

/** Certificates that their user trusts although the system doesn't. */
export interface CertificateStore {
  load(): readonly TrustedCertificate[];
  save(certificates: readonly TrustedCertificate[]): void;
}

export interface AccountStore {
  load(): readonly AccountConfig[];
  save(accounts: readonly AccountConfig[]): void;
}

/** Secrets never come back but to connect. `keep` says where it went: memory means until the app quits. */
export interface Secrets {
  keep(accountId: string, secret: string): Promise<'keyring' | 'memory'>;
  read(accountId: string): Promise<string | undefined>;
  kept(accountId: string): 'keyring' | 'memory' | 'missing';
  forget(accountId: string): Promise<void>;
}

export interface SettingsStore {
  load(): Settings;
  save(settings: Settings): void;
}

/** What must survive a restart besides settings: the choice made by hand, toasts dismissed and toasts put off. */
export interface Memory {
  readonly manual?: ManualChoice;
  /** Keys of entries that block the calendar for it. */
  readonly blocked?: readonly string[];
  readonly dismissed: readonly string[];
  /** Until when, by a toast's id. */
  readonly snoozed?: Readonly<Record<string, Instant>>;
  /** What became of reminders, by their id. */
  readonly reminders?: Readonly<Record<string, ReminderAnswer>>;
  /** Since when an account's reminders are minded, by its id. */
  readonly remindedSince?: Readonly<Record<string, Instant>>;
  /** What was told today, without its words. */
  readonly told?: readonly (Pick<Toast, 'id' | 'kind' | 'key'> & { readonly at: Instant })[];
}

export interface MemoryStore {
  load(): Memory;
  save(memory: Memory): void;
}

/** What of the contact list must survive a restart. */
export interface SavedContacts {
  readonly list: ContactList;
  /** As the mailbox had it when both were the same. */
  readonly base?: ContactList;
}

export interface ContactStore {
  load(): SavedContacts;
  save(saved: SavedContacts): void;
}

/** What was seen of an account's reply. */
export interface SeenOof {
  /** What its texts were; enough to see that they changed, not to read them. */
  readonly textMark: string;
  readonly textSince: Instant;
  /** When it was seen to go on; absent while it is off, and where it always was on. */
  readonly onSince?: Instant;
}

/** What of out of office is kept here and not by servers. */
export interface SavedOof {
  readonly templates: readonly OofTemplate[];
  readonly absences: readonly PlannedAbsence[];
  /** Ids of offers that nobody needs to be asked again. */
  readonly answered: readonly string[];
  /** By account. */
  readonly seen: Readonly<Record<string, SeenOof>>;
}

export interface OofStore {
  load(): SavedOof;
  save(saved: SavedOof): void;
}

/** A photo as it is kept, or that there is none, and when that was so (epoch ms). */
export interface KeptPhoto {
  readonly photo?: Photo;
  readonly checkedAt: number;
}

export interface PhotoStore {
  load(address: string): KeptPhoto | undefined;
  save(address: string, kept: KeptPhoto): void;
  forget(): void;
}

/** Shows toasts by whatever the system has. Told the whole wanted list; showing twice what stands is its duty to avoid. */
export interface Notifier {
  reconcile(toasts: readonly Toast[]): void;
}

export interface Logger {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** The machine's own ways: zone (IANA), locale (BCP 47), colour scheme. Read anew at each use. */
export interface Environment {
  zone(): string;
  locale(): string;
  dark(): boolean;
}

/** What a feed has to offer. `files` as it names them. */
export type UpdateFound =
  | { readonly kind: 'current' }
  | { readonly kind: 'newer'; readonly version: string; readonly files: readonly string[] };

/** Newer versions of this app. Failures are `UpdateError`s. */
export interface Updater {
  /** The version that runs. */
  readonly version: string;
  /** Who puts a newer one in place: the app itself at its end, what it was installed with, or nobody. */
  readonly by: 'itself' | 'package' | 'nobody';
  /** Which kind of package that is: `deb`, `rpm`. */
  readonly packageType?: string;
  /** Where whoever made this copy keeps newer ones. */
  readonly feed?: string;
  look(feed: string): Promise<UpdateFound>;
  /** Fetches what was found last, and proves that it is what the feed promises. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Whether what was downloaded is put in place when the app ends. */
  installAtEnd(wanted: boolean): void;
}

/** For a copy that isn't installed. */
export const NO_UPDATER: Updater = {
  version: '0.0.0',
  by: 'nobody',
  look: () => Promise.resolve({ kind: 'current' }),
  download: () => Promise.resolve(),
  installAtEnd: () => undefined,
};

export interface EnginePorts {
  readonly clock: Clock;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  readonly newId: () => string;
  readonly environment: Environment;
  readonly accounts: AccountStore;
  readonly secrets: Secrets;
  readonly settings: SettingsStore;
  readonly memory: MemoryStore;
  readonly notifier: Notifier;
  readonly cache: Cache;
  readonly contacts: ContactStore;
  readonly photos: PhotoStore;
  readonly oof: OofStore;
  readonly updater: Updater;
  readonly log: Logger;
  /** Turns what a person typed into a server's address; throws `GatewayError` (bad-input) where that can't be. */
  readonly readServerAddress: (input: string) => string;
  /**
   * Without the secret that it needs the connection refuses by itself (sign-in) and never asks the server. `keep` is told
   * of a new secret that takes the place of the old one.
   */
  readonly connect: (account: AccountConfig, secret: string | undefined, keep: (secret: string) => void) => Connection;
  readonly finder: Finder;
  readonly certificates: CertificateStore;
  /** What an administrator presets; it holds until the app ends. */
  readonly policy: Policy;
}
