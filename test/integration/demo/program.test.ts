import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ReadyLine } from '../../../electron/demo/control.ts';
import { ControlClient } from '../../support/exchange.ts';

const folder = mkdtempSync(join(tmpdir(), 'presently-exchange-'));
const program = join(folder, 'exchange.mjs');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    build: {
      ssr: 'electron/demo/bin.ts',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'exchange.mjs' } },
    },
    ssr: { noExternal: true },
  });
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  /** All that it printed by now. */
  readonly output: () => string;
  readonly line: Promise<string>;
  readonly exit: Promise<number | null>;
}

function run(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { child, output: () => text, line, exit };
}

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('prints one line when it answers and ends on %s', async (signal) => {
    const { child, output, line, exit } = run('--port', '0', '--zone', 'Asia/Kolkata');
    const ready = JSON.parse(await line) as ReadyLine;
    expect(Object.keys(ready).sort()).toEqual(['control', 'url', 'users']);
    expect(ready.users[0]).toEqual({ address: 'mira.voss@contoso.example', password: expect.any(String) as string });
    expect((await fetch(ready.url, { method: 'POST' })).status).toBe(401);
    const items = await new ControlClient(ready.control).list('mira.voss@contoso.example');
    // The stand-up is at 09:15 by the office's clock.
    expect(items.find(({ subject }) => subject === 'Stand-up')?.start).toMatch(/T03:45:00Z$/);
    child.kill(signal);
    expect(await exit).toBe(0);
    expect(output().trim().split('\n').length).toBe(1);
  });

  test('takes the port that it is given', async () => {
    const first = run();
    const { port } = new URL((JSON.parse(await first.line) as ReadyLine).url);
    const taken = run('--port', port);
    expect(await taken.exit).toBe(2);
    first.child.kill('SIGTERM');
    await first.exit;
    const second = run('--port', port);
    expect(new URL((JSON.parse(await second.line) as ReadyLine).url).port).toBe(port);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  test.each([
    [['--port', 'http']],
    [['--port', '70000']],
    [['--zone', 'Mars/Olympus']],
    [['--colour', 'red']],
    [['--language', 'de']],
  ])('refuses %j', async (args) => {
    const { output, exit } = run(...args);
    expect(await exit).toBe(2);
    expect(output()).toBe('');
  });
});
