import { spawn } from 'node:child_process';
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { cliReplySchema, type CliReply, type CliRequest } from '../../shared/cli-contract.ts';

const START_LIMIT_MS = 30_000;
const KNOCK_MS = 50;
/** Longer than the longest of the app's own limits: a change of OOF may take three minutes. */
const ANSWER_LIMIT_MS = 5 * 60_000;

/** Connects to a running app; `undefined` where none runs. */
export function knock(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/**
 * Starts the app hidden and waits for its socket; `undefined` where it doesn't come up.
 * @param launch how, as a JSON array of words
 */
export async function startHidden(launch: string | undefined, path: string): Promise<Socket | undefined> {
  const [program, ...args] = JSON.parse(launch ?? '[]') as string[];
  if (program === undefined) return undefined;
  const app = spawn(program, [...args, '--hidden'], { detached: true, stdio: 'ignore' });
  let gone = false;
  app.once('error', () => (gone = true));
  app.once('exit', () => (gone = true));
  app.unref();
  return awaitApp(path, () => gone);
}

/** Waits for the socket of an app that is being started; `undefined` where it is given up, or doesn't come up. */
export async function awaitApp(path: string, isGone: () => boolean = () => false): Promise<Socket | undefined> {
  for (let waited = 0; waited < START_LIMIT_MS && !isGone(); waited += KNOCK_MS) {
    const socket = await knock(path);
    if (socket !== undefined) return socket;
    await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
  }
  return knock(path);
}

/** Sends a request that is answered by a line a change; resolves when the app goes, or the other end does. */
export function watch(socket: Socket, request: CliRequest, onReply: (reply: CliReply) => void): Promise<void> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => {
      const reply = cliReplySchema.safeParse(parse(line)).data;
      if (reply !== undefined) onReply(reply);
    });
    socket.once('error', () => resolve());
    socket.once('close', () => resolve());
    socket.write(`${JSON.stringify(request)}\n`);
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // cut off by the end
  }
}

/** Sends one request and waits for its answer; `undefined` where the app went away meanwhile, or says nothing. */
export function ask(
  socket: Socket,
  request: CliRequest,
  limitMs: number = ANSWER_LIMIT_MS,
): Promise<CliReply | undefined> {
  return new Promise((resolve) => {
    let text = '';
    socket.setTimeout(limitMs, () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => {
      try {
        resolve(cliReplySchema.safeParse(JSON.parse(text)).data);
      } catch {
        resolve(undefined); // cut off in the middle: as good as no answer
      }
    });
    socket.write(`${JSON.stringify(request)}\n`);
  });
}
