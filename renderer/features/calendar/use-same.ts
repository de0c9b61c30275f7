import { useRef } from 'react';

/** Whether two values of plain JSON say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The value that was there before, as long as it says the same: snapshots bring everything as new objects. */
export function useSame<T>(value: T): T {
  const known = useRef(value);
  if (!isSame(known.current, value)) known.current = value;
  return known.current;
}
