import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trackServer } from './network.ts';

export interface RedirectServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A web server without encryption that sends everybody elsewhere, as Autodiscover's last way but one does. */
export async function startRedirectServer(location: string): Promise<RedirectServer> {
  const server = createServer((_request, response) => response.writeHead(302, { location }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a string only for pipes
  trackServer(`http://127.0.0.1:${port}`);
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
