import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { Transform } from 'node:stream';
import { settled } from './virtual-clock.ts';

/*
 * Sockets run on the machine's time, also where a clock stands for everything else. Where both ends of a connection are in
 * this process, what was written and not yet read can be counted: a clock may go on when there is nothing left of it.
 */

const clients = new Set<Socket>();
const servers = new Set<Socket>();
const unpacking = new Set<Transform>();
const servedHere = new Set<string>();
const accepted = new WeakSet<Socket>();

/** Turns of the event loop in a row without anything on its way: an answer to what was just read takes a few. */
const QUIET_TURNS = 4;

const track = (sockets: Set<Socket>) => (message: unknown) => {
  const { socket } = message as { readonly socket: Socket }; // documented for both channels
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
};
subscribe('net.client.socket', track(clients));
subscribe('net.server.socket', track(servers));

/** Says that an address is this process' own: a connection to it is on its way until it is accepted. */
export function trackServer(url: string): void {
  servedHere.add(new URL(url).port);
}

/** Counts what is being decompressed as on its way too. */
export function trackUnpacking(stream: Transform): void {
  unpacking.add(stream);
  stream.once('close', () => unpacking.delete(stream));
}

/**
 * Resolves when whatever waits, on either side of every connection within this process, waits for a clock or for the test:
 * all that was written has been read, every connection is made or refused, both ends know of its end, and no long reading
 * has only stopped to take breath.
 */
export async function networkQuiet(): Promise<void> {
  for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
    await settled();
    if (isBusy()) turns = -1;
  }
}

function isBusy(): boolean {
  if (process.getActiveResourcesInfo().includes('Immediate')) return true;
  const ends = new Map([...servers].map((socket) => [socket.remotePort, socket]));
  return [...clients].some((client) => isUnderWay(client, ends)) || [...unpacking].some(isUnpacking);
}

function isUnderWay(client: Socket, ends: ReadonlyMap<number | undefined, Socket>): boolean {
  if (client.connecting) return true;
  if (client.destroyed || client.localPort === undefined) return false;
  const server = ends.get(client.localPort);
  if (server === undefined) return !accepted.has(client) && servedHere.has(String(client.remotePort));
  accepted.add(client);
  return server.destroyed || client.bytesRead < server.bytesWritten || server.bytesRead < client.bytesWritten;
}

/** Its last piece comes from another thread after it says that it has finished; one that nobody fetches isn't under way. */
const isUnpacking = (stream: Transform): boolean =>
  stream.writableLength > 0 || (stream.writableEnded && !stream.readableEnded && stream.readableLength === 0);
