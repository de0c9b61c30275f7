import type { CacheChange, CachedMailbox } from '../engine/cache.ts';

/* What the main thread and the cache's thread say to each other: each ask has one answer, in the order of the asks. */

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

/** What the thread is started with. */
export interface CacheThreadOptions {
  readonly folder: string;
}
