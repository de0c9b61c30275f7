import { CLI_STATUS } from '../../shared/cli-contract.ts';
import { parseLine, USAGE, type ParsedLine } from './arguments.ts';
import { ask, knock, startHidden } from './client.ts';
import { profileFolder, socketPath } from './profile.ts';
import { readStandardInput } from './standard-input.ts';

process.exitCode = await run(parseLine(process.argv.slice(2)));

async function run(line: ParsedLine): Promise<number> {
  switch (line.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return CLI_STATUS.done;
    case 'usage':
      process.stderr.write(`presently: ${line.problem}\n\n${USAGE}\n`);
      return CLI_STATUS.usage;
    case 'needs-password':
      return run(line.build(await readStandardInput()));
    case 'request':
      return send(line);
  }
}

async function send({ request, json }: Extract<ParsedLine, { kind: 'request' }>): Promise<number> {
  const path = socketPath(profileFolder(process.env, process.platform), process.env, process.platform);
  const running = await knock(path);
  if (running === undefined && request.command === 'quit') {
    process.stdout.write(json ? '{"done":true}\n' : '');
    process.stderr.write('presently: it is not running\n');
    return CLI_STATUS.done;
  }
  const launch = JSON.parse(process.env['PRESENTLY_LAUNCH'] ?? '[]') as string[];
  const socket = running ?? (await startHidden(launch, path));
  const reply = socket === undefined ? undefined : await ask(socket, request);
  if (reply === undefined) {
    const message = 'the app could not be reached';
    if (json) process.stdout.write(`${JSON.stringify({ error: { kind: 'unreachable', message } })}\n`);
    process.stderr.write(`presently: ${message}\n`);
    return CLI_STATUS.noConnection;
  }
  const good = reply.status === CLI_STATUS.done;
  if (json) process.stdout.write(`${JSON.stringify(reply.json, undefined, 2)}\n`);
  if (!json || !good) (good ? process.stdout : process.stderr).write(`${reply.text}\n`);
  return reply.status;
}
