import { useMemo, useRef } from 'react';

/** Handlers that stay the same while what they do changes: who is given them is not drawn anew for their sake. */
export function useStable<H extends Readonly<Record<string, (...args: never[]) => void>>>(handlers: H): H {
  const latest = useRef(handlers);
  latest.current = handlers;
  return useMemo(() => {
    const names = Object.keys(latest.current);
    // Each calls the one of the same name, with what that takes.
    return Object.fromEntries(names.map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)])) as H;
  }, []);
}
