import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a feed has to offer: a version's file, and what it is promised to be where that isn't the truth. */
interface Offer {
  readonly version: string;
  readonly content: string;
  readonly promised?: string;
  /** Another server's address for the file. */
  readonly at?: string;
}

/** A static feed on loopback, as a folder on any web server is one. */
export async function startFeed() {
  let offer: Offer | undefined;
  const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname } = new URL(url, 'http://feed.example');
    asked.push({ path: pathname, headers });
    if (offer !== undefined && /^\/presently\/latest.*\.yml$/.test(pathname)) response.end(feedOf(offer));
    else if (offer !== undefined && pathname === `/presently/${fileOf(offer)}`) response.end(offer.content);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/presently/`,
    offer: (next: Offer | undefined) => {
      offer = next;
    },
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const fileOf = ({ version }: Offer): string => `presently-${version}-linux-x86_64.AppImage`;

function feedOf(offer: Offer): string {
  const { version, content, promised = content, at = fileOf(offer) } = offer;
  const digest = createHash('sha512').update(promised).digest('base64');
  return `version: ${version}
files:
  - url: ${at}
    sha512: ${digest}
    size: ${Buffer.byteLength(content)}
path: ${at}
sha512: ${digest}
releaseDate: '2026-11-29T00:00:00.000Z'
`;
}
