import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { Fault } from './faults.ts';
import { commonHeaders, htmlPage, send, unauthorized, type Reply } from './http-parts.ts';

const xml = 'text/xml; charset=utf-8';
const head =
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>';

/**
 * Does what a fault of the wire does, given the right answer where it needs one, and gives the HTTP status that the
 * client saw (0 where it saw none). Undefined where the fault isn't of the wire and the answer itself must be wrong.
 */
export async function strike(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  rightAnswer: () => Reply,
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  const give = (reply: Reply): { status: number; body: string } => {
    send(request, response, reply);
    return { status: reply.status, body: reply.body };
  };
  switch (fault.kind) {
    case 'soap-fault':
    case 'response-error':
      return undefined;
    case 'http-status':
      return give({
        status: fault.status,
        body: fault.body ?? '',
        ...(fault.headers === undefined ? {} : { headers: fault.headers }),
        ...(fault.contentType === undefined ? {} : { contentType: fault.contentType }),
      });
    case 'wrong-password':
      return give(unauthorized);
    case 'html':
      return give({ status: 200, body: htmlPage('Sign in', 'Please sign in to Outlook on the web.') });
    case 'doctype':
      return give({ status: 200, contentType: xml, body: entityBomb() });
    case 'truncate': {
      const whole = rightAnswer();
      return give({ ...whole, status: 200, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) });
    }
    case 'slow': {
      await delay(fault.milliseconds, undefined, { ref: false });
      return response.destroyed ? { status: 0, body: '' } : give(rightAnswer());
    }
    case 'hang':
      return { status: 0, body: '' };
    case 'reset':
      request.socket.resetAndDestroy();
      return { status: 0, body: '' };
    case 'huge':
    case 'gzip-bomb':
      await flood(fault.bytes, fault.kind === 'gzip-bomb', request, response);
      return { status: 200, body: '' };
  }
}

/** Sends so many bytes of a document that never gets to its point, as fast as the client takes them. */
async function flood(
  bytes: number,
  compressed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, {
    ...commonHeaders(request),
    'content-type': xml,
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
  });
  const content = Readable.from(filler(bytes));
  try {
    await (compressed ? pipeline(content, createGzip({ level: 9 }), response) : pipeline(content, response));
  } catch (error) {
    // A client that has had enough breaks off: that is what this fault is for.
    if (!response.destroyed) throw error;
  }
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
