/** Receivers that were well when they were entered, and no longer are: one takes webhooks and never answers, one is not there. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { challengeIn } from '#testing';
import { serve } from '../child.js';

let isWell = true;

function receiver(): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      if (isWell) response.writeHead(200).end(challengeIn(Buffer.concat(chunks).toString()) ?? '');
    });
  });
}

const hanging = receiver();
const refusing = receiver();

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

serve({
  start: async (): Promise<{ hanging: string; refusing: string }> => ({
    hanging: await listen(hanging),
    refusing: await listen(refusing),
  }),
  /** From now on neither is well. */
  fall: (): void => {
    isWell = false;
    refusing.closeAllConnections();
    refusing.close();
  },
});
