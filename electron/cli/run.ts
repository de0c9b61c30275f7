import { CLI_STATUS, type CliFailure } from '../../shared/cli-contract.ts';
import { parseLine, USAGE, type ParsedLine } from './arguments.ts';
import type { Socket } from 'node:net';
import { ask, knock, watch } from './client.ts';
import { printableJson, printableText } from './printable.ts';
import { profileFolder, socketPath } from './profile.ts';

/** What the command line has around it. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readPassword: () => Promise<string>;
  /** Called where no app runs: starts one without a window and waits for its socket; `undefined` where none comes up. */
  readonly start: (path: string) => Promise<Socket | undefined>;
}

/** Whether a line asks an app, and none runs. Reads nothing of what is typed. */
export async function lacksApp(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<boolean> {
  const line = parseLine(argv);
  if (line.kind === 'help' || line.kind === 'usage') return false;
  if (line.kind === 'request' && line.request.command === 'quit') return false;
  const socket = await knock(socketPath(profileFolder(env, platform), env, platform));
  socket?.destroy();
  return socket === undefined;
}

/** Does what a line says and gives the exit status: answers go to `out`, complaints to `err`. */
export async function runLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const line = parseLine(argv);
  if (line.kind === 'usage' && argv.includes('--json'))
    tellJson({ kind: 'bad-input', message: line.problem }, terminal);
  try {
    return await run(line, terminal);
  } catch (cause) {
    // The folder of the socket is somebody else's, the start command is broken: there is no way to the app.
    return unreachable(cause instanceof Error ? cause.message : String(cause), argv.includes('--json'), terminal);
  }
}

const tellJson = (error: CliFailure['error'], { out }: Terminal): void => out(`${JSON.stringify({ error })}\n`);

function unreachable(message: string, json: boolean, terminal: Terminal): number {
  if (json) tellJson({ kind: 'unreachable', message }, terminal);
  terminal.err(`presently: ${message}\n`);
  return CLI_STATUS.noConnection;
}

async function run(line: ParsedLine, terminal: Terminal): Promise<number> {
  switch (line.kind) {
    case 'help':
      terminal.out(`${USAGE}\n`);
      return CLI_STATUS.done;
    case 'usage':
      terminal.err(`presently: ${line.problem}\n\n${USAGE}\n`);
      return CLI_STATUS.usage;
    case 'needs-password':
      return run(line.build(await terminal.readPassword()), terminal);
    case 'request':
      return send(line, terminal);
  }
}

async function send({ request, json }: Extract<ParsedLine, { kind: 'request' }>, terminal: Terminal): Promise<number> {
  const { env, platform, out, err } = terminal;
  const path = socketPath(profileFolder(env, platform), env, platform);
  const running = await knock(path);
  if (running === undefined && request.command === 'quit') {
    if (json) out('{"done":true}\n');
    err('presently: it is not running\n');
    return CLI_STATUS.done;
  }
  const socket = running ?? (await terminal.start(path));
  if (socket !== undefined && request.command === 'watch') {
    await watch(socket, request, ({ json: change }) => out(`${printableJson(change, 0)}\n`));
    return CLI_STATUS.done;
  }
  const reply = socket === undefined ? undefined : await ask(socket, request);
  if (reply === undefined) return unreachable('the app could not be reached', json, terminal);
  const good = reply.status === CLI_STATUS.done;
  if (json) out(`${printableJson(reply.json)}\n`);
  if (!json || !good) (good ? out : err)(`${printableText(reply.text)}\n`);
  return reply.status;
}
