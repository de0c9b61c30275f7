import type { Instant } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { AccountView, Toast } from '../../shared/snapshot.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { Cache } from './cache.ts';
import type { ManualChoice } from '../domain/presence.ts';

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
  readonly server: string;
  readonly auth: 'basic';
  readonly demo: boolean;
}

/** A way to one mailbox, with its own network session. */
export interface Connection {
  readonly gateway: MailboxGateway;
  close(): void;
}

export interface AccountStore {
  load(): readonly AccountConfig[];
  save(accounts: readonly AccountConfig[]): void;
}

/** Secrets never come back but to connect. `keep` says where it went: memory means until the app quits. */
export interface Secrets {
  keep(accountId: string, secret: string): Promise<'keyring' | 'memory'>;
  read(accountId: string): Promise<string | undefined>;
  kept(accountId: string): AccountView['secretKept'];
  forget(accountId: string): Promise<void>;
}

export interface SettingsStore {
  load(): Settings;
  save(settings: Settings): void;
}

/** What must survive a restart besides settings: the choice made by hand, toasts dismissed and toasts put off. */
export interface Memory {
  readonly manual?: ManualChoice;
  readonly dismissed: readonly string[];
  /** Until when, by a toast's id. */
  readonly snoozed?: Readonly<Record<string, Instant>>;
}

export interface MemoryStore {
  load(): Memory;
  save(memory: Memory): void;
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
  readonly log: Logger;
  /** Turns what a person typed into a server's address; throws `GatewayError` (bad-input) where that can't be. */
  readonly readServerAddress: (input: string) => string;
  /** Without a password the connection refuses by itself (sign-in) and never asks the server. */
  readonly connect: (account: AccountConfig, password: string | undefined) => Connection;
}
