import type { AppError } from '../../shared/model.ts';
import type { PendingChange } from './cache.ts';

/*
 * What a session reads of its mailbox, and how often where nothing tells of changes (SPEC §2).
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const READINGS = ['changes', 'calendar', 'oof', 'voicemail', 'people', 'password'] as const;
export type Reading = (typeof READINGS)[number];
export type Purpose = Reading | 'watch';

/** What the feed tells isn't asked for; the watch is the net under it, and all there is without one. In milliseconds. */
const EVERY = {
  oof: { fed: 60 * MINUTE, alone: 60 * MINUTE },
  watch: { fed: 15 * MINUTE, alone: MINUTE },
  calendar: { fed: 6 * 60 * MINUTE, alone: 15 * MINUTE },
  voicemail: { fed: 6 * 60 * MINUTE, alone: 15 * MINUTE },
} as const satisfies Partial<Record<Purpose, { readonly fed: number; readonly alone: number }>>;

/** How long after the last time a purpose is due again, in milliseconds. `fed`: a feed tells of changes. */
export const intervalOf = (purpose: keyof typeof EVERY, fed: boolean): number => EVERY[purpose][fed ? 'fed' : 'alone'];

/** What a purpose or a change of OOF may take in all; a large calendar takes many requests. */
export const RUN_LIMIT_MS = 3 * MINUTE;
/** The first event reads at once; the rest of a burst is read together, so many milliseconds after. */
export const BURST_MS = 750;
/** A cache that says nothing keeps no server from being asked. */
export const CACHE_LIMIT_MS = 3 * SECOND;

/** A success of these is an answer of the server's. */
export const ASKS_ALWAYS: ReadonlySet<Purpose> = new Set(['watch', 'calendar', 'oof', 'voicemail']);

/** What is read anew where a change may have gone through. */
export const DOUBTED: Readonly<Record<PendingChange['kind'], Reading>> = {
  oof: 'oof',
  appointment: 'calendar',
  answer: 'calendar',
  cancel: 'calendar',
  'delete-call': 'voicemail',
};

/** What the server says to a held connection, or to a question besides, holds for every other request as well. */
export const TOLD_BY_SERVER: ReadonlySet<AppError['kind']> = new Set(['busy', 'sign-in', 'forbidden']);
