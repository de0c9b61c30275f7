/**
 * An order of texts that is the same everywhere: by code units, for `sort`. Keys and dates need no more, and collation by
 * language would read a megabyte of tables.
 */
export const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
