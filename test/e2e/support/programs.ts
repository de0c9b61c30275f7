import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that the desk has for addresses of some schemes; what they are opened with is written down. */
export interface Programs {
  readonly env: Readonly<Record<string, string>>;
  /** The addresses that were opened so far. */
  readonly opened: () => readonly string[];
  readonly remove: () => void;
}

/** Installs one program for these schemes and types of files, as a desktop's user would. */
export function installPrograms(...wanted: readonly string[]): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'presently-programs-'));
  const [applications, config] = [join(folder, 'data/applications'), join(folder, 'config')];
  for (const each of [applications, config]) mkdirSync(each, { recursive: true });
  const [script, file] = [join(folder, 'meet.sh'), join(folder, 'opened')];
  writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${file}'\n`);
  chmodSync(script, 0o755);
  const types = wanted.map((name) => (name.includes('/') ? name : `x-scheme-handler/${name}`));
  writeFileSync(
    join(applications, 'meet.desktop'),
    `[Desktop Entry]\nType=Application\nName=Meet\nExec=${script} %u\nMimeType=${types.join(';')};\n`,
  );
  writeFileSync(
    join(config, 'mimeapps.list'),
    `[Default Applications]\n${types.map((type) => `${type}=meet.desktop`).join('\n')}\n`,
  );
  return {
    env: { XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: config },
    opened: () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
