import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../e2e/client.js';
import { lawInput, titled } from '../e2e/records.js';
import type { Network } from '#testing';
import type { Chance } from './random.js';

const OWNERS = ['VN-MOH', 'PH-DOH', 'ID-MOH', 'TH-MOPH'];
const AGAIN_MS = 300;
const PATIENCE_MS = 180_000;
/** One in so many publications is a revocation of an earlier one, so that there is an order to keep. */
const REVOCATIONS = 4;

interface Answered {
  __typename?: string;
  id?: string;
  code?: string;
  message?: string;
}

/**
 * Publishes as a machine should: the same request under the same key until it is answered. What was answered counts as
 * published, and must arrive.
 */
export class Publishers {
  /** by id, what of it must arrive */
  readonly published = new Map<string, string[]>();
  repeatedRequests = 0;

  private constructor(
    private readonly clients: readonly Client[],
    private readonly run: string,
  ) {}

  static async of(network: Network, run: string): Promise<Publishers> {
    const clients = await Promise.all(OWNERS.map((owner) => Client.of(network, owner)));
    return new Publishers(clients, run);
  }

  /** @param count how many in all; several publishers at once, each with small pauses */
  async publish(round: string, count: number, chance: Chance): Promise<void> {
    let next = 0;
    const seeds = this.clients.map(() => chance.between(0, 30));
    await Promise.all(
      this.clients.map(async (client, place) => {
        const own: string[] = [];
        while (next < count) {
          const n = next;
          next += 1;
          const earlier = n % REVOCATIONS === REVOCATIONS - 1 ? own.shift() : undefined;
          if (earlier === undefined) own.push(await this.publishLaw(client, `${this.run}-${round}-${n}`));
          else await this.revoke(client, earlier);
          await sleep(seeds[place]);
        }
      }),
    );
  }

  private async publishLaw(client: Client, key: string): Promise<string> {
    const input = lawInput({ ...titled(`Law ${key}`), number: key });
    const { id } = await this.untilAnswered(
      () =>
        client.ask(
          `mutation ($input: LawInput!, $key: String) {
            publishLaw(input: $input, idempotencyKey: $key) { __typename ... on Publication { id } ... on Error { code message } }
          }`,
          { input, key },
        ),
      ({ code }) => code === undefined,
    );
    if (id === undefined) throw new Error(`A law was published without an id: ${key}`);
    this.published.set(id, ['publication.published']);
    return id;
  }

  private async revoke(client: Client, id: string): Promise<void> {
    await this.untilAnswered(
      async () => {
        const { publication } = await client.ask<{ publication: { state: string } | null }>(
          'query ($id: ID!) { publication(id: $id) { state } }',
          { id },
        );
        // A revocation has no key: whether the one without an answer was carried out, the record says.
        if (publication?.state === 'REVOKED') return { done: {} };
        return client.ask(
          `mutation ($id: ID!) { revoke(id: $id, reason: "Withdrawn in a test") { __typename ... on Publication { id } ... on Error { code message } } }`,
          { id },
        );
      },
      ({ code }) => code === undefined,
    );
    this.published.get(id)?.push('publication.revoked');
  }

  private async untilAnswered(ask: () => Promise<object>, isGood: (answer: Answered) => boolean): Promise<Answered> {
    const until = Date.now() + PATIENCE_MS;
    let last: unknown;
    while (Date.now() < until) {
      try {
        const [answer] = Object.values(await ask()) as Answered[];
        if (answer && isGood(answer)) return answer;
        last = JSON.stringify(answer);
        if (answer?.code === 'INVALID_INPUT') break;
      } catch (error) {
        last = error;
      }
      this.repeatedRequests += 1;
      await sleep(AGAIN_MS);
    }
    throw new Error(`No good answer; the last: ${String(last)}`);
  }
}
