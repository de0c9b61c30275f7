import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

/** The release flavour as it was just packaged: no test tool can reach into it, so it is looked at from outside. */
const binary = process.env['PRESENTLY_PACKAGED'] ?? '';
const folder = dirname(binary);
const home = mkdtempSync(join(tmpdir(), 'presently-release-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const OFF = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
  FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  FuseV1Options.GrantFileProtocolExtraPrivileges,
];
const ON = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar];

/** The wire's own letters. */
const DISABLED = '0'.charCodeAt(0);
const ENABLED = '1'.charCodeAt(0);

/** Runs the packaged app without a display. */
function run(args: readonly string[]) {
  const switches = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'] : [];
  if (process.getuid?.() === 0) switches.push('--no-sandbox');
  return spawnSync(binary, [...switches, ...args], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
  });
}

test('the doors that strangers could come in by are shut in the binary itself', async () => {
  const wire = await getCurrentFuseWire(binary);
  const state = (fuse: FuseV1Options) => [FuseV1Options[fuse], wire[fuse]];
  expect(OFF.map(state)).toEqual(OFF.map((fuse) => [FuseV1Options[fuse], DISABLED]));
  expect(ON.map(state)).toEqual(ON.map((fuse) => [FuseV1Options[fuse], ENABLED]));
});

test('it starts from its own folder and prints the demo company’s day', () => {
  const once = run(['--once']);
  expect(once.status, once.stderr).toBe(0);
  const answer = z.record(z.string(), z.unknown()).parse(JSON.parse(once.stdout));
  expect(Object.keys(answer)).toEqual(expect.arrayContaining(['presence', 'agenda', 'oof', 'voicemail']));
});

test('no variable turns it into a Node that runs anything, and no switch lets a debugger in', () => {
  const script = join(home, 'stranger.cjs');
  const trace = join(home, 'trace');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
  const env = { ...process.env, TMPDIR: home, ELECTRON_RUN_AS_NODE: '1' };
  spawnSync(binary, [script, '--once'], { timeout: 50_000, env });
  expect(existsSync(trace)).toBe(false);
  const inspected = run(['--inspect=0', '--once']);
  expect(inspected.status).toBe(0);
  expect(inspected.stderr).not.toContain('Debugger listening');
});

test('it carries the bundle, the licences and nothing else', () => {
  const archive = readFileSync(join(folder, 'resources', 'app.asar'));
  // An asar begins with four sizes, the fourth of them that of its directory, in JSON.
  const directory = z
    .object({ files: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))));
  expect(Object.keys(directory.files).sort()).toEqual(['out', 'package.json']);
  expect(existsSync(join(folder, 'resources', 'app'))).toBe(false);
  expect(readFileSync(join(folder, 'LICENSES.third-party.txt'), 'utf8')).toContain('@fluentui/react-components');
});
