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

/** Something that whoever typed the command can do something about: shown without a stack. */
class Failure extends Error {
  /** @param {string} text @param {number} status */
  constructor(text, status) {
    super(text);
    this.status = status;
  }
}

/** Ends the command with a status after saying why; what is being cleaned up on the way is. @param {string} text @param {number} status @returns {never} */
export function fail(text, status) {
  throw new Failure(text, status);
}

process.on('uncaughtException', (cause) => {
  if (cause instanceof Failure) say(cause.message);
  else process.stderr.write(`${cause.stack ?? String(cause)}\n`);
  process.exit(cause instanceof Failure ? cause.status : 1);
});
