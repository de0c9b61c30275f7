/**
 * The same value with texts of its own. What a parser hands out are views into an answer's text, and one of them keeps all of
 * it: a calendar would hold the megabytes of XML it was read from for as long as it is known. For whatever outlives its answer.
 */
export const detached = <T>(value: T): T => structuredClone(value);
