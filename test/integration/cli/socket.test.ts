import { chmodSync, existsSync, lstatSync, mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createConnection, createServer, type Socket } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, knock, watch } from '../../../electron/cli/client.ts';
import { profileFolder, socketPath } from '../../../electron/cli/profile.ts';
import { lacksApp } from '../../../electron/cli/run.ts';
import { serveCommandLine } from '../../../electron/cli/server.ts';
import { cliAnswers, cliFailureSchema, cliReplySchema } from '../../../shared/cli-contract.ts';
import { openCommandLine, runIn, type CommandLine } from '../../support/command-line.ts';
import { useDesk } from '../../support/engine.ts';

const { exchange, open, withAccount } = useDesk();
const onUnix = process.platform !== 'win32';
let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

const pathOf = (profile: string) => socketPath(profile, process.env, process.platform);
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'presently-test-'));
  ends.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const serve = async (): Promise<CommandLine> => {
  const line = await openCommandLine(open({ profile: withAccount() }).engine);
  ends.push(() => line.close());
  return line;
};
const connect = async (path: string): Promise<Socket> => {
  const socket = await knock(path);
  if (socket === undefined) throw new Error('nobody answers');
  ends.push(() => socket.destroy());
  return socket;
};
const everything = async (socket: Socket): Promise<string> => {
  let text = '';
  socket.setEncoding('utf8');
  for await (const chunk of socket) text += String(chunk);
  return text;
};

describe.runIf(onUnix)('the socket', () => {
  it('may be opened by its user alone, and so may its folder', async () => {
    const { profile } = await serve();
    const path = pathOf(profile);
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
    expect(lstatSync(dirname(path)).mode & 0o077).toBe(0);
  });

  it('has a short name, however long the profile’s is', async () => {
    const long = join(folder(), ...Array.from({ length: 20 }, () => 'a-rather-long-name-of-a-folder'));
    expect(Buffer.byteLength(pathOf(long))).toBeLessThanOrEqual(100);
    const server = await serveCommandLine({
      profile: long,
      engine: open({ profile: withAccount() }).engine,
      open: () => undefined,
      join: () => Promise.reject(new Error('nobody joins here')),
      quit: () => undefined,
      log: { info: () => undefined, warn: () => undefined },
    });
    ends.push(() => server.close());
    expect(await runIn({ PRESENTLY_PROFILE: long }, 'settings get theme')).toMatchObject({ status: 0 });
  });

  it('is another for each profile, and the same for one, however it is written', () => {
    const [one, other] = [folder(), folder()];
    expect(pathOf(one)).not.toBe(pathOf(other));
    expect(pathOf(`${one}/../${one.split('/').at(-1)}/`)).toBe(pathOf(one));
  });

  it('stands in the session’s own folder where that is its user’s alone', () => {
    const runtime = folder();
    const at = () => dirname(socketPath('/p', { XDG_RUNTIME_DIR: runtime }, 'linux'));
    chmodSync(runtime, 0o700);
    expect(at()).toBe(runtime);
    chmodSync(runtime, 0o750);
    expect(at()).not.toBe(runtime);
    const deep = join(runtime, 'x'.repeat(90));
    mkdirSync(deep, { mode: 0o700 });
    expect(dirname(socketPath('/p', { XDG_RUNTIME_DIR: deep }, 'linux'))).not.toBe(deep);
    const link = join(folder(), 'link');
    symlinkSync(runtime, link);
    chmodSync(runtime, 0o700);
    expect(dirname(socketPath('/p', { XDG_RUNTIME_DIR: link }, 'linux'))).not.toBe(link);
    expect(socketPath('/p', { XDG_RUNTIME_DIR: 'relative' }, 'linux')).toMatch(/^\//);
  });

  it('that a crash left behind is replaced', async () => {
    const profile = folder();
    const path = pathOf(profile);
    const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.send('up'))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await new Promise((resolve) => child.once('message', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(path)).toBe(true);
    expect(await knock(path)).toBeUndefined();
    const server = await serveCommandLine({
      profile,
      engine: open({ profile: withAccount() }).engine,
      open: () => undefined,
      join: () => Promise.reject(new Error('nobody joins here')),
      quit: () => undefined,
      log: { info: () => undefined, warn: () => undefined },
    });
    ends.push(() => server.close());
    expect(await runIn({ PRESENTLY_PROFILE: profile }, 'status')).toMatchObject({ status: 0 });
  });

  it('of an app that runs isn’t taken away from it', async () => {
    const { profile, run } = await serve();
    const second = serveCommandLine({
      profile,
      engine: open().engine,
      open: () => undefined,
      join: () => Promise.reject(new Error('nobody joins here')),
      quit: () => undefined,
      log: { info: () => undefined, warn: () => undefined },
    });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await run('settings get theme')).toMatchObject({ status: 0 });
  });

  it('goes with its app', async () => {
    const { profile, close } = await openCommandLine(open().engine);
    await close();
    expect(existsSync(pathOf(profile))).toBe(false);
  });
});

