import { EwsAnswerError } from './errors.ts';
import { isLegal } from './xml-limits.ts';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Puts characters in the place of references: the five of XML and numbers, nothing that a document could define. Servers
 * do send references to characters that XML forbids (`&#x1F;` in subjects): those vanish, the answer stays.
 * @throws {EwsAnswerError} `broken-answer` for any other `&`
 */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[^;\s&]*);?/gi, (whole, name: string) => {
    if (name.startsWith('#') && whole.endsWith(';')) {
      const hex = /^#x/i.test(name);
      const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
      return isLegal(code) ? String.fromCodePoint(code) : '';
    }
    const known = PREDEFINED.get(name);
    if (known === undefined || !whole.endsWith(';')) throw new EwsAnswerError('broken-answer', 'unknown entity');
    return known;
  });
}

/** No reference is longer, but one that wants to be. */
const LONGEST = 40;

/** How much of a text may be read while its end isn't there yet: up to a reference that may go on. */
export function wholeReferences(text: string): number {
  const last = text.lastIndexOf('&');
  return last === -1 || text.length - last > LONGEST || text.includes(';', last) ? text.length : last;
}

/** Makes a reader of line ends, however they are written and torn: what it gives has `\n` alone. */
export function createLineEnds(): (piece: string) => string {
  let held = '';
  return (piece) => {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? text : text.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  };
}
