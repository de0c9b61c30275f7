import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICON_SIZES, LINUX_FILES } from '../../../build/scripts/lib/linux-files.mjs';
import { USAGE } from '../../../electron/cli/arguments.ts';
import { cliRequestSchema } from '../../../shared/cli-contract.ts';

const linux = join(import.meta.dirname, '../../../build/linux');
const commands = cliRequestSchema.options.map(({ shape }) => shape.command.value);
const options = [...new Set(USAGE.match(/--[a-z-]+/g))];
const read = (name: string) => readFileSync(join(linux, name), 'utf8');

/** What a shell offers for the last word of a line. */
function offered(...words: string[]): readonly string[] {
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _presently; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync(
    'bash',
    ['-c', script, 'bash', join(linux, 'completions/presently.bash'), 'presently', ...words],
    {
      encoding: 'utf8',
    },
  );
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((word) => word !== '');
}

describe('what is installed beside the app', () => {
  it('is all there, in every size that desktops look for', () => {
    expect(LINUX_FILES.filter(({ from }) => !existsSync(from))).toEqual([]);
    const icons = LINUX_FILES.flatMap(({ to }) => /hicolor\/(\d+)x/.exec(to)?.[1] ?? []).map(Number);
    expect(icons.sort((a, b) => a - b)).toEqual([...ICON_SIZES, 512]);
    for (const { from, to } of LINUX_FILES) {
      const size = Number(/hicolor\/(\d+)x/.exec(to)?.[1]);
      // A PNG says its width at its sixteenth byte.
      if (to.endsWith('.png')) expect([to, readFileSync(from).readUInt32BE(16)]).toEqual([to, size]);
    }
  });

  it.each(['presently.1', 'completions/presently.bash', 'completions/_presently', 'completions/presently.fish'])(
    '%s knows every command and option of the command line',
    (name) => {
      const text = read(name).replaceAll('\\-', '-');
      const words = new Set(text.match(/[\w-]+/g));
      const dashed = name.endsWith('.fish')
        ? new Set([...text.matchAll(/-l ([\w-]+)/g)].map(([, option]) => `--${option ?? ''}`))
        : new Set(text.match(/--[\w-]+/g));
      expect(commands.flatMap((command) => command.split(' ')).filter((word) => !words.has(word))).toEqual([]);
      expect(options.filter((option) => !dashed.has(option))).toEqual([]);
    },
  );

  it('a shell completes a line as it goes', () => {
    expect(offered('fre')).toEqual(['freebusy']);
    expect(offered('oof', '')).toEqual(['show', 'on', 'off']);
    expect(offered('oof', 'on', '--au')).toEqual(['--audience']);
    expect(offered('oof', 'on', '--audience', '')).toEqual(['none', 'known', 'all']);
    expect(offered('presence', 'set', 'b')).toEqual(['busy', 'be-right-back']);
    expect(offered('account', 'add', '--message')).toEqual([]);
  });
});
