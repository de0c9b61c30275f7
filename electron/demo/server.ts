import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pathOf, type ExchangeHandler } from './exchange-handler.ts';
import { NodeResponse, nodeRequest } from './wire-node.ts';

/** The web server in front: sockets on loopback, and the handler behind them. */
export class ExchangeServer {
  private readonly handler: ExchangeHandler;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port: number;

  constructor(handler: ExchangeHandler, port: number) {
    this.handler = handler;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}${pathOf(1)}`;
  }

  /** Listens on loopback; a second start uses the first one's port. */
  async start(): Promise<void> {
    if (this.server !== undefined) return;
    const server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
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
    await this.handler.handle(await nodeRequest(request), new NodeResponse(response));
  }
}
