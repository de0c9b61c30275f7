import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startVirtualDisplay } from '../../build/scripts/lib/display.mjs';
import { startExchange } from '../../electron/demo/index.ts';
import { cliAnswers } from '../../shared/cli-contract.ts';
import { cleanRootObstacle, openCleanRoot, type CleanRoot, type RunOptions } from '../support/clean-root.ts';
import { startFeed } from '../support/update-feed.ts';

/** A package that was just made, and the same app as a later version. */
const { PRESENTLY_DEB: deb = '', PRESENTLY_DEB_NEXT: next = '' } = process.env;
const USER = 'anna';
/** Seccomp's mode with a filter. */
const FILTERED = '2';
const obstacle = cleanRootObstacle();

describe.skipIf(obstacle !== undefined)(
  `a Debian with nothing else in it${obstacle === undefined ? '' : `: ${obstacle}`}`,
  () => {
    let system: CleanRoot;
    let before: ReadonlySet<string>;
    let display: Awaited<ReturnType<typeof startVirtualDisplay>> | undefined;
    let exchange: Awaited<ReturnType<typeof startExchange>>;
    const apt = (...args: string[]) =>
      system.run(['apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    const presently = (line: readonly string[], options: RunOptions = {}) =>
      system.run(['presently', ...line], { user: USER, ...options });
    const accounts = async () =>
      cliAnswers['account list'].parse(JSON.parse((await presently(['account', 'list', '--json'])).stdout)).accounts;

    beforeAll(async () => {
      exchange = await startExchange({ port: 0, zone: 'Europe/Paris' });
      system = await openCleanRoot();
      await system.run(['useradd', '--create-home', '--user-group', '--shell', '/bin/sh', USER]);
      expect((await apt('update')).status).toBe(0);
      before = system.files();
      await system.bring(deb, '/opt/first.deb');
      await system.bring(next, '/opt/next.deb');
    }, 180_000);
    afterAll(async () => {
      display?.stop();
      await system.close();
      await exchange.stop();
    });

    it('takes the package with all that it needs from the system’s own, and nothing is missing', async () => {
      const installed = await apt('install', '-y', '--no-install-recommends', '/opt/first.deb');
      expect(installed.status, installed.stderr).toBe(0);
      const libraries = await system.run(['ldd', '/opt/presently/presently']);
      expect(libraries.stdout).not.toContain('not found');
      const helper = statSync(join(system.folder, 'opt/presently/chrome-sandbox'));
      expect([helper.uid, helper.mode & 0o7777]).toEqual([0, 0o4755]);
      const entry = join(system.folder, 'usr/share/applications/presently.desktop');
      expect(spawnSync('desktop-file-validate', [entry], { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stdout: '',
      });
    });

    it('prints its help without a display and without starting anything', async () => {
      const help = await presently(['--help']);
      expect(help).toMatchObject({ status: 0, stderr: '' });
      expect(help.stdout).toContain('presently COMMAND');
      expect(system.processes()).toEqual([]);
      expect(await presently(['frobnicate'])).toMatchObject({ status: 2 });
      expect((await system.run(['presently', 'status'])).stderr).toContain('not as root');
    });

    it('connects a mailbox by command line, without a display, and reads what one is', async () => {
      const [mira] = exchange.users;
      const add = ['account', 'add', '--user', mira?.address ?? '', '--server', exchange.url, '--auth', 'basic'];
      const added = await presently([...add, '--password-stdin', '--json'], { input: mira?.password ?? '' });
      expect(added.status, added.stdout + added.stderr).toBe(0);
      expect(await accounts()).toEqual([
        expect.objectContaining({ address: mira?.address, demo: false, secretKept: 'memory' }),
      ]);
      const status = await presently(['status', '--json']);
      expect(cliAnswers.status.parse(JSON.parse(status.stdout)).accounts[0]?.health.state).toBe('ok');
      expect((await presently(['quit'])).status).toBe(0);
    });

    it('tells of a newer version by its administrator’s feed, and leaves it to the package manager', async () => {
      const feed = await startFeed();
      const policy = join(system.folder, 'etc/presently');
      mkdirSync(policy);
      writeFileSync(join(policy, 'policy.json'), JSON.stringify({ updateFeed: feed.url }));
      try {
        feed.offer({ version: '99.0.0', content: 'never downloaded' });
        const told = await presently(['update', '--json']);
        expect(told.status, told.stderr).toBe(0);
        expect(cliAnswers.update.parse(JSON.parse(told.stdout))).toMatchObject({ state: 'elsewhere', newer: '99.0.0' });
        expect(feed.asked().filter(({ path }) => !path.endsWith('.yml'))).toEqual([]);
        expect((await presently(['quit'])).status).toBe(0);
      } finally {
        rmSync(policy, { recursive: true });
        await feed.close();
      }
    });

    it('opens its window in the sandbox for a normal user', async () => {
      display = await startVirtualDisplay();
      const env = { DISPLAY: display.name };
      const app = system.run(['presently'], { user: USER, env });
      const renderer = () => system.processes().find(({ command }) => command.includes('--type=renderer'));
      await expect
        .poll(() => /^Seccomp:\s+(\d)/m.exec(renderer()?.status ?? '')?.[1], { timeout: 30_000 })
        .toBe(FILTERED);
      expect(renderer()?.command).not.toContain('--no-sandbox');
      expect((await presently(['quit'], { env })).status).toBe(0);
      const ended = await app;
      expect(ended.status, ended.stderr).toBe(0);
    });

    it('keeps settings and accounts over an upgrade', async () => {
      expect((await presently(['settings', 'set', 'theme', 'dark'])).status).toBe(0);
      expect((await presently(['quit'])).status).toBe(0);
      const known = (await accounts()).map(({ address }) => address);
      expect((await presently(['quit'])).status).toBe(0);
      const upgraded = await apt('install', '-y', '/opt/next.deb');
      expect(upgraded.status, upgraded.stderr).toBe(0);
      const version = await system.run(['dpkg-query', '--show', '--showformat=${Version}', 'presently']);
      expect(version.stdout).toMatch(/\+next$/);
      expect((await accounts()).map(({ address }) => address)).toEqual(known);
      const theme = await presently(['settings', 'get', 'theme', '--json']);
      expect(
        z.object({ settings: z.object({ theme: z.string() }) }).parse(JSON.parse(theme.stdout)).settings.theme,
      ).toBe('dark');
      expect((await presently(['quit'])).status).toBe(0);
    });

    it('leaves nothing behind when it is taken away, but what is its person’s', async () => {
      const ours = (await system.run(['dpkg-query', '--listfiles', 'presently'])).stdout.trim().split('\n');
      await system.run(['rm', '/opt/first.deb', '/opt/next.deb']);
      expect((await apt('purge', '-y', '--autoremove', 'presently')).status).toBe(0);
      const left = [...system.files()].filter((path) => !before.has(path));
      // What the packages it needed leave is theirs.
      expect(left.filter((path) => ours.includes(path) || /presently/i.test(path))).toEqual([]);
      const settings = join(system.folder, 'home', USER, '.config/Presently/settings.json');
      expect(readFileSync(settings, 'utf8')).toContain('dark');
      expect(system.processes()).toEqual([]);
    });
  },
);
