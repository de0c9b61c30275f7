import type { PhoneCallState } from '../../shared/model.ts';
import type { PhoneCallView } from '../../shared/snapshot.ts';
import { describeFailure } from './failures.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

/*
 * A message that a server plays on a telephone.
 *
 *     asked ──▶ dialling ──▶ ringing ──▶ connected ──▶ ended, busy, no answer, failed ──▶ (nothing, a little later)
 *                   └────────────┴────────────┴─ hung up ─▲
 *
 * Servers tell nothing by themselves: how it is doing is asked every second and a half.
 */

const ASK_LIMIT_MS = 15_000;
const ASK_EVERY_MS = 1500;
/** How long its end is shown. */
const SHOWN_MS = 8000;

export interface PhoneCalls {
  readonly view: () => PhoneCallView | undefined;
  /** Calls `number` and plays the message; a call that is on is hung up before. Throws what the server says to it. */
  readonly play: (session: Session, key: string, number: string) => Promise<void>;
  readonly hangUp: () => Promise<void>;
  readonly close: () => void;
}

const GOING: ReadonlySet<PhoneCallState> = new Set(['dialling', 'ringing', 'connected']);

export function createPhoneCalls(clock: Clock, onChange: () => void): PhoneCalls {
  let current: (PhoneCallView & { readonly session: Session; readonly id: string }) | undefined;
  let cancel: () => void = () => undefined;
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();

  const later = (delayMs: number, run: () => void) => {
    cancel();
    if (!closed) cancel = clock.after(delayMs, run);
  };

  const show = (state: PhoneCallState) => {
    if (current === undefined) return;
    current = { ...current, state };
    if (GOING.has(state)) later(ASK_EVERY_MS, () => void look());
    else {
      later(SHOWN_MS, () => {
        current = undefined;
        onChange();
      });
    }
    onChange();
  };

  const look = async () => {
    const asked = current;
    if (asked === undefined) return;
    const state = await asked.session
      .ask(ASK_LIMIT_MS, (gateway, signal) => gateway.phoneCall(asked.id, signal))
      .catch((cause: unknown): PhoneCallState => (isForgotten(cause) ? 'ended' : 'failed'));
    if (current?.id === asked.id && GOING.has(current.state)) show(state);
  };

  const hangUp = async () => {
    const call = current;
    if (call === undefined || !GOING.has(call.state)) return;
    show('ended');
    try {
      await call.session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.hangUp(call.id, signal));
    } catch (cause) {
      // Whoever listened was faster.
      if (!isForgotten(cause)) throw cause;
    }
  };

  const begin = async (session: Session, key: string, number: string) => {
    await hangUp();
    const id = await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.playOnPhone(key, number, signal));
    current = { session, id, key, number, state: 'dialling' };
    show('dialling');
  };

  return {
    view: () => current && { key: current.key, number: current.number, state: current.state },
    play: (session, key, number) => {
      // Of two presses the second hangs up what the first began.
      const mine = turn.then(() => begin(session, key, number));
      turn = mine.catch(() => undefined);
      return mine;
    },
    hangUp,
    close: () => {
      closed = true;
      cancel();
    },
  };
}

/** What a server says of a call that has ended, sooner or later. */
const isForgotten = (cause: unknown): boolean => describeFailure(cause).error.code === 'ErrorInvalidPhoneCallId';
