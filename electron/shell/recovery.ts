/** So many times within so long a window whose process was lost is made anew; then something is wrong with it. */
const TRIES = 3;
const WITHIN = 5 * 60_000;

/** Whether what was lost is to be brought back once more: without an end to it, a page that breaks would break for ever. */
export interface Recovery {
  readonly again: (what: string) => boolean;
}

export function createRecovery(now: () => number): Recovery {
  const lost = new Map<string, readonly number[]>();
  return {
    again: (what) => {
      const recent = [...(lost.get(what) ?? []).filter((at) => at > now() - WITHIN), now()];
      lost.set(what, recent);
      return recent.length <= TRIES;
    },
  };
}
