import { createServer, createConnection, type Server, type Socket } from 'node:net';
import { chmodSync, rmSync } from 'node:fs';
import { CLI_STATUS, cliRequestSchema, type CliReply } from '../../shared/cli-contract.ts';
import type { Logger } from '../engine/ports.ts';
import { execute, type CliHost } from './execute.ts';
import { socketPath } from './profile.ts';

const LONGEST_LINE = 1024 * 1024;

export interface CommandLineOptions extends CliHost {
  readonly profile: string;
  readonly log: Logger;
}

/** Answers the command line on a socket that only its user may open: one JSON line in, one out. */
export async function serveCommandLine(options: CommandLineOptions): Promise<{ readonly close: () => Promise<void> }> {
  const path = socketPath(options.profile, process.env, process.platform);
  if (process.platform !== 'win32' && !(await answers(path))) rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, options);
  });
  await listen(server, path);
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.end();
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
    server.listen(path, () => resolve());
  });
}

function converse(socket: Socket, options: CommandLineOptions): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > LONGEST_LINE) socket.destroy();
    const end = text.indexOf('\n');
    if (end < 0) return;
    const line = text.slice(0, end);
    text = '';
    // Whoever asked the app to quit still gets the answer.
    let afterwards: () => void = () => undefined;
    const host = { ...options, quit: () => (afterwards = options.quit) };
    void answer(line, host).then((reply) => socket.end(`${JSON.stringify(reply)}\n`, () => afterwards()));
  });
}

async function answer(line: string, options: CommandLineOptions): Promise<CliReply> {
  try {
    const request = cliRequestSchema.safeParse(JSON.parse(line));
    if (!request.success) {
      return { status: CLI_STATUS.usage, json: { error: { kind: 'bad-input', message: 'not understood' } }, text: '' };
    }
    return await execute(request.data, options);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : 'unknown';
    options.log.warn('a command from the command line broke', { name });
    return { status: CLI_STATUS.failed, json: { error: { kind: 'unexpected', message: name } }, text: name };
  }
}
