import type { Temporal } from 'temporal-polyfill';
import type { AutodiscoverPlan } from './autodiscover/answers.ts';
import type { ServerClock } from './clock.ts';
import type { Company } from './company.ts';
import { FaultBook } from './faults.ts';
import { SubscriptionBook } from './live/subscriptions.ts';
import { RequestLog, type LogWatcher } from './log.ts';
import type { Mailbox } from './mailbox.ts';
import type { SignInOptions } from './sign-in/methods.ts';
import { SignIn } from './sign-in/sign-in.ts';

export interface StateOptions {
  /** Builds the scenario around now. */
  readonly build: () => Company;
  readonly clock: ServerClock;
  readonly fullLog: boolean;
  readonly watchLog?: LogWatcher | undefined;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly signIn?: SignInOptions;
}

/** All that the server and its control address share. */
export class ExchangeState {
  company: Company;
  readonly clock: ServerClock;
  readonly faults: FaultBook;
  readonly subscriptions: SubscriptionBook;
  readonly log: RequestLog;
  readonly signIn: SignIn;
  /** What the Autodiscover addresses say. */
  autodiscover: AutodiscoverPlan = {};
  readonly now: () => Temporal.Instant;
  private readonly build: () => Company;

  constructor({ build, clock, fullLog, watchLog, random, signIn = {} }: StateOptions) {
    this.build = build;
    this.company = build();
    this.clock = clock;
    this.now = clock.now;
    this.faults = new FaultBook(random);
    this.subscriptions = new SubscriptionBook(clock, this.faults);
    this.log = new RequestLog(fullLog, watchLog);
    this.signIn = new SignIn(signIn, clock.now);
  }

  /** Back to the scenario as it is now; the log stays. */
  reset(): void {
    this.subscriptions.expire();
    this.company = this.build();
    this.faults.clear();
    this.signIn.reset();
    this.autodiscover = {};
  }

  /** Begins to move a mailbox, which is done after so many requests that are put off. */
  moveMailbox(mailbox: Mailbox, requests: number): void {
    mailbox.movingFor = requests;
    if (requests === 0) this.finishMove(mailbox);
  }

  /** Whether a request has to be put off because its mailbox is on its way; counts it. */
  putsOff(mailbox: Mailbox): boolean {
    if (mailbox.movingFor === 0) return false;
    mailbox.movingFor -= 1;
    if (mailbox.movingFor === 0) this.finishMove(mailbox);
    return true;
  }

  private finishMove(mailbox: Mailbox): void {
    mailbox.home += 1;
    mailbox.forgetSyncStates();
    this.subscriptions.expire(mailbox);
  }
}
