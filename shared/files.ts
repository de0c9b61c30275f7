/** What Exchange takes by default, and what a window may hand over. */
export const LARGEST_FILE = 25 * 1024 * 1024;