describe('two at once', () => {
  it('each get their own answer', async () => {
    const { run } = await serve();
    const all = await Promise.all([
      run('status --json'),
      run('agenda --json'),
      run('oof show --json'),
      run('nonsense'),
    ]);
    expect(all.map(({ status }) => status)).toEqual([0, 0, 0, 2]);
    expect(all.slice(0, 3).map(({ out }) => Object.keys(JSON.parse(out) as object)[0])).toEqual([
      'availability',
      'appointments',
      'accounts',
    ]);
  });

  it('don’t wait for each other', async () => {
    const { run } = await serve();
    await run('status');
    await exchange().client.fault({ kind: 'hang' });
    let over = false;
    const slow = run('freebusy theo.lindqvist@contoso.example').then(() => (over = true));
    expect(await run('status')).toMatchObject({ status: 0 });
    expect(over).toBe(false);
    await exchange().client.stopAnswering();
    await slow;
  });
});

describe('whoever speaks to the socket', () => {
  it('may close its own side once it has asked', async () => {
    const { profile } = await serve();
    const socket = await connect(pathOf(profile));
    socket.end('{"command":"oof show"}\n');
    expect(cliReplySchema.parse(JSON.parse(await everything(socket)))).toMatchObject({
      status: 0,
      json: { accounts: [{ state: 'disabled' }] },
    });
  });

  it('may send its line in pieces', async () => {
    const { profile } = await serve();
    const socket = await connect(pathOf(profile));
    const answer = everything(socket);
    for (const piece of ['{"command":"set', 'tings get"', '}', '\n']) socket.write(piece);
    expect(JSON.parse(await answer)).toMatchObject({ status: 0 });
  });

  it.each(['', 'rubbish', '{}', '{"command":"rm -rf"}', '{"command":"agenda","days":1e9}', 'null', '[]'])(
    'with “%s” isn’t understood',
    async (line) => {
      const { profile } = await serve();
      const socket = await connect(pathOf(profile));
      const answer = everything(socket);
      socket.write(`${line}\n`);
      expect(JSON.parse(await answer)).toMatchObject({ status: 2, json: { error: { kind: 'bad-input' } } });
    },
  );

  it('gets one answer to one line, whatever comes after it', async () => {
    const { profile, pressed } = await serve();
    const socket = await connect(pathOf(profile));
    const answer = everything(socket);
    socket.write('{"command":"settings get"}\n{"command":"open"}\n');
    socket.write('{"command":"open"}\n');
    expect((await answer).trim().split('\n')).toHaveLength(1);
    expect(pressed).toEqual([]);
  });

  it('without end is cut off', async () => {
    const { profile, run } = await serve();
    const socket = await connect(pathOf(profile));
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    socket.write('x'.repeat(2 * 1024 * 1024));
    await closed;
    expect(await run('settings get theme')).toMatchObject({ status: 0 });
  });

  it('and goes away before the answer harms nobody', async () => {
    const { profile, run } = await serve();
    const socket = await connect(pathOf(profile));
    socket.write('{"command":"status"}\n');
    socket.destroy();
    expect(await run('status')).toMatchObject({ status: 0 });
  });

  it('gets its answer to quit though the app ends with it', async () => {
    const profile = folder();
    let close: () => Promise<void> = () => Promise.resolve();
    const ended = new Promise<void>((resolve) => {
      void serveCommandLine({
        profile,
        engine: open({ profile: withAccount() }).engine,
        open: () => undefined,
        join: () => Promise.reject(new Error('nobody joins here')),
        quit: () => void close().then(resolve),
        log: { info: () => undefined, warn: () => undefined },
      }).then((server) => (close = server.close));
    });
    while ((await knock(pathOf(profile)))?.destroy() === undefined) continue;
    expect(await runIn({ PRESENTLY_PROFILE: profile }, 'quit --json')).toEqual({
      status: 0,
      out: '{\n  "done": true\n}\n',
      err: '',
    });
    await ended;
  });
});

