import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { NodeResponse, nodeRequest } from './wire-node.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** Answers requests, wherever they come from. */
interface Handler {
  handle(request: WireRequest, response: WireResponse): Promise<void>;
}

/** Private key and certificate, with those that lead to its authority behind it, in PEM. */
export interface TlsOptions {
  readonly key: string;
  readonly cert: string;
}

/** The web server in front: sockets on loopback, and the handler behind them. */
export class ExchangeServer {
  private readonly handler: Handler;
  private readonly tls: TlsOptions | undefined;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port: number;

  /** @param tls speaks https where it is given */
  constructor(handler: Handler, port: number, tls?: TlsOptions) {
    this.handler = handler;
    this.port = port;
    this.tls = tls;
  }

  /** Without a path. */
  get origin(): string {
    return `${this.scheme}://127.0.0.1:${this.port}`;
  }

  private get scheme(): 'http' | 'https' {
    return this.tls === undefined ? 'http' : 'https';
  }

  /** Listens on loopback; a second start uses the first one's port. */
  async start(): Promise<void> {
    if (this.server !== undefined) return;
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      this.serve(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
      });
    };
    const server = this.tls === undefined ? createServer(serve) : createSecureServer(this.tls, serve);
    // As long as IIS keeps a connection: clients come back every minute and find it still open.
    server.keepAliveTimeout = 120_000;
    server.on('connection', (socket: Socket) => {
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
    await this.handler.handle(await nodeRequest(request, this.scheme), new NodeResponse(response));
  }
}
