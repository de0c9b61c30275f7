import type { TestResult, TestStep } from '../../shared/diagnosis.ts';
import { instantOf } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig } from './ports.ts';
import type { Session } from './session.ts';

const HOUR = 60 * 60_000;
const LIMIT_MS = 30_000;
const FEW_DAYS = 30;

type Question = (gateway: MailboxGateway, signal: AbortSignal) => Promise<string | undefined>;

/** What each step of a test asks; what it gives is shown beside the step. */
const questions = (account: AccountConfig, now: number): Readonly<Record<TestStep, Question>> => ({
  server: async (gateway, signal) => (await gateway.probe(signal)).version,
  mailbox: async (gateway, signal) => {
    await gateway.changeMarkers(signal);
    return undefined;
  },
  calendar: async (gateway, signal) => {
    const range = { start: instantOf(now - 24 * HOUR), end: instantOf(now + 24 * HOUR) };
    return String((await gateway.appointments(range, signal)).length);
  },
  oof: async (gateway, signal) => {
    await gateway.oof(signal);
    return undefined;
  },
  voicemail: async (gateway, signal) => String((await gateway.voicemails(FEW_DAYS, signal)).length),
  'free-busy': async (gateway, signal) => {
    const range = { start: instantOf(now), end: instantOf(now + 24 * HOUR) };
    const [own] = await gateway.freeBusy([account.address], range, 'times', signal);
    if (own?.error !== undefined) throw new GatewayError(own.error);
    return undefined;
  },
  changes: async (gateway, signal) => {
    const subscription = await gateway.subscribe('streaming', signal);
    await gateway.unsubscribe(subscription, signal).catch(() => undefined);
    return undefined;
  },
});

/** Asks one step's question, whatever the session waits for: a person wants to know whether it works now. */
export async function runTestStep(session: Session, step: TestStep, now: () => number): Promise<TestResult> {
  const began = now();
  try {
    const ask = questions(session.account, began)[step];
    const found = await session.test(LIMIT_MS, ask);
    return { step, ms: now() - began, ...(found === undefined ? {} : { found }) };
  } catch (cause) {
    return { step, ms: now() - began, error: describeFailure(cause, session.account).error };
  }
}