describe('an app that ends', () => {
  it('waits for nobody: not for who says nothing, not for who still waits', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const { profile, close, run } = await openCommandLine(open({ profile: withAccount() }).engine);
    const silent = await connect(pathOf(profile));
    const gone = new Promise((resolve) => silent.once('close', resolve));
    silent.resume();
    const waiting = run('status --json');
    await new Promise((resolve) => setImmediate(resolve));
    await close();
    await gone;
    const { status, out, err } = await waiting;
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'unreachable' } });
    expect(err).toBe('presently: the app could not be reached\n');
  });
});

describe('watch', () => {
  it('gives the state now and at each change, and counts as somebody who looks', async () => {
    const { engine } = open({ profile: withAccount() });
    await engine.ready();
    const line = await openCommandLine(engine);
    ends.push(() => line.close());
    const lines: unknown[] = [];
    const socket = await connect(pathOf(line.profile));
    const over = watch(socket, { command: 'watch' }, ({ json }) => lines.push(json));
    const states = () => lines.map((each) => cliAnswers.watch.parse(each).state);
    await expect.poll(() => lines.length).toBe(1);
    expect(engine.snapshot().outputOn).toBe(true);
    engine.setPresence({ state: 'do-not-disturb' });
    engine.republish();
    engine.setPresence({ state: 'offline' });
    await expect.poll(states).toEqual([states()[0], 'do-not-disturb', 'offline']);
    expect(JSON.stringify(lines)).not.toMatch(/subject|reason|Stand-up/);
    socket.destroy();
    await over;
    await expect.poll(() => engine.snapshot().outputOn).toBe(false);
  });

  it('ends when the app does, and a script gets one line of JSON each', async () => {
    const { engine } = open({ profile: withAccount() });
    await engine.ready();
    const line = await openCommandLine(engine);
    const watching = line.run('watch');
    await expect.poll(() => engine.snapshot().outputOn).toBe(true);
    engine.setPresence({ state: 'busy' });
    await line.close();
    const { status, out, err } = await watching;
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const states = out
      .trim()
      .split('\n')
      .map((each) => cliAnswers.watch.parse(JSON.parse(each)).state);
    expect(states.at(-1)).toBe('busy');
  });
});

