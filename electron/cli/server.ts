import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { CLI_STATUS, cliRequestSchema, type CliReply } from '../../shared/cli-contract.ts';
import { outputOf } from '../../shared/output.ts';
import type { Engine } from '../engine/engine-interface.ts';
import type { Logger } from '../engine/ports.ts';
import { execute, type CliHost } from './execute.ts';
import { socketPath } from './profile.ts';
import { failure } from './reply.ts';

const LONGEST_LINE = 1024 * 1024;
/** How long an answer on its way may take to leave when the app ends. */
const PARTING_MS = 1000;

export interface CommandLineOptions extends CliHost {
  readonly profile: string;
  readonly log: Logger;
}

/** Answers the command line on a socket that only its user may open: one JSON line in, one out. */
export async function serveCommandLine(options: CommandLineOptions): Promise<{ readonly close: () => Promise<void> }> {
  const path = socketPath(options.profile, process.env, process.platform);
  const isFile = process.platform !== 'win32';
  if (isFile && !(await answers(path))) rmSync(path, { force: true });
  const open = new Set<Socket>();
  // A script may close its own side once it has asked.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, options);
  });
  await listen(server, path);
  server.on('error', () => options.log.warn('the command line could not be heard'));
  if (isFile) chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => {
          for (const socket of open) socket.destroy();
        }, PARTING_MS);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        for (const socket of open) socket.destroySoon();
      }),
  };
}

/** Whether somebody lives behind a socket's file: a crash leaves one without. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function converse(socket: Socket, options: CommandLineOptions): void {
  let text = '';
  socket.setEncoding('utf8');
  const hear = (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\n');
    if (end < 0) {
      if (text.length > LONGEST_LINE) socket.destroy();
      return;
    }
    socket.off('data', hear);
    socket.off('end', giveUp);
    socket.resume();
    // Whoever asked the app to quit still gets the answer.
    let afterwards: () => void = () => undefined;
    const host = { ...options, quit: () => (afterwards = options.quit) };
    const line = text.slice(0, end);
    void answer(line, host).then((reply) => {
      if (isWatch(line)) follow(socket, reply, options.engine);
      else socket.end(`${JSON.stringify(reply)}\n`, () => afterwards());
    });
  };
  const giveUp = () => socket.end();
  socket.on('data', hear);
  socket.on('end', giveUp);
}

const isWatch = (line: string): boolean => cliRequestSchema.safeParse(readLine(line)).data?.command === 'watch';

/** Writes a line a change until the other end goes; its user's state counts as seen meanwhile. */
function follow(socket: Socket, first: CliReply, engine: Engine): void {
  let said = '';
  const say = (reply: CliReply) => {
    const text = JSON.stringify(reply);
    if (text !== said) socket.write(`${text}\n`);
    said = text;
  };
  say(first);
  const stopWatching = engine.addWatcher();
  const stop = engine.subscribe((snapshot) => say({ ...first, json: outputOf(snapshot, engine.speech()) }));
  const end = () => {
    stop();
    stopWatching();
  };
  socket.once('close', end);
  // The other end has closed its side: nobody listens any more.
  socket.once('end', () => socket.end());
  if (socket.destroyed || socket.readableEnded) end();
}

async function answer(line: string, options: CommandLineOptions): Promise<CliReply> {
  const request = cliRequestSchema.safeParse(readLine(line));
  if (!request.success) {
    const message = 'not understood';
    return { status: CLI_STATUS.usage, json: { error: { kind: 'bad-input', message } }, text: message };
  }
  try {
    return await execute(request.data, options);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : 'unknown';
    options.log.warn('a command from the command line broke', { command: request.data.command, name });
    return failure({ kind: 'unexpected', code: name }, options.engine.speech());
  }
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // nor does the contract know it
  }
}
