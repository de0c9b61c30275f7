import { useEffect, useRef, useState } from 'react';
import type { CalendarRange } from '../../../shared/ipc.ts';
import type { AppError, Appointment, Instant, TimeRange } from '../../../shared/model.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';
import { isSame } from './use-same.ts';

/** Snapshots come in bursts; one question a burst is enough. */
const SETTLE_MS = 400;

/** What is known of the range on screen: the last answer stays until the next one is here. */
export interface ShownRange {
  readonly appointments: readonly Appointment[];
  readonly asOf: Instant | undefined;
  readonly error: AppError | undefined;
  /** Calendars of others that couldn't be read for this range. */
  readonly troubles: NonNullable<CalendarRange['troubles']>;
  /** No answer for this range yet. */
  readonly loading: boolean;
}

interface Answer {
  readonly range: TimeRange;
  readonly appointments: readonly Appointment[];
  readonly asOf?: Instant;
  readonly error?: AppError;
  readonly troubles?: ShownRange['troubles'];
}

const NONE: ShownRange['troubles'] = [];

/** Most answers bring nothing new: the same list stays the same object, so that nothing is drawn anew for it. */
function kept(known: Answer | undefined, next: Answer): Answer {
  if (known === undefined || !isSame(known.appointments, next.appointments)) return next;
  return { ...next, appointments: known.appointments };
}

/** Asks for the range shown, at once when it changes and shortly after each change of the snapshot. */
export function useCalendarRange(range: TimeRange | undefined): ShownRange {
  const bridge = useBridge();
  const revision = useSnapshot((snapshot) => snapshot.revision);
  const [answer, setAnswer] = useState<Answer>();
  const asked = useRef<{ readonly range?: TimeRange; readonly turn: number }>({ turn: 0 });

  useEffect(() => {
    if (range === undefined) return;
    const turn = asked.current.turn + 1;
    const sameRange = asked.current.range === range;
    asked.current = { range, turn };
    const ask = async (): Promise<void> => {
      const result = await bridge.query('calendarRange', range);
      if (asked.current.turn !== turn) return;
      if (result.ok) setAnswer((known) => kept(known, { range, ...result.value }));
      else setAnswer((known) => ({ range, appointments: known?.appointments ?? [], error: result.error }));
    };
    const timer = setTimeout(() => void ask(), sameRange ? SETTLE_MS : 0);
    return () => clearTimeout(timer);
  }, [bridge, range, revision]);

  return {
    appointments: answer?.appointments ?? [],
    asOf: answer?.asOf,
    error: answer?.range === range ? answer?.error : undefined,
    troubles: answer?.range === range ? (answer?.troubles ?? NONE) : NONE,
    loading: range !== undefined && answer?.range !== range,
  };
}
