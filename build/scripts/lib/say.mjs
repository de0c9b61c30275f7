// Progress goes to standard error: standard output belongs to what the commands print.
const started = Date.now();

/** @param {string} text */
export function say(text) {
  process.stderr.write(`presently: ${text}\n`);
}

/** Seconds since the command began, for progress lines. */
export function elapsed() {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/** Ends with a status after saying why. @param {string} text @param {number} status @returns {never} */
export function fail(text, status) {
  say(text);
  process.exit(status);
}
