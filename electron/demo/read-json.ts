/** What was sent isn't what was expected; the message says where. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Checks a JSON value and gives it its type; `path` is for the message. */
export type Reader<T> = (value: unknown, path: string) => T;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: undefined extends ReturnType<S[K]> ? K : never }[keyof S];
export type ReadObject<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ReturnType<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Exclude<ReturnType<S[K]>, undefined>;
};

export const string: Reader<string> = (value, path) => {
  if (typeof value !== 'string') throw new InputError(`${path} must be a string`);
  return value;
};

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new InputError(`${path} must be true or false`);
  return value;
};

/** A whole number in a range. */
export function integer(from: number, to: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
      throw new InputError(`${path} must be a whole number from ${from} to ${to}`);
    }
    return value;
  };
}

/** A number from 0 to 1. */
export const probability: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new InputError(`${path} must be from 0 to 1`);
  return value;
};

/** One of a few words. */
export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new InputError(`${path} must be one of ${words.join(', ')}`);
    return found;
  };
}

/** May be left out. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined ? undefined : reader(value, path));
}

export function list<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new InputError(`${path} must be a list`);
    return value.map((entry, index) => reader(entry, `${path}[${index}]`));
  };
}

/** Any names, each with the same kind of value. */
export function dictionary<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path) =>
    Object.fromEntries(entriesOf(value, path).map(([key, entry]) => [key, reader(entry, `${path}.${key}`)]));
}

/** Exactly these keys; one that isn't known is an error, as it would be a typing mistake. */
export function object<S extends Shape>(shape: S): Reader<ReadObject<S>> {
  return (value, path) => {
    const entries = entriesOf(value, path);
    const stray = entries.find(([key]) => !(key in shape));
    if (stray !== undefined) throw new InputError(`${path} has no ${stray[0]}`);
    const given = new Map(entries);
    const read = Object.entries(shape).flatMap(([key, reader]) => {
      const result = reader(given.get(key), `${path}.${key}`);
      return result === undefined ? [] : [[key, result] as const];
    });
    // The shape has been followed key by key, which the compiler can't see through fromEntries.
    return Object.fromEntries(read) as ReadObject<S>;
  };
}

/** One of several objects, told apart by the word under `key`. */
export function variant<T>(key: string, readers: Readonly<Record<string, Reader<T>>>): Reader<T> {
  return (value, path) => {
    const word = new Map(entriesOf(value, path)).get(key);
    const reader = typeof word === 'string' ? readers[word] : undefined;
    if (reader === undefined) {
      throw new InputError(`${path}.${key} must be one of ${Object.keys(readers).join(', ')}`);
    }
    return reader(value, path);
  };
}

function entriesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`${path} must be an object`);
  }
  return Object.entries(value);
}
