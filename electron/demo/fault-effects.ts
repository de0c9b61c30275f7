import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { pieces, silenced } from './broken-wire.ts';
import type { ServerClock } from './clock.ts';
import type { Fault } from './faults.ts';
import { commonHeaders, htmlPage, send, sendHead, type Exchanged, type Reply } from './http-parts.ts';
import type { WireResponse } from './wire.ts';

const xml = 'text/xml; charset=utf-8';
const head =
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>';

interface Struck {
  readonly status: number;
  readonly body: string;
}

const nothing: Struck = { status: 0, body: '' };

/**
 * Does what a fault of the wire does, given the right answer or a refusal where it needs one, and gives the HTTP status that the
 * client saw (0 where it saw none). Undefined where the fault isn't of the wire and the answer itself must be wrong.
 */
export async function strike(
  fault: Fault,
  exchanged: Exchanged,
  rightAnswer: () => Reply,
  refusal: () => Reply,
): Promise<Struck | undefined> {
  const { response, clock } = exchanged;
  const give = (reply: Reply): Struck => {
    send(exchanged, reply);
    return { status: reply.status, body: reply.body };
  };
  switch (fault.kind) {
    case 'soap-fault':
    case 'response-error':
    case 'not-offered':
    case 'expired-sync-state':
    case 'lost-subscription':
    case 'duplicate-events':
    case 'reordered-events':
      return undefined;
    case 'http-status':
      return give({
        status: fault.status,
        body: fault.body ?? '',
        ...(fault.headers === undefined ? {} : { headers: fault.headers }),
        ...(fault.contentType === undefined ? {} : { contentType: fault.contentType }),
      });
    case 'wrong-password':
      return give(refusal());
    case 'ews-blocked':
      if (fault.as === 'fault') return undefined;
      return give({ status: 403, body: fault.as === 'empty' ? '' : htmlPage('403 - Forbidden', 'Access is denied.') });
    case 'html':
      return give({ status: 200, body: htmlPage('Sign in', 'Please sign in to Outlook on the web.') });
    case 'doctype':
      return give({ status: 200, contentType: xml, body: entityBomb() });
    case 'content-type':
      return give({ ...rightAnswer(), contentType: fault.contentType });
    case 'bad-gzip': {
      const reply = rightAnswer();
      const bytes = damaged(gzipSync(reply.body));
      sendHead(exchanged, { ...reply, headers: { 'content-encoding': 'gzip' } }, bytes.length);
      await response.write(bytes);
      response.end();
      return { status: reply.status, body: '' };
    }
    case 'truncate':
      return give({ status: 200, contentType: xml, body: half(rightAnswer().body) });
    case 'slow':
      await pause(clock, fault.milliseconds, response);
      return response.gone ? nothing : give(rightAnswer());
    case 'drip': {
      const reply = rightAnswer();
      const bytes = Buffer.from(reply.body);
      sendHead(exchanged, reply, bytes.length);
      for (const piece of pieces(bytes, fault.bytes)) {
        await pause(clock, fault.milliseconds, response);
        if (response.gone) break;
        await response.write(piece);
      }
      response.end();
      return { status: reply.status, body: reply.body };
    }
    case 'hang':
      if (fault.carriedOut === true) rightAnswer();
      response.park(true);
      return nothing;
    case 'half-closed': {
      const reply = rightAnswer();
      sendHead(exchanged, reply, Buffer.byteLength(reply.body));
      response.park(true);
      return { status: reply.status, body: '' };
    }
    case 'cut': {
      const reply = rightAnswer();
      sendHead(exchanged, reply, Buffer.byteLength(reply.body));
      await response.write(half(reply.body));
      response.breakOff();
      return { status: reply.status, body: half(reply.body) };
    }
    case 'reset':
      if (fault.carriedOut === true) rightAnswer();
      response.breakOff();
      return nothing;
    case 'silent': {
      const reply = rightAnswer();
      send({ ...exchanged, response: silenced(response) }, reply);
      return { status: reply.status, body: reply.body };
    }
    case 'huge':
    case 'gzip-bomb':
      await flood(fault.bytes, fault.kind === 'gzip-bomb', exchanged);
      return { status: 200, body: '' };
  }
}

/** Resolves after so long by the server's clock, or when the client is gone. */
function pause(clock: ServerClock, milliseconds: number, response: WireResponse): Promise<void> {
  response.park(true);
  return new Promise((resolve) => {
    const go = (): void => {
      forget();
      cancel();
      response.park(false);
      resolve();
    };
    const cancel = clock.after(milliseconds, go);
    const forget = response.gone ? () => undefined : response.onGone(go);
    if (response.gone) go();
  });
}

const gzipHeadBytes = 10;

/** Behind its own head nothing that any decompressor reads. */
function damaged(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index < gzipHeadBytes ? byte : 0xff));
}

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

/** Sends so many bytes of a document that never gets to its point, as fast as the client takes them. */
async function flood(bytes: number, compressed: boolean, exchanged: Exchanged): Promise<void> {
  const { response } = exchanged;
  response.head(200, {
    ...commonHeaders(exchanged),
    'content-type': xml,
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
  });
  const content = filler(bytes);
  // A client that has had enough breaks off: that is what this fault is for.
  for await (const block of compressed ? Readable.from(content).pipe(createGzip({ level: 9 })) : content) {
    if (response.gone) return;
    await response.write(block as Buffer);
  }
  response.end();
}

function* filler(bytes: number): Generator<Buffer> {
  yield Buffer.from(head);
  const block = Buffer.alloc(65_536, ' ');
  for (let left = bytes - head.length; left > 0; left -= block.length)
    yield block.subarray(0, Math.min(left, block.length));
}

function entityBomb(): string {
  const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const entities = levels.map((name, index) => {
    const inner = index === 0 ? 'presence' : `&${levels[index - 1] ?? ''};`.repeat(10);
    return `<!ENTITY ${name} "${inner}">`;
  });
  const envelope = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE s:Envelope [${entities.join('')}]><s:Envelope ${envelope}><s:Body>&i;</s:Body></s:Envelope>`;
}
