import type { DiscoverPorts, DiscoverStep, StepOutcome, Way } from './model.ts';

/** What a search did, step by step. */
export interface StepLog {
  /** Tells of a step when it begins and when it ends. */
  readonly during: (way: Way, url: string, work: () => Promise<StepOutcome>) => Promise<StepOutcome>;
  /** A step that took no time: something was decided. */
  readonly note: (way: Way, url: string, outcome: StepOutcome) => void;
  /** Those that have ended, in the order in which they began. */
  readonly steps: () => readonly DiscoverStep[];
}

/** Makes a log that tells `onStep`. */
export function createStepLog({ clock, onStep }: Pick<DiscoverPorts, 'clock' | 'onStep'>): StepLog {
  const ended: DiscoverStep[] = [];
  let count = 0;
  const end = (step: DiscoverStep): void => {
    ended.push(step);
    onStep?.(step);
  };
  return {
    during: async (way, url, work) => {
      count += 1;
      const begun = { id: count, way, url, startedAt: clock.now() };
      onStep?.({ ...begun, outcome: { kind: 'asking' }, ms: 0 });
      const outcome = await work();
      end({ ...begun, outcome, ms: clock.now() - begun.startedAt });
      return outcome;
    },
    note: (way, url, outcome) => {
      count += 1;
      end({ id: count, way, url, outcome, startedAt: clock.now(), ms: 0 });
    },
    steps: () => [...ended].sort((a, b) => a.id - b.id),
  };
}
