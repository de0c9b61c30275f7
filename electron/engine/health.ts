import type { ErrorKind } from '../../shared/model.ts';
import type { FeedMode, Health, HealthState } from '../../shared/snapshot.ts';
import { instantOf } from '../domain/time.ts';
import type { Trouble } from './scheduler.ts';
import { errorOf } from './trouble.ts';

/** What a session is judged by. */
export interface Vitals {
  readonly trouble: Trouble | undefined;
  readonly lastSuccess: string | undefined;
  /** Absent while no way to hear of changes is open. */
  readonly feed: FeedMode | undefined;
}

/** Judges a session's state and remembers since when it is so. */
export function createHealth(now: () => number): (vitals: Vitals) => Health {
  let state: HealthState = 'connecting';
  let since = instantOf(now());
  return (vitals) => {
    const { trouble, lastSuccess, feed } = vitals;
    const fresh = stateOf(vitals);
    if (fresh !== state) [state, since] = [fresh, instantOf(now())];
    return {
      state,
      since,
      ...(lastSuccess === undefined ? {} : { lastSuccess }),
      ...(trouble?.nextTry === undefined ? {} : { nextTry: instantOf(trouble.nextTry) }),
      ...(trouble === undefined ? {} : { error: errorOf(trouble) }),
      ...(feed === undefined ? {} : { feed }),
    };
  };
}

function stateOf({ trouble, lastSuccess }: Vitals): HealthState {
  if (trouble === undefined) return lastSuccess === undefined ? 'connecting' : 'ok';
  const { kind } = trouble.told;
  if (kind === 'sign-in') return trouble.stopped ? 'sign-in' : 'busy';
  if (kind === 'forbidden') return 'blocked';
  if (kind === 'busy') return 'busy';
  return OFFLINE.has(kind) || trouble.stopped ? 'offline' : 'stale';
}

const OFFLINE: ReadonlySet<ErrorKind> = new Set(['unreachable', 'certificate', 'timeout', 'not-exchange']);
