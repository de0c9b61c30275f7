import { existsSync, readFileSync } from 'node:fs';
import type { LogAddition, LogEntry } from '../../electron/demo/log.ts';

/** What an embedded Exchange wrote into its log file, each entry with all that followed on its connection. */
export function readDemoLog(file: string): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  // One server after the other may have written here, each counting from 1.
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const text of lines.filter((line) => line !== '')) {
    // Our own server wrote it.
    const line = JSON.parse(text) as LogEntry | LogAddition;
    if (!('more' in line)) entries.push(line);
    else {
      const at = entries.findLastIndex(({ sequence }) => sequence === line.sequence);
      const entry = entries[at];
      if (entry === undefined) throw new Error(`nothing is known of request ${line.sequence}`);
      const response = entry.response + line.more;
      entries[at] = { ...entry, response, violations: [...entry.violations, ...line.violations] };
    }
  }
  return entries;
}
