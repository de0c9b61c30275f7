/** So many digits of a number tell it from all others of a country. */
const TELLING = 7;

/** Digits with a plus before, and an extension after: `+49 30 5550100-4471`, `(0) 30 123 ext. 4`. */
export function dialable(number: string): string | undefined {
  const [, main = '', extension] = /^([^a-z;#]*)(?:(?:ext\.?|x|;ext=|#)\s*(\d{1,10}))?$/i.exec(number.trim()) ?? [];
  const digits = main.replace('(0)', '').replace(/[\s().\-/]/g, '');
  if (!/^\+?\d{2,20}$/.test(digits)) return undefined;
  return extension === undefined ? digits : `${digits};ext=${extension}`;
}

/**
 * Whether two ways to write a number mean the same telephone: with or without the country's code, `00` for `+`, whatever
 * stands between the digits. What is too short for that, an extension, must be the same.
 */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  // Both with their countries: these differ.
  if (a.startsWith('+') && b.startsWith('+')) return false;
  const [short, long] = [national(a), national(b)].sort((left, right) => left.length - right.length) as [
    string,
    string,
  ];
  return short.length >= TELLING && long.endsWith(short);
}

/** With a plus where the country stands before. */
const digitsOf = (number: string): string =>
  number
    .replace(/^\s*tel:/i, '')
    .replace('(0)', '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');

/** Without what is dialled before a number from elsewhere in the country. */
const national = (digits: string): string => digits.replace(/^\+|^0/, '');
