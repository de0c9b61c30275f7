import { z } from 'zod';
import { OAUTH_FLOWS, SIGN_IN_METHODS, type Finding, type OAuthFlow, type SignInMethod } from './account.ts';
import type { AppError, Instant } from './model.ts';

/** How one place where a server could be found answered. */
export const STEP_OUTCOMES = [
  'found',
  'redirected',
  'needs-sign-in',
  'not-there',
  'unusable', // an answer, but none that Autodiscover gives
  'refused',
  'timeout',
  'unreachable',
  'certificate',
  'insecure',
  'declined', // the person doesn't want this host asked
  'loop',
] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** One place where a server was looked for. */
export interface SetupStep {
  readonly way: Finding;
  readonly host: string;
  readonly outcome: StepOutcome;
  /** HTTP status or Autodiscover's error code, verbatim. */
  readonly code?: string;
  /** Milliseconds. */
  readonly ms: number;
}

/** A way to sign in that a server offers, best first in a list. */
export type SignInOffer =
  | { readonly method: Exclude<SignInMethod, 'oauth'> }
  | {
      readonly method: 'oauth';
      readonly flows: readonly OAuthFlow[];
      readonly authority: string;
      /** Whose mailboxes the tokens are to open. */
      readonly host: string;
      /** Absent where nobody has registered Presently with this organisation: it must be given. */
      readonly clientId?: string;
    };

export const signInInputSchema = z.object({
  method: z.enum(SIGN_IN_METHODS),
  /** Where it isn't the address. */
  user: z.string().max(320).exactOptional(),
  password: z.string().max(4000).exactOptional(),
  flow: z.enum(OAUTH_FLOWS).exactOptional(),
  clientId: z.string().max(200).exactOptional(),
});
export type SignInInput = z.infer<typeof signInInputSchema>;

/** What connecting a mailbox waits for. */
export type SetupPhase =
  | 'looking' // for the server
  | 'consent' // of the person to ask a host outside their domain
  | 'address' // of the server, typed by the person
  | 'sign-in' // by the person
  | 'browser' // the person signs in there, or on another device
  | 'checking' // whether it works
  | 'certificate' // of the server, for the person to trust or not
  | 'done';

/** How far connecting a mailbox is. */
export interface Setup {
  readonly address: string;
  readonly phase: SetupPhase;
  readonly server?: string;
  readonly foundBy?: Finding;
  readonly offers: readonly SignInOffer[];
  /** Why the last try failed. */
  readonly error?: AppError;
  readonly consent?: { readonly host: string };
  readonly device?: { readonly code: string; readonly url: string; readonly until: Instant };
  readonly steps: readonly SetupStep[];
  /** The account, once it is there. */
  readonly accountId?: string;
}
