/** What no server in Node can go below: the very bytes and headers of a feed, from memory, by nothing but node:http. */
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../child.js';

export interface Answered {
  etag: string;
  headers: OutgoingHttpHeaders;
  body: string;
}

serve({
  start: async ({ etag, headers, body: text }: Answered): Promise<string> => {
    const body = Buffer.from(text, 'base64');
    const server = createServer((request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
      else response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  },
});
