import type { CacheChange, CachedMailbox } from '../engine/cache.ts';

/* What the main thread and its threads say to each other. Of the cache's thread each ask has one answer, in the order of the asks. */

export type CacheAsk =
  | { readonly kind: 'load'; readonly accountId: string }
  | { readonly kind: 'save'; readonly accountId: string; readonly change: CacheChange }
  | { readonly kind: 'forget'; readonly accountId: string }
  | { readonly kind: 'rebuilt' }
  /** The last one: the thread ends after it. */
  | { readonly kind: 'close' };

export type CacheAnswer =
  | { readonly kind: 'loaded'; readonly mailbox: CachedMailbox | undefined }
  | { readonly kind: 'rebuilt'; readonly rebuilt: boolean }
  | { readonly kind: 'done' }
  /** Errors cross as data: their classes wouldn't arrive. `code` is SQLite's or the system's own word. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly code?: string };

/** What the cache's thread is started with. */
export interface CacheThreadOptions {
  readonly folder: string;
}

/** What the thread of the embedded Exchange is started with. It ends when it is sent anything. */
export interface DemoThreadOptions {
  /** IANA zone of the main user's office. */
  readonly zone: string;
  readonly logFile: string | undefined;
}

/** Its only message: it answers. */
export interface DemoReady {
  readonly url: string;
  /** Everybody who can sign in, the main user first. */
  readonly users: readonly { readonly address: string; readonly password: string }[];
}
