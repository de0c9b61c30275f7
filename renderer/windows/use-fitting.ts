import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useCommand } from '../store/use-command.ts';

/** Tells the window how high its content is, and again whenever that changes: a longer language, larger text, more toasts. */
export function useFitting(): RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null);
  const { run } = useCommand('fitWindow');
  const tell = useRef(run);
  tell.current = run;
  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height > 0) void tell.current({ height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return content;
}
