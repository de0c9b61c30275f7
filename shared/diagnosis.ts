import type { Finding, SignInMethod } from './account.ts';
import type { MessageKey } from './messages/index.ts';
import type { AppError, Instant } from './model.ts';
import type { Health } from './snapshot.ts';

/** A request as administrators look for it in their logs. */
export interface RequestFact {
  readonly operation: string;
  readonly at: Instant;
  /** Milliseconds until it was answered. */
  readonly ms: number;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** The `client-request-id` that went along. */
  readonly requestId: string;
}

/** What is known of an account's way to its server. Nothing in it is secret. */
export interface Diagnosis {
  readonly accountId: string;
  readonly address: string;
  readonly server: string;
  readonly foundBy?: Finding;
  readonly method: SignInMethod;
  /** How the server was convinced last: `basic`, `ntlm`, `negotiate` or `bearer`. */
  readonly convincedBy?: string;
  readonly serverVersion?: string;
  readonly health: Health;
  readonly lastRequest?: RequestFact;
  readonly lastFailure?: RequestFact & { readonly error: AppError };
  /** The server asked to be left alone until then. */
  readonly quietUntil?: Instant;
  readonly requests: number;
  readonly failures: number;
}

/** What a test asks the server, in this order. */
export const TEST_STEPS = ['server', 'mailbox', 'calendar', 'oof', 'voicemail', 'free-busy', 'changes'] as const;
export type TestStep = (typeof TEST_STEPS)[number];

/** What its steps are called. */
export const TEST_STEP_NAMES = {
  server: 'diagnosis.stepServer',
  mailbox: 'diagnosis.stepMailbox',
  calendar: 'diagnosis.stepCalendar',
  oof: 'diagnosis.stepOof',
  voicemail: 'diagnosis.stepVoicemail',
  'free-busy': 'diagnosis.stepFreeBusy',
  changes: 'diagnosis.stepChanges',
} as const satisfies Record<TestStep, MessageKey>;

/** How one question of a test went. */
export interface TestResult {
  readonly step: TestStep;
  /** Milliseconds. */
  readonly ms: number;
  readonly error?: AppError;
  /** How many entries were read, or the server's version. */
  readonly found?: string;
}
