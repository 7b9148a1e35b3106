import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A real HTTP receiver for one subscriber. It trusts nothing: each message is verified by the npm package `standardwebhooks`. */
export interface Arrival {
  webhookId: string;
  /** the citable id that the message is about */
  subject: string;
  position: number;
  at: number;
  verified: boolean;
}

export class Receiver {
  readonly arrivals: Arrival[] = [];
  /** milliseconds it takes over an answer: a slow receiver keeps the worker busy while it is killed */
  delayMs = 0;
  private secret = '';
  private server?: Server;

  constructor(
    readonly participant: string,
    readonly name: string,
  ) {}

  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const at = Date.now();
        const body = Buffer.concat(chunks).toString('utf8');
        const { type, data } = JSON.parse(body) as { type: string; data: { challenge?: string } };
        // Before anything is sent to it, a receiver says back what only it can have read.
        if (type === 'endpoint.verification') return void response.writeHead(200).end(data.challenge);
        this.arrivals.push(this.read(body, request.headers as Record<string, string>, at));
        setTimeout(() => response.writeHead(204).end(), this.delayMs);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/comity`;
  }

  trust(secret: string): void {
    this.secret = secret;
  }

  about(subject: string): Arrival[] {
    return this.arrivals.filter((arrival) => arrival.subject === subject);
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private read(body: string, headers: Record<string, string>, at: number): Arrival {
    const webhookId = headers['webhook-id'] ?? '';
    try {
      const envelope = new Webhook(this.secret).verify(body, headers) as {
        subject: string;
        data: { position: number };
      };
      return { webhookId, subject: envelope.subject, position: envelope.data.position, at, verified: true };
    } catch {
      return { webhookId, subject: 'unverified', position: 0, at, verified: false };
    }
  }
}
