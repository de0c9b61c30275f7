import { useLayoutEffect, useState, type RefObject } from 'react';

/** A month always stands in so many rows, so that nothing jumps from one to the next. */
const WEEKS = 6;
/** Pixels, as calendar.css and FullCalendar's theme draw a month; `views.test.ts` holds them against what is drawn. */
const FRAME_AND_HEADER = 27;
const DAY_NUMBER = 27;
const LINE = 21;

/** How many lines of entries a month's day has room for, that of "more" among them, in a grid of that height in pixels. */
export function linesOfDay(height: number): number {
  const row = (height - FRAME_AND_HEADER) / WEEKS;
  return Math.max(1, Math.floor((row - DAY_NUMBER) / LINE));
}

/**
 * The same for an element, whatever becomes of its height. FullCalendar finds it out by itself, but only by drawing
 * everything twice.
 */
export function useLinesOfDay(grid: RefObject<HTMLElement | null>): number {
  const [lines, setLines] = useState(1);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const measure = (): void => {
      // Out of sight it has no height.
      if (element.offsetHeight > 0) setLines(linesOfDay(element.offsetHeight));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid]);
  return lines;
}
