import { ResponseError } from './errors.ts';
import type { ItemView } from './resolve.ts';
import { compareValues } from './restriction.ts';
import { fieldReader } from './values.ts';
import { attributeOf, elementsOf, type XmlElement } from './xml.ts';

/** Sorts by `m:SortOrder`, stable; items without a value come first, as in the store. */
export function sortItems(items: readonly ItemView[], sortOrder: XmlElement): readonly ItemView[] {
  const keys = elementsOf(sortOrder).map((order) => {
    const path = elementsOf(order)[0];
    const read = path === undefined ? undefined : fieldReader(path);
    if (read === undefined) {
      throw new ResponseError('ErrorUnsupportedPathForSortGroup', 'The property can not be used for sorting.');
    }
    return { read, sign: attributeOf(order, 'Order') === 'Descending' ? -1 : 1 };
  });
  return [...items].sort((a, b) => {
    for (const { read, sign } of keys) {
      const order = compareOptional(read(a).value, read(b).value);
      if (order !== 0) return sign * order;
    }
    return 0;
  });
}

type Value = string | number | boolean | readonly string[] | undefined;

function compareOptional(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const left = typeof a === 'object' ? a.join(';') : a;
  const right = typeof b === 'object' ? b.join(';') : b;
  return compareValues(left, right);
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins. */
  readonly nextOffset: number;
  readonly last: boolean;
}

/** Cuts one page out of the result; without a view the server's own limit holds. */
export function pageOf<T>(all: readonly T[], view: XmlElement | undefined, limit: number): Page<T> {
  const asked = attributeOf(view, 'MaxEntriesReturned');
  const size = Math.min(limit, asked === undefined ? limit : Number(asked));
  if (size <= 0) {
    throw new ResponseError('ErrorInvalidPagingMaxRows', 'MaxEntriesReturned must be greater than zero.');
  }
  if (view?.name === 'FractionalPageItemView') return slice(all, fraction(all.length, view), size);
  const offset = Number(attributeOf(view, 'Offset') ?? '0');
  if (offset < 0) {
    throw new ResponseError('ErrorInvalidIndexedPagingParameters', 'Offset must be zero or greater.');
  }
  if (attributeOf(view, 'BasePoint') !== 'End') return slice(all, offset, size);
  // From the end, offsets count backwards, and the page still reads forwards.
  const end = Math.max(0, all.length - offset);
  const start = Math.max(0, end - size);
  return { items: all.slice(start, end), nextOffset: offset + (end - start), last: start === 0 };
}

function slice<T>(all: readonly T[], offset: number, size: number): Page<T> {
  const end = Math.min(all.length, offset + size);
  return { items: all.slice(offset, end), nextOffset: Math.max(offset, end), last: end >= all.length };
}

function fraction(length: number, view: XmlElement): number {
  const numerator = Number(attributeOf(view, 'Numerator'));
  const denominator = Number(attributeOf(view, 'Denominator'));
  if (!(numerator >= 0 && denominator > 0 && numerator <= denominator)) {
    throw new ResponseError('ErrorInvalidFractionalPagingParameters', 'Numerator must not exceed Denominator.');
  }
  return Math.floor((length * numerator) / denominator);
}
