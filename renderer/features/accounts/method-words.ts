import type { Finding, SignInMethod } from '../../../shared/account.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { FeedMode } from '../../../shared/snapshot.ts';

/** How an account signs in. */
export const METHODS = {
  basic: 'connect.methodBasic',
  ntlm: 'connect.methodNtlm',
  negotiate: 'connect.methodNegotiate',
  machine: 'connect.methodMachine',
  oauth: 'connect.methodOAuth',
} as const satisfies Record<SignInMethod, MessageKey>;

/** How its server was found. */
export const FINDINGS = {
  cached: 'diagnosis.wayCached',
  json: 'diagnosis.wayJson',
  soap: 'diagnosis.waySoap',
  pox: 'diagnosis.wayPox',
  'http-redirect': 'diagnosis.wayRedirect',
  srv: 'diagnosis.waySrv',
  mx: 'diagnosis.wayMx',
  typed: 'diagnosis.wayTyped',
} as const satisfies Record<Finding, MessageKey>;

/** How it hears of changes. */
export const FEEDS = {
  streaming: 'accounts.feedStreaming',
  pull: 'accounts.feedPull',
  polling: 'accounts.feedPolling',
} as const satisfies Record<FeedMode, MessageKey>;
