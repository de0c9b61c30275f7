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
      // A server forgets a call with its end.
      .catch((cause: unknown): PhoneCallState =>
        describeFailure(cause).error.code === FORGOTTEN ? 'ended' : 'failed',
      );
    if (current?.id === asked.id && GOING.has(current.state)) show(state);
  };

  const hangUp = async () => {
    const call = current;
    if (call === undefined || !GOING.has(call.state)) return;
    show('ended');
    await call.session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.hangUp(call.id, signal));
  };

  return {
    view: () => current && { key: current.key, number: current.number, state: current.state },
    play: async (session, key, number) => {
      await hangUp();
      const id = await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.playOnPhone(key, number, signal));
      current = { session, id, key, number, state: 'dialling' };
      show('dialling');
    },
    hangUp,
    close: () => {
      closed = true;
      cancel();
    },
  };
}

const FORGOTTEN = 'ErrorInvalidPhoneCallId';
