import type { AutodiscoverAnswer, AutodiscoverPlan } from './autodiscover/answers.ts';
import type { Telephone } from './model.ts';
import { boolean, list, object, oneOf, optional, string, variant } from './read-json.ts';
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
  /** What the Autodiscover addresses say from now on. */
  | { readonly action: 'autodiscover'; readonly answers: AutodiscoverPlan }
  /** Unified Messaging, which plays messages on a telephone; off where no number is said. */
  | {
      readonly action: 'telephone';
      readonly mailbox: string;
      readonly number?: string;
      readonly answers?: Telephone['answers'];
    }
  /** An instant; never where it isn't said. */
  | { readonly action: 'password-expires'; readonly mailbox: string; readonly at?: string };

const method = oneOf<SignInMethod>(['basic', 'ntlm', 'negotiate', 'bearer']);

const answer = variant<AutodiscoverAnswer>('kind', {
  settings: object({ kind: oneOf(['settings']) }),
  'redirect-address': object({ kind: oneOf(['redirect-address']), address: string }),
  'redirect-url': object({ kind: oneOf(['redirect-url']), url: string }),
  error: object({ kind: oneOf(['error']), code: string }),
  redirect: object({ kind: oneOf(['redirect']), location: string }),
  page: object({ kind: oneOf(['page']) }),
  nothing: object({ kind: oneOf(['nothing']) }),
});
const answers = object({ json: optional(answer), xml: optional(answer), svc: optional(answer) });

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
  telephone: object({
    action: oneOf(['telephone']),
    mailbox: string,
    number: optional(string),
    answers: optional(oneOf(['picked-up', 'busy', 'no-answer'])),
  }),
  autodiscover: object({ action: oneOf(['autodiscover']), answers }),
  'password-expires': object({ action: oneOf(['password-expires']), mailbox: string, at: optional(string) }),
};
