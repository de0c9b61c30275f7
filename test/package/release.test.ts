import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startVirtualDisplay } from '../../build/scripts/lib/display.mjs';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import { openCacheFile } from '../../electron/storage/cache/cache-file.ts';
import { cliAnswers, cliFailureSchema, type CliRequest } from '../../shared/cli-contract.ts';
import { startFeed } from '../support/update-feed.ts';

/** The release flavour as it was just packaged: no test tool can reach into it, so it is looked at from outside. */
const binary = process.env['PRESENTLY_PACKAGED'] ?? '';
const folder = dirname(binary);
const home = mkdtempSync(join(tmpdir(), 'presently-release-'));
// Chromium's helpers may still be writing down their last.
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 10 }));

const OFF = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
  FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  FuseV1Options.GrantFileProtocolExtraPrivileges,
];
const ON = [
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.OnlyLoadAppFromAsar,
  // Linux has no such thing.
  ...(process.platform === 'linux' ? [] : [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]),
];

/** The wire's own letters. */
const DISABLED = '0'.charCodeAt(0);
const ENABLED = '1'.charCodeAt(0);

const unsandboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** What starts the packaged app without a display. */
const switches = [
  ...(process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'] : []),
  ...unsandboxed,
];

function run(args: readonly string[]) {
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
  expect(Object.keys(directory.files).sort()).toEqual(['node_modules', 'out', 'package.json']);
  const modules = z.object({ files: z.record(z.string(), z.unknown()) }).parse(directory.files['node_modules']);
  expect(Object.keys(modules.files).sort()).toEqual(['@libsql', '@neon-rs', 'detect-libc', 'libsql']);
  const unpacked = readdirSync(join(folder, 'resources', 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
  expect(unpacked.filter((name) => name.endsWith('.node'))).toEqual([
    expect.stringMatching(new RegExp(`@libsql.${process.platform}-${process.arch}`)),
  ]);
  expect(existsSync(join(folder, 'resources', 'app'))).toBe(false);
  const licences = readFileSync(join(folder, 'LICENSES.third-party.txt'), 'utf8');
  for (const name of ['@fluentui/react-components', 'libsql', '@neon-rs/load', 'detect-libc']) {
    expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
  }
  const bom = bomSchema.parse(JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')));
  for (const { group, name, version } of bom.components.filter((part) => part.name !== 'electron')) {
    const whole = group === undefined ? name : `${group}/${name}`;
    expect(licences).toContain(`\n${whole} ${version} (`.slice(licences.startsWith(whole) ? 1 : 0));
  }
  expect(licences).toMatch(new RegExp(`^@libsql/${process.platform}-${process.arch}[\\w-]* [\\d.]+ \\(MIT\\)`, 'm'));
});

const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z
    .array(z.object({ group: z.string().optional(), name: z.string(), version: z.string() }))
    .refine((parts) =>
      ['electron', 'libsql', 'react', 'electron-updater'].every((name) => parts.some((p) => p.name === name)),
    ),
});

/** Starts it hidden on a profile, and waits until it answers. */
async function startHidden(profile: string, env: Readonly<Record<string, string>> = {}) {
  const way = env['DISPLAY'] === undefined ? switches : unsandboxed;
  const app = spawn(binary, [...way, '--hidden'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      ...env,
      PRESENTLY_PROFILE: profile,
    },
  });
  let complaints = '';
  app.stderr.on('data', (chunk) => (complaints += String(chunk)));
  const ended = once(app, 'exit');
  const path = socketPath(profile, process.env, process.platform);
  // The socket opens when the app is up.
  await expect.poll(async () => (await knock(path))?.destroy() !== undefined, { timeout: 50_000 }).toBe(true);
  const tell = async (request: CliRequest) => {
    const socket = await knock(path);
    const reply = socket === undefined ? undefined : await ask(socket, request);
    if (reply === undefined) throw new Error('the app does not answer on its socket');
    return reply;
  };
  const quit = async () => {
    expect(await tell({ command: 'quit' })).toMatchObject({ status: 0 });
    expect(await ended, complaints).toEqual([0, null]);
  };
  return { tell, quit };
}

