import { Webhook } from 'standardwebhooks';
import type { Network, Received, Receiver } from '#testing';
import { Client } from './client.js';

const PER_PARTICIPANT = 20;
const AUTHORITIES = [
  'TH-MOPH',
  'MY-MOH',
  'SG-MOH',
  'ID-MOH',
  'LA-MOH',
  'KH-MOH',
  'MM-MOH',
  'BN-MOH',
  'PH-DOH',
  'DE-BMG',
];

/**
 * Two hundred standing subscriptions, each with an endpoint of its own on one receiver. The receiver's log is the only
 * witness: what it did not see was not delivered, whatever the database says.
 */
export class Crowd {
  private readonly secrets = new Map<string, string>();

  private constructor(private readonly receiver: Receiver) {}

  static async of(network: Network, receiver: Receiver): Promise<Crowd> {
    const crowd = new Crowd(receiver);
    for (const participant of AUTHORITIES) await crowd.join(network, participant);
    return crowd;
  }

  get size(): number {
    return this.secrets.size;
  }

  private async join(network: Network, participant: string): Promise<void> {
    const client = await Client.of(network, participant);
    const paths = Array.from({ length: PER_PARTICIPANT }, (_, n) => `/${participant}/${n}`);
    const each = (field: (path: string, n: number) => string): string =>
      `mutation { ${paths.map((path, n) => `m${n}: ${field(path, n)}`).join('\n')} }`;
    const created = await client.ask<Record<string, { endpoint: { id: string }; secret: string }>>(
      each(
        (path) =>
          `createEndpoint(input: { url: "${this.receiver.url}${path}" }) { ... on CreatedEndpoint { endpoint { id } secret } }`,
      ),
    );
    await client.ask(
      each(
        (path, n) =>
          `createSubscription(input: { name: "${path}", endpoint: "${created[`m${n}`]?.endpoint.id}" }) { ... on StandingSubscription { id } }`,
      ),
    );
    paths.forEach((path, n) => this.secrets.set(path, created[`m${n}`]?.secret ?? ''));
  }

  /** Requests about one publication. */
  about(id: string): Received[] {
    return this.receiver.log.filter(({ body }) => body.includes(`"subject":"${id}"`));
  }

  /** How many of the crowd have seen all of these. */
  reached(ids: readonly string[]): number {
    const seen = new Map<string, Set<string>>();
    for (const id of ids) for (const { path } of this.about(id)) seen.set(path, (seen.get(path) ?? new Set()).add(id));
    return [...seen.values()].filter((of) => of.size === ids.length).length;
  }

  /**
   * What was promised and did not hold, for these publications: everyone has each, under one webhook-id, in the same
   * bytes however often, and signed.
   */
  faults(ids: readonly string[]): string[] {
    const faults: string[] = [];
    for (const id of ids) {
      const byPath = new Map<string, Received[]>();
      for (const request of this.about(id)) byPath.set(request.path, [...(byPath.get(request.path) ?? []), request]);
      for (const [path, secret] of this.secrets) {
        const requests = byPath.get(path) ?? [];
        if (requests.length === 0) faults.push(`${path} never got ${id}`);
        if (new Set(requests.map(({ headers }) => headers['webhook-id'])).size > 1)
          faults.push(`${path} got ${id} under several ids`);
        if (new Set(requests.map(({ body }) => body)).size > 1) faults.push(`${path} got ${id} in different bytes`);
        for (const { body, headers } of requests) {
          try {
            new Webhook(secret).verify(body, headers as Record<string, string>);
          } catch (error) {
            faults.push(`${path} got ${id} with a signature that does not fit: ${String(error)}`);
          }
        }
      }
    }
    return faults;
  }

  /** How many requests came more than once to the same endpoint about the same publication. */
  repeats(ids: readonly string[]): number {
    return ids.reduce(
      (sum, id) => sum + this.about(id).length - new Set(this.about(id).map(({ path }) => path)).size,
      0,
    );
  }
}
