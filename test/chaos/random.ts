/** Random numbers that a seed fixes: the same seed, the same run. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** An integer from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

/** A linear congruential generator of 48 bits (the constants of drand48); its low bits are thrown away. */
export function createRandom(seed: number): Random {
  let state = (BigInt(seed) << 16n) + 0x330en;
  const next = () => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffffffffffffn;
    return Number(state >> 16n) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds are neighbours.
  for (let warm = 0; warm < 8; warm += 1) next();
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (choices) => {
      const choice = choices[Math.floor(next() * choices.length)];
      if (choice === undefined) throw new Error('nothing to choose from');
      return choice;
    },
    chance: (probability) => next() < probability,
  };
}
