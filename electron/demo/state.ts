import type { Temporal } from 'temporal-polyfill';
import type { Company } from './company.ts';
import { FaultBook } from './faults.ts';
import { RequestLog } from './log.ts';

/** All that the server and its control address share. */
export class ExchangeState {
  company: Company;
  readonly faults = new FaultBook();
  readonly log: RequestLog;
  readonly now: () => Temporal.Instant;
  private readonly build: () => Company;

  constructor(build: () => Company, now: () => Temporal.Instant, fullLog: boolean) {
    this.build = build;
    this.company = build();
    this.now = now;
    this.log = new RequestLog(fullLog);
  }

  /** Back to the scenario as it is now; the log stays. */
  reset(): void {
    this.company = this.build();
    this.faults.clear();
  }
}
