import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressGuard } from '../endpoint/address-guard.js';
import { newSecret, sign, signingKey } from '../endpoint/signing-key.js';
import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import { Sender } from '../delivery/sender.js';
import type { Target } from '../delivery/target.js';

const PATH = '/canary';
const MOST_BYTES = 10_000;

/**
 * Where canaries land: a receiver within the process, on a free port of 127.0.0.1, which checks the signature as every receiver
 * should. Its secret is made anew at each start and known to nobody else. A sender of its own may reach this machine; that of
 * the subscribers still may not.
 */
export class CanaryReceiver {
  private readonly key = signingKey(newSecret());
  private readonly sender = new Sender(new AddressGuard({ loopback: true }), 'Comity canary');
  private readonly server: Server = createServer((request, response) => void this.receive(request, response));

  async open(): Promise<Target> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    this.server.unref();
    const { port } = this.server.address() as AddressInfo;
    const keys = [{ key: this.key, until: null }];
    return {
      origin: `http://127.0.0.1:${port}`,
      path: PATH,
      host: LOOPBACK_HOST,
      signable: true,
      keys,
      network: null,
      via: this.sender,
    };
  }

  async close(): Promise<void> {
    await this.sender.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const isGood = request.method === 'POST' && request.url === PATH && (await this.isSigned(request));
      response.writeHead(isGood ? 204 : 403).end();
    } catch {
      response.destroy();
    }
  }

  private async isSigned(request: IncomingMessage): Promise<boolean> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MOST_BYTES) return false;
      chunks.push(chunk);
    }
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers;
    if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return false;
    return signature.split(' ').includes(sign(this.key, id, timestamp, Buffer.concat(chunks).toString()));
  }
}
