import { createServer, request as onward, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** One request that a proxy was asked to pass on. */
export interface Passed {
  /** `CONNECT` for tunnels. */
  readonly method: string;
  /** `host:port` of a tunnel, the whole address of anything else. */
  readonly target: string;
  /** 407 where the client had to sign in first; 502 where there was nobody at the other end. */
  readonly status: number;
}

export interface TestProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** All that was asked for, in order. */
  readonly passed: readonly Passed[];
  stop(): Promise<void>;
}

export interface ProxyOptions {
  /** Asks for these by Basic where they are given. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

const challenge = { 'proxy-authenticate': 'Basic realm="proxy.contoso.example"' } as const;

/** Starts an HTTP proxy on loopback: tunnels by CONNECT, and plain requests by their whole address. */
export async function startProxy({ credentials }: ProxyOptions = {}): Promise<TestProxy> {
  const passed: Passed[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A test that ends breaks its connections off; that is no news.
    socket.on('error', () => socket.destroy());
  };
  const lets = ({ headers }: IncomingMessage): boolean => {
    if (credentials === undefined) return true;
    const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    return headers['proxy-authorization'] === `Basic ${pair}`;
  };
  const server = createServer((request, response) => {
    const { method = 'GET', url: target = '' } = request;
    const note = (status: number): number => passed.push({ method, target, status });
    if (!lets(request)) {
      note(407);
      response.writeHead(407, challenge).end();
      return;
    }
    const { 'proxy-authorization': _secret, 'proxy-connection': _hop, ...headers } = request.headers;
    const further = onward(target, { method, headers }, (answer) => {
      note(answer.statusCode ?? 0);
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    further.once('error', () => {
      note(502);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    request.pipe(further);
  });
  server.on('connection', keep);
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const target = request.url ?? '';
    const note = (status: number): number => passed.push({ method: 'CONNECT', target, status });
    if (!lets(request)) {
      note(407);
      socket.end(
        `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${challenge['proxy-authenticate']}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      return;
    }
    const { hostname, port } = new URL(`http://${target}`);
    const further = connect(Number(port === '' ? '80' : port), hostname);
    keep(further);
    further.once('connect', () => {
      note(200);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      further.write(head);
      further.pipe(socket).pipe(further);
    });
    further.once('error', () => {
      if (further.connecting || further.bytesRead === 0) note(502);
      socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
