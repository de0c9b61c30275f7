// A server in a process of its own, so that writing answers takes nothing from those who read them: gives the body of the
// name that the path ends in, whatever is asked. Bodies come as a message, the port goes back as one.
import { createServer } from 'node:http';

process.once('message', (/** @type {Record<string, string>} */ bodies) => {
  const bytes = new Map(Object.entries(bodies).map(([name, body]) => [name, Buffer.from(body)]));
  const server = createServer((request, response) => {
    const body = bytes.get(request.url?.split('/').at(-2) ?? '');
    request.resume().on('end', () => {
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : undefined);
  });
});
process.once('disconnect', () => process.exit());