test.skipIf(process.platform !== 'linux')(
  'an AppImage of it takes a newer version from its feed when it quits, and none that is older or isn’t what was promised',
  async () => {
    const image = join(home, 'Presently.AppImage');
    const trace = join(home, 'ran');
    writeFileSync(image, 'the old one');
    const policy = join(home, 'policy.json');
    const [feed, display] = [await startFeed(), await startVirtualDisplay()];
    writeFileSync(policy, JSON.stringify({ updateFeed: feed.url }));
    const app = await startHidden(join(home, 'updated'), {
      DISPLAY: display.name,
      PRESENTLY_POLICY: policy,
      APPIMAGE: image,
      APPDIR: folder,
    });
    const look = () => app.tell({ command: 'update' });
    try {
      feed.offer({ version: '0.0.1', content: 'older' });
      const older = await look();
      expect(cliAnswers.update.parse(older.json)).toMatchObject({ state: 'current' });

      feed.offer({ version: '99.0.0', content: 'forged', promised: 'what was signed off' });
      const forged = await look();
      expect([forged.status, cliFailureSchema.parse(forged.json).error.kind]).toEqual([1, 'checksum']);
      expect(forged.text).toContain('99.0.0');

      feed.offer({ version: '99.0.0', content: 'x', at: 'http://feed.example/presently.AppImage' });
      expect(cliFailureSchema.parse((await look()).json).error).toMatchObject({ code: 'ERR_BLOCKED_BY_CLIENT' });

      feed.offer(undefined);
      expect(cliFailureSchema.parse((await look()).json).error.kind).toBe('no-feed');

      // What is put in place is started once, to settle in.
      const content = `#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > '${trace}'\n`;
      feed.offer({ version: '99.0.1', content });
      const newer = await look();
      expect(cliAnswers.update.parse(newer.json)).toMatchObject({ state: 'ready', newer: '99.0.1' });
      expect(readFileSync(image, 'utf8')).toBe('the old one');
      expect(existsSync(trace)).toBe(false);
      await app.quit();
      expect(readFileSync(image, 'utf8')).toBe(content);
      expect(readFileSync(trace, 'utf8')).toBe('true\n');
      // No number by which this copy would be known again.
      expect(feed.asked().flatMap(({ headers }) => Object.keys(headers))).not.toContain('x-user-staging-id');
    } finally {
      display.stop();
      await feed.close();
    }
  },
);

test('it makes its cache with the database that it carries, and leaves it whole when it quits', async () => {
  const profile = join(home, 'profile');
  const app = await startHidden(profile);
  await app.quit();
  const cache = join(profile, 'mailbox-cache');
  expect(readdirSync(cache)).toEqual(['cache-1.db']);
  expect(statSync(join(cache, 'cache-1.db')).mode & 0o777).toBe(0o600);
  const file = openCacheFile({ folder: cache });
  file.open();
  expect(file.rebuilt()).toBe(false);
  file.close();
});

test('its log keeps to itself and to its size, and nothing collects dumps of its memory', async () => {
  const [profile, logs] = [join(home, 'logged'), join(home, 'logged', 'logs')];
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, 'main.log'), 'x'.repeat(1.1e6));
  writeFileSync(join(logs, 'main.old.log'), 'of long ago');
  const app = await startHidden(profile);
  await app.quit();
  expect(readdirSync(logs).sort()).toEqual(['main.log', 'main.old.log']);
  expect(readFileSync(join(logs, 'main.old.log'), 'utf8')).toMatch(/^x+$/);
  expect(readFileSync(join(logs, 'main.log'), 'utf8')).toMatch(/^\S+ info started \{"version":"\d+\.\d+\.\d+"/);
  expect(statSync(join(logs, 'main.log')).mode & 0o777).toBe(0o600);
  expect(readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))).toEqual(
    [],
  );
});
