import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Ids of the protocol. */
const INTERN_ATOM = 16;
const GET_PROPERTY = 20;
const GET_SELECTION_OWNER = 23;
const CHANGE_WINDOW_ATTRIBUTES = 2;
const ERROR = 0;
const REPLY = 1;
const PROPERTY_NOTIFY = 28;
const CLIENT_MESSAGE = 33;
/** An event may have been sent by another program: the same, with this bit. */
const SENT = 0x80;
const EVENT_MASK = 0x800;
const STRUCTURE_NOTIFY = 0x20000;
const PROPERTY_CHANGE = 0x400000;
const UNIT = 32;
const COOKIE = 'MIT-MAGIC-COOKIE-1';

/** What is asked of an X display: properties and selections, and when they change. */
export interface Display {
  readonly root: number;
  readonly atom: (name: string) => Promise<number>;
  /** The 32-bit values of a property; empty where there is none, or the window is gone. */
  readonly property: (window: number, atom: number) => Promise<readonly number[]>;
  /** The window that holds a selection; 0 where nobody does. */
  readonly selectionOwner: (atom: number) => Promise<number>;
  /** Hears of the properties of a window from now on, and of messages to it. */
  readonly listen: (window: number) => void;
  readonly close: () => void;
}

/**
 * Speaks to the X display that `DISPLAY` names, the little that is needed of it: Electron tells nothing of other programs'
 * windows. Rejects where there is none, or it isn't on this machine. https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */
export async function openDisplay(env: NodeJS.ProcessEnv, onChange: () => void): Promise<Display> {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env['DISPLAY'] ?? '')?.[1];
  if (number === undefined) throw new Error('no local display');
  const socket = await open(`/tmp/.X11-unix/X${number}`);
  const read = reader(socket);
  socket.write(setup(cookieFor(number, env)));
  const head = await read(8);
  const body = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) {
    socket.destroy();
    throw new Error('the display refused');
  }
  const waiting = new Map<number, (reply: Buffer | undefined) => void>();
  let sequence = 0;
  const send = (request: Buffer) => {
    sequence = (sequence + 1) & 0xffff;
    socket.write(request);
    return sequence;
  };
  const ask = (request: Buffer) =>
    new Promise<Buffer | undefined>((resolve) => {
      if (socket.destroyed) resolve(undefined);
      else waiting.set(send(request), resolve);
    });
  const hear = async () => {
    for (;;) {
      const event = await read(UNIT);
      const kind = event.readUInt8(0);
      const answered = event.readUInt16LE(2);
      if (kind === REPLY) {
        const rest = await read(event.readUInt32LE(4) * 4);
        waiting.get(answered)?.(Buffer.concat([event, rest]));
        waiting.delete(answered);
      } else if (kind === ERROR) {
        waiting.get(answered)?.(undefined);
        waiting.delete(answered);
      } else if ([PROPERTY_NOTIFY, CLIENT_MESSAGE].includes(kind & ~SENT)) onChange();
    }
  };
  hear().catch(() => {
    // The display is gone, and so will this app be, or it was closed from here.
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  });
  return {
    root: rootOf(body),
    atom: async (name) => (await ask(internAtom(name)))?.readUInt32LE(8) ?? 0,
    property: async (window, atom) => values(await ask(words(GET_PROPERTY, [window, atom, 0, 0, 1024]))),
    selectionOwner: async (atom) => (await ask(words(GET_SELECTION_OWNER, [atom])))?.readUInt32LE(8) ?? 0,
    listen: (window) =>
      void send(words(CHANGE_WINDOW_ATTRIBUTES, [window, EVENT_MASK, PROPERTY_CHANGE | STRUCTURE_NOTIFY])),
    close: () => socket.destroy(),
  };
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      // It ends no process that has nothing else to wait for.
      socket.unref();
      resolve(socket);
    });
  });
}

/** Gives the bytes of a stream in pieces of the wanted length; rejects once it has ended. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let got: Buffer = Buffer.alloc(0);
  let wanted:
    { readonly length: number; readonly give: (bytes: Buffer) => void; readonly fail: () => void } | undefined;
  let ended = false;
  const serve = () => {
    if (wanted === undefined) return;
    const { length, give, fail } = wanted;
    if (got.length >= length) {
      wanted = undefined;
      const piece = got.subarray(0, length);
      got = got.subarray(length);
      give(piece);
    } else if (ended) fail();
  };
  socket.on('data', (bytes) => {
    got = Buffer.concat([got, bytes]);
    serve();
  });
  socket.on('close', () => {
    ended = true;
    serve();
  });
  return (length) =>
    new Promise((resolve, reject) => {
      wanted = { length, give: resolve, fail: () => reject(new Error('the display is gone')) };
      serve();
    });
}

const padded = (text: Buffer): Buffer => Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4)]);

function setup(cookie: Buffer): Buffer {
  const name = cookie.length === 0 ? Buffer.alloc(0) : Buffer.from(COOKIE);
  const head = Buffer.alloc(12);
  head.write('l', 0, 'latin1');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

/** The first screen's root window, behind the vendor's name and the formats. */
function rootOf(body: Buffer): number {
  const vendor = body.readUInt16LE(16);
  const formats = body.readUInt8(21);
  return body.readUInt32LE(32 + Math.ceil(vendor / 4) * 4 + formats * 8);
}

function words(code: number, parameters: readonly number[]): Buffer {
  const request = Buffer.alloc(4 + parameters.length * 4);
  request.writeUInt8(code, 0);
  request.writeUInt16LE(1 + parameters.length, 2);
  for (const [index, value] of parameters.entries()) request.writeUInt32LE(value, 4 + index * 4);
  return request;
}

function internAtom(name: string): Buffer {
  const text = padded(Buffer.from(name, 'latin1'));
  const head = Buffer.alloc(8);
  head.writeUInt8(INTERN_ATOM, 0);
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function values(reply: Buffer | undefined): readonly number[] {
  if (reply?.readUInt8(1) !== 32) return [];
  return Array.from({ length: reply.readUInt32LE(16) }, (_, index) => reply.readUInt32LE(UNIT + index * 4));
}

/** The display's cookie in the user's authority file; empty where it asks for none. */
function cookieFor(display: string, env: NodeJS.ProcessEnv): Buffer {
  let file: Buffer;
  try {
    file = readFileSync(env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'));
  } catch {
    return Buffer.alloc(0);
  }
  for (let at = 2; at < file.length;) {
    // After the family: address, number, name and data, each with its length.
    const fields = Array.from({ length: 4 }, () => {
      const length = file.readUInt16BE(at);
      const field = file.subarray(at + 2, at + 2 + length);
      at += 2 + length;
      return field;
    });
    at += 2;
    const [, number, name, data] = fields;
    const isOurs = number?.length === 0 || number?.toString('latin1') === display;
    if (isOurs && name?.toString('latin1') === COOKIE && data !== undefined) return data;
  }
  return Buffer.alloc(0);
}
