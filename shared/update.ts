import type { Instant } from './model.ts';

export const UPDATE_TROUBLES = [
  'unreachable', // no answer from the feed's server
  'no-feed', // the server answers, but has no feed there
  'checksum', // what came isn't what the feed promised
  'signature', // what came isn't signed by who signed this copy
  'disk', // there is no room, or no right, to keep it
  'unexpected',
] as const;
export type UpdateTrouble = (typeof UPDATE_TROUBLES)[number];

/** How this copy stands to newer versions of itself. */
export type UpdateState =
  /** Nobody looks: this copy isn't an installed one, no feed is known, or it was switched off. */
  | { readonly kind: 'off'; readonly why: 'not-installed' | 'no-feed' | 'switched-off' }
  /** It will be looked for later. */
  | { readonly kind: 'not-looked' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'current'; readonly asOf: Instant }
  /** The system's own package management has it to install; this is where it can be had. */
  | { readonly kind: 'elsewhere'; readonly version: string; readonly link?: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It waits for this app to end. */
  | { readonly kind: 'ready'; readonly version: string }
  | {
      readonly kind: 'failed';
      readonly trouble: UpdateTrouble;
      readonly since: Instant;
      /** What it was about, where the feed was read. */
      readonly version?: string;
      /** The system's own word. */
      readonly code?: string;
    };

export interface UpdateView {
  /** The version that runs. */
  readonly version: string;
  readonly state: UpdateState;
}

const FEED = /^(?:https:\/\/[^/?#@\\\s]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?)(?:[/?#]\S*)?$/i;

/** Whether something may be fetched from an address: over https, or from this computer itself. */
export const isFeedAddress = (address: string): boolean => FEED.test(address);
