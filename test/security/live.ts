import { createClient } from 'graphql-sse';
import { waitFor, type Network } from '#testing';
import { lawInput, publishLaw, titled } from '../e2e/records.js';
import { documentFor, operations } from './operations.js';
import { rules } from './rules.js';
import { nameOf, READERS, type Clients, type Reader } from './readers.js';

interface Listener {
  reader: Reader;
  field: string;
  received: string[];
  failed?: unknown;
}

/** Roles decide about drafts only, of which nobody is told: all of the owner's listen, and of others a stronger and a weaker one. */
const LISTENING = READERS.filter(
  ({ participant, role }) =>
    participant === null || participant === 'VN-MOH' || role === 'publisher' || role === 'auditor',
);

/** Everybody listens to every subscription field of the schema, with all that it can show of a change. */
export class Live {
  readonly listeners: Listener[] = [];
  /** public records that it made itself */
  readonly published: string[] = [];
  private readonly closing: (() => void)[] = [];

  constructor(
    private readonly network: Network,
    private readonly clients: Clients,
  ) {}

  async listen(): Promise<void> {
    const rule = rules();
    for (const reader of LISTENING) {
      const { headers } = await this.clients.of(reader);
      // Of the others each tells a person of their own affairs; who may not ask is refused, see the matrix.
      for (const operation of operations('Subscription').filter(
        ({ name }) => rule.get(`Subscription.${name}`)?.kind === 'open',
      )) {
        const listener: Listener = { reader, field: operation.name, received: [] };
        this.listeners.push(listener);
        const client = createClient({ url: `${this.network.url}/graphql/stream`, headers, retryAttempts: 0 });
        const stop = client.subscribe(
          { query: documentFor(operation, {}) },
          {
            next: (message) => void listener.received.push(JSON.stringify(message)),
            error: (fault) => void (listener.failed = fault),
            complete: () => undefined,
          },
        );
        this.closing.push(stop, () => client.dispose());
      }
    }
    await this.reached('Opening');
  }

  /** Publishes what everybody may read until everybody has read of it: what was published before has arrived then. */
  async reached(title: string): Promise<void> {
    const owner = await this.clients.of({ participant: 'VN-MOH', role: 'publisher' });
    await waitFor(
      `every live reader to read of ${title}`,
      async () => {
        const number = `${this.published.length + 1}/live`;
        const { id } = await publishLaw(owner, lawInput({ ...titled(title), number }));
        this.published.push(id);
        return waitFor(`all to read of ${id}`, () => this.haveAllRead(id), { timeoutMs: 8000, everyMs: 50 }).catch(
          () => false,
        );
      },
      { timeoutMs: 60_000 },
    );
  }

  private haveAllRead(id: string): boolean {
    const fault = this.listeners.find(({ failed }) => failed !== undefined);
    if (fault) throw new Error(`${nameOf(fault.reader)} cannot listen to ${fault.field}`, { cause: fault.failed });
    return this.listeners.every(({ received }) => received.some((text) => text.includes(id)));
  }

  close(): void {
    for (const close of this.closing) close();
  }
}
