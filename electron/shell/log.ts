import log from 'electron-log/main.js';
import { join } from 'node:path';
import type { Logger } from '../engine/ports.ts';
import { redact } from './redact.ts';

/** Where the log is, for whoever wants to read it. */
export const logFolder = (profile: string): string => join(profile, 'logs');

/** A log file in the profile, for its user alone, at most 1 MB and one predecessor. Facts are codes and counts, never content. */
export function createLog(profile: string): Logger {
  log.transports.console.level = false;
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  log.transports.file.resolvePathFn = () => join(logFolder(profile), 'main.log');
  log.transports.file.format = '{iso} {level} {text}';
  const line = (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
    redact(Object.keys(facts).length === 0 ? message : `${message} ${JSON.stringify(facts)}`);
  return {
    info: (message, facts) => {
      log.info(line(message, facts));
    },
    warn: (message, facts) => {
      log.warn(line(message, facts));
    },
  };
}
