import { useEffect, useState } from 'react';

type Load<T> = () => Promise<T>;

/** What has been loaded, by the function that loads it. */
const here = new WeakMap<Load<unknown>, unknown>();

/** Loads a part, so that whoever wants it later has it at once. */
export async function loadAhead(load: Load<unknown>): Promise<void> {
  if (!here.has(load)) here.set(load, await load());
}

/**
 * A part that is loaded once it is wanted; `undefined` until it is here. React's Suspense would do, but keeps what has arrived
 * out of sight for a third of a second whenever it has drawn a placeholder. What can't be loaded is thrown in the next drawing.
 * @param load the same function each time
 */
export function useLoaded<T>(load: Load<T>, wanted = true): T | undefined {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!wanted || here.has(load)) return;
    let current = true;
    const arrived = () => {
      if (current) draw((count) => count + 1);
    };
    const failed = (cause: unknown) => {
      if (!current) return;
      draw(() => {
        throw cause instanceof Error ? cause : new Error(String(cause));
      });
    };
    loadAhead(load).then(arrived, failed);
    return () => {
      current = false;
    };
  }, [load, wanted]);
  // The function is the key, so that what lies there is what it gave.
  return here.get(load) as T | undefined;
}
