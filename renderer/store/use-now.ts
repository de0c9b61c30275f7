import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/model.ts';
import type { Projection } from './projection.ts';
import { useProjection } from './store.tsx';

const TICK_MS = 5_000;

/** The main process' clock as this window knows it: the snapshot's time and what has passed since. */
export function currentInstant(projection: Pick<Projection, 'snapshot' | 'receivedAt'>, monotonic: number): Instant {
  const base = Temporal.Instant.from(projection.snapshot?.now ?? '1970-01-01T00:00:00Z');
  return base.add({ milliseconds: Math.max(0, Math.round(monotonic - projection.receivedAt)) }).toString();
}

/** The time, by the minute: it changes when a minute begins or a snapshot brings another one. */
export function useNow(): Instant {
  const snapshot = useProjection((projection) => projection.snapshot);
  const receivedAt = useProjection((projection) => projection.receivedAt);
  const [, setMinute] = useState('');
  const now = currentInstant({ ...(snapshot === undefined ? {} : { snapshot }), receivedAt }, performance.now());
  useEffect(() => {
    const tick = (): void => {
      const later = currentInstant({ ...(snapshot === undefined ? {} : { snapshot }), receivedAt }, performance.now());
      setMinute(later.slice(0, 16));
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [snapshot, receivedAt]);
  return now;
}
