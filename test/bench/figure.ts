/** Where the product and its Electron are. */
export interface Bench {
  readonly root: string;
  readonly electron: string;
}

/** One line of the benchmark's output. Smaller is better, always. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run. */
  readonly against: string;
  readonly baseline: number;
  /** value / baseline. */
  readonly ratio: number;
  /** The ratio that must not be passed. */
  readonly goal: number;
  readonly ok: boolean;
}

/** Compares the medians of two rows of measurements. */
export function compare(
  facts: Pick<Figure, 'name' | 'unit' | 'against' | 'goal'>,
  ours: readonly number[],
  theirs: readonly number[],
): Figure {
  const [value, baseline] = [median(ours), median(theirs)];
  const ratio = value / baseline;
  const { name, unit, against, goal } = facts;
  return {
    name,
    value: round(value),
    unit,
    against,
    baseline: round(baseline),
    ratio: round(ratio),
    goal,
    ok: ratio <= goal,
  };
}

/** Compares one value with one, e.g. with what was promised. */
export function among(
  facts: Pick<Figure, 'name' | 'unit' | 'against' | 'goal'>,
  value: number,
  baseline: number,
): Figure {
  return compare(facts, [value], [baseline]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

const round = (value: number): number => Number(value.toPrecision(3));
