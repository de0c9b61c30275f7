/** More than any answer may have; the transport has cut off longer ones already. */
export const MAX_CHARACTERS = 40 * 1024 * 1024;
/** Levels of elements. */
export const MAX_DEPTH = 100;

/** What may not stand in a document as it is: controls but tab and line ends, and two that are no characters. */
export const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/**
 * Whether XML knows a character of that code. Servers do send references to others (`&#x1F;` in subjects): they vanish,
 * the answer stays.
 */
export const isLegal = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
