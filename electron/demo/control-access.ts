import { boolean, list, object, oneOf, optional, string } from './read-json.ts';
import type { SignInMethod } from './sign-in/methods.ts';

/** Actions on who gets in, and where to. */
export type AccessRequest =
  /** The methods that are switched on from now on. */
  | { readonly action: 'sign-in'; readonly methods: readonly SignInMethod[] }
  /** Who may act for others, by address, from now on. */
  | { readonly action: 'impersonators'; readonly addresses: readonly string[] }
  /**
   * Lets somebody read a folder of a mailbox, or all of it where no folder is said; `private` shows them what is private
   * too. With `revoke` nobody but the owner reads anything any more.
   */
  | {
      readonly action: 'delegate';
      readonly mailbox: string;
      readonly to?: string;
      readonly folder?: string;
      readonly private?: boolean;
      readonly revoke?: boolean;
    }
  /** An instant; never where it isn't said. */
  | { readonly action: 'password-expires'; readonly mailbox: string; readonly at?: string };

const method = oneOf<SignInMethod>(['basic', 'ntlm', 'negotiate', 'bearer']);

/** Their readers, by action. */
export const accessReaders = {
  'sign-in': object({ action: oneOf(['sign-in']), methods: list(method) }),
  impersonators: object({ action: oneOf(['impersonators']), addresses: list(string) }),
  delegate: object({
    action: oneOf(['delegate']),
    mailbox: string,
    to: optional(string),
    folder: optional(string),
    private: optional(boolean),
    revoke: optional(boolean),
  }),
  'password-expires': object({ action: oneOf(['password-expires']), mailbox: string, at: optional(string) }),
};
