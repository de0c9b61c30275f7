import { useEffect, useRef, type RefObject } from 'react';

/** So long a toast that doesn't stay is there. */
const STAY_MS = 8000;

/** Lets something leave by itself, but never from under the pointer or the keyboard's focus; without `leave` it stays. */
export function useLeaving(leave: (() => void) | undefined): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  const leaves = leave !== undefined;
  useEffect(() => {
    if (!leaves) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(() => {
        // Somebody is reading it: it waits anew.
        if (element.current?.matches(':hover, :focus-within') === true) wait();
        else latest.current?.();
      }, STAY_MS);
    };
    wait();
    return () => clearTimeout(timer);
  }, [leaves]);
  return element;
}
