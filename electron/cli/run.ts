import { CLI_STATUS } from '../../shared/cli-contract.ts';
import { parseLine, USAGE, type ParsedLine } from './arguments.ts';
import { ask, knock, startHidden } from './client.ts';
import { profileFolder, socketPath } from './profile.ts';

/** What the command line has around it. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readPassword: () => Promise<string>;
}

/** Does what a line says and gives the exit status: answers go to `out`, complaints to `err`. */
export function runLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  return run(parseLine(argv), terminal);
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
  const launch = JSON.parse(env['PRESENTLY_LAUNCH'] ?? '[]') as string[];
  const socket = running ?? (await startHidden(launch, path));
  const reply = socket === undefined ? undefined : await ask(socket, request);
  if (reply === undefined) {
    const message = 'the app could not be reached';
    if (json) out(`${JSON.stringify({ error: { kind: 'unreachable', message } })}\n`);
    err(`presently: ${message}\n`);
    return CLI_STATUS.noConnection;
  }
  const good = reply.status === CLI_STATUS.done;
  if (json) out(`${JSON.stringify(reply.json, undefined, 2)}\n`);
  if (!json || !good) (good ? out : err)(`${reply.text}\n`);
  return reply.status;
}