describe('the example of a status light', () => {
  it('runs a command with a colour for each state', async () => {
    const bin = folder();
    const changes = ['available', 'busy', 'away', 'offline'].map((state) =>
      JSON.stringify({ availability: 1, state, oof: false }),
    );
    writeFileSync(join(bin, 'presently'), `#!/bin/sh\ncat <<'EOF'\n${changes.join('\n')}\nEOF\n`, { mode: 0o755 });
    const script = join(import.meta.dirname, '../../../build/examples/status-light.sh');
    const light = spawn('sh', [script], { env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
    expect(await text(light.stdout)).toBe('green\nred\nyellow\noff\n');
  });
});

describe('without an app', () => {
  it('that can be started there is no connection, and nothing to quit', async () => {
    const env = { PRESENTLY_PROFILE: folder(), PRESENTLY_LAUNCH: '[]' };
    expect(await runIn(env, 'status')).toEqual({
      status: 3,
      out: '',
      err: 'presently: the app could not be reached\n',
    });
    expect(await runIn(env, 'quit --json')).toMatchObject({ status: 0, out: '{"done":true}\n' });
    expect(await runIn({ ...env, PRESENTLY_LAUNCH: '["/nothing/there"]' }, 'status')).toMatchObject({ status: 3 });
    expect(
      await runIn({ ...env, PRESENTLY_LAUNCH: JSON.stringify([process.execPath, '-e', '']) }, 'status'),
    ).toMatchObject({ status: 3 });
  });

  it('a line that asks one is told apart from what needs none, before anything is read', async () => {
    const [none, running] = [{ PRESENTLY_PROFILE: folder() }, { PRESENTLY_PROFILE: (await serve()).profile }];
    const lacks = (line: string, env: NodeJS.ProcessEnv) => lacksApp(line.split(' '), env, process.platform);
    for (const line of ['status', 'account add --user mira@contoso.example --password-stdin']) {
      expect(await lacks(line, none)).toBe(true);
      expect(await lacks(line, running)).toBe(false);
    }
    for (const line of ['--help', 'frobnicate', 'quit']) expect(await lacks(line, none)).toBe(false);
  });

  it('bad usage is told without one', async () => {
    const { status, out, err } = await runIn({ PRESENTLY_PROFILE: folder(), PRESENTLY_LAUNCH: '[]' }, 'frobnicate');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^presently: there is no command "frobnicate"\n\npresently COMMAND/);
    expect(await runIn({}, '--help')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(/^presently COMMAND/) as string,
    });
  });

  it('that answers nothing for long the command gives up', async () => {
    const path = join(folder(), 'mute.sock');
    const mute = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => mute.listen(path, resolve));
    ends.push(() => mute.close());
    const socket = createConnection(path);
    expect(await ask(socket, { command: 'status' }, 20)).toBeUndefined();
  });
});

describe('a profile', () => {
  it.each([
    [{ PRESENTLY_PROFILE: '/p/../q' }, 'linux', '/q'],
    [{ PRESENTLY_PROFILE: '', XDG_CONFIG_HOME: '/c' }, 'linux', '/c/Presently'],
    [{ XDG_CONFIG_HOME: '/c' }, 'linux', '/c/Presently'],
    // Neither counts, as the specification wants it.
    [{ XDG_CONFIG_HOME: '' }, 'linux', join(homedir(), '.config', 'Presently')],
    [{ XDG_CONFIG_HOME: 'here' }, 'linux', join(homedir(), '.config', 'Presently')],
  ] as const)('of %j on %s is %s', (env, platform, expected) => {
    expect(profileFolder(env, platform)).toBe(expected);
  });
});

describe('no way to the app', () => {
  it('is told as such, whatever stands in it', async () => {
    const env = { PRESENTLY_PROFILE: folder(), PRESENTLY_LAUNCH: 'rubbish' };
    const { status, out, err } = await runIn(env, 'status --json');
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'unreachable' } });
    expect(err).toMatch(/^presently: /);
  });

  it('and bad usage are told as data too, where a script asked for it', async () => {
    const { status, out } = await runIn({}, 'frobnicate --json');
    expect(status).toBe(2);
    expect(cliFailureSchema.parse(JSON.parse(out)).error).toEqual({
      kind: 'bad-input',
      message: 'there is no command "frobnicate"',
    });
  });
});
