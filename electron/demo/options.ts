import { appendFileSync } from 'node:fs';
import { realTime, ServerClock, type Clock } from './clock.ts';
import { hasPassword } from './company.ts';
import type { Owner } from './model.ts';
import type { SignInOptions } from './sign-in/methods.ts';
import { buildScenario } from './scenario/index.ts';
import { ExchangeState } from './state.ts';

/** What can be said of an embedded Exchange, with sockets or without. */
export interface CommonOptions extends SignInOptions {
  /** IANA zone of the main user's office, e.g. this machine's; Europe/Paris where it isn't said. */
  readonly zone?: string;
  /** All that the server does in time goes by this clock, and the scenario is built around its now; real time by default. */
  readonly clock?: Clock;
  /** Milliseconds since 1970, in place of the clock's own; what waits still waits by the clock. */
  readonly now?: () => number;
  /** 0 ≤ x < 1, for faults that are only likely. */
  readonly random?: () => number;
  /** How many work in the company, the main user included; 24 where it isn't said. */
  readonly people?: number;
  /** Language of the main user's mailbox: folder names, server-made subjects. */
  readonly language?: 'en' | 'fr';
  /** Keeps every body in the log whole, so that a run can be validated afterwards. */
  readonly keepBodies?: boolean;
  /** A file to which every request and answer is appended, whole, as one JSON line each (`LogEntry`, `LogAddition`). */
  readonly logFile?: string | undefined;
}

export interface User {
  readonly address: string;
  readonly password: string;
}

/** The server's state with the scenario in it. */
export function buildState(options: CommonOptions): ExchangeState {
  const given = options.clock ?? realTime;
  const clock = new ServerClock(
    options.now === undefined ? given : { now: options.now, after: (delayMs, run) => given.after(delayMs, run) },
  );
  const { logFile } = options;
  const language: Owner['language'] = options.language === 'fr' ? 'fr-FR' : 'en-US';
  return new ExchangeState({
    build: () => buildScenario({ now: clock.now, zone: options.zone, language, people: options.people }),
    clock,
    fullLog: options.keepBodies ?? false,
    // At once, so that nothing is missing when the program ends.
    watchLog: logFile === undefined ? undefined : (line) => appendFileSync(logFile, `${JSON.stringify(line)}\n`),
    random: options.random ?? Math.random,
    signIn: options,
  });
}

/** Everybody who can sign in, the main user first. */
export function usersOf(state: ExchangeState): readonly User[] {
  return state.company.all
    .filter(({ owner }) => hasPassword(owner))
    .map(({ owner, password }) => ({ address: owner.address, password }));
}
