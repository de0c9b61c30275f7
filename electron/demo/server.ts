import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { strike } from './fault-effects.ts';
import { basicCredentials, htmlPage, readBody, send, unauthorized, type Reply } from './http-parts.ts';
import type { Mailbox } from './mailbox.ts';
import { answer, operationName, type Answer } from './pipeline.ts';
import type { ExchangeState } from './state.ts';

const path = '/ews/exchange.asmx';

/** The web server in front: the address, sign-in, and what HTTP itself can refuse. */
export class ExchangeServer {
  private readonly state: ExchangeState;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port: number;

  constructor(state: ExchangeState, port: number) {
    this.state = state;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/EWS/Exchange.asmx`;
  }

  /** Listens on loopback; a second start uses the first one's port. */
  async start(): Promise<void> {
    if (this.server !== undefined) return;
    const server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else send(request, response, { status: 500, body: htmlPage('500', String(error)) });
      });
    });
    // As long as IIS keeps a connection: clients come back every minute and find it still open.
    server.keepAliveTimeout = 120_000;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Stops listening and breaks every open connection: whoever comes now is refused. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.toLowerCase() !== path) {
      request.resume();
      send(request, response, { status: 404, body: htmlPage('404 - Not found', 'There is nothing here.') });
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      send(request, response, tooLarge);
      return;
    }
    const source = decode(body);
    if (source === undefined) {
      send(request, response, notText);
      return;
    }
    const credentials = basicCredentials(request.headers.authorization);
    const user =
      credentials === undefined ? undefined : this.state.company.signIn(credentials.username, credentials.password);
    const refusal = user === undefined ? unauthorized : refusalOf(request);
    const done =
      user === undefined || refusal !== undefined
        ? { status: refusal?.status ?? 0, body: refusal?.body ?? '', violations: [], fault: undefined }
        : await this.answered(request, response, source, user);
    if (refusal !== undefined) send(request, response, refusal);
    const operation = user === undefined ? '' : operationName(source);
    this.state.log.add({
      at: this.state.now().toString(),
      ...(user === undefined ? {} : { user: user.owner.address }),
      ...(operation === '' ? {} : { operation }),
      status: done.status,
      request: source,
      response: done.body,
      violations: done.violations,
      ...(done.fault === undefined ? {} : { fault: done.fault }),
    });
  }

  /** Answers an operation, rightly or with the fault that waits for it. */
  private async answered(
    request: IncomingMessage,
    response: ServerResponse,
    source: string,
    user: Mailbox,
  ): Promise<Answer & { readonly fault: string | undefined }> {
    const fault = this.state.faults.take(operationName(source));
    let made: Answer | undefined;
    const rightAnswer = (): Reply => {
      made = answer(source, user, this.state);
      return xmlReply(made);
    };
    const struck = fault === undefined ? undefined : await strike(fault, request, response, rightAnswer);
    if (struck !== undefined) return { ...struck, violations: made?.violations ?? [], fault: fault?.kind };
    const plain = answer(source, user, this.state, fault);
    send(request, response, xmlReply(plain));
    return { ...plain, fault: fault?.kind };
  }
}

/** UTF-8, and nothing that merely looks like it. */
function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

const notText: Reply = { status: 400, body: htmlPage('400 - Bad request', 'The request is not UTF-8.') };

const tooLarge: Reply = {
  status: 413,
  headers: { connection: 'close' },
  body: htmlPage('413 - Request too large', 'The request is larger than this server reads.'),
};

function xmlReply({ status, body }: Answer): Reply {
  return { status, contentType: 'text/xml; charset=utf-8', body };
}

/** What HTTP itself refuses, whoever asks. */
function refusalOf(request: IncomingMessage): Reply | undefined {
  if (request.method !== 'POST') {
    const body = htmlPage('405 - Method not allowed', 'This service takes POST.');
    return { status: 405, headers: { allow: 'POST' }, body };
  }
  if (!/^text\/xml\b/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, body: htmlPage('415 - Unsupported media type', 'Send text/xml.') };
  }
  return undefined;
}
