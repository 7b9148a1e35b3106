import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../e2e/client.js';
import { lawInput, titled } from '../e2e/records.js';
import type { Network } from '#testing';
import { reasonOf } from './patience.js';
import type { Chance } from './random.js';

const OWNERS = ['VN-MOH', 'PH-DOH', 'ID-MOH', 'TH-MOPH'];
const AGAIN_MS = 300;
const ANSWERED_WITHIN_MS = 30_000;
const PATIENCE_MS = 180_000;
const ALL_WITHIN_MS = 900_000;
/** Of four publications one revises and one revokes an earlier one, so that there is an order to keep. */
const TURNS = ['publish', 'revise', 'publish', 'revoke'] as const;

interface Answered {
  __typename?: string;
  id?: string;
  code?: string;
  message?: string;
}

interface Law {
  id: string;
  key: string;
  revision: number;
}

const RESULT = '{ __typename ... on Publication { id draftVersion } ... on Error { code message } }';

/**
 * Publishes as a machine should: the same request under the same key until it is answered. What was answered counts as
 * published, and must arrive.
 */
export class Publishers {
  /** by id, what of it must arrive */
  readonly published = new Map<string, string[]>();
  /** what was not answered however often it was asked */
  readonly unanswered: string[] = [];
  repeatedRequests = 0;

  private constructor(
    private readonly clients: readonly Client[],
    private readonly run: string,
  ) {}

  static async of(network: Network, run: string): Promise<Publishers> {
    const clients = OWNERS.map(
      async (owner) => new Client(network.url, await network.token(owner, ['publisher']), ANSWERED_WITHIN_MS),
    );
    return new Publishers(await Promise.all(clients), run);
  }

  /**
   * Several publishers at once, each with small pauses. One that gets no answer for minutes publishes no more in this round.
   *
   * @param count how many in all
   */
  async publish(round: string, count: number, chance: Chance): Promise<void> {
    const until = Date.now() + ALL_WITHIN_MS;
    let next = 0;
    const seeds = this.clients.map(() => chance.between(0, 30));
    await Promise.all(
      this.clients.map(async (client, place) => {
        const own: Law[] = [];
        try {
          while (next < count) {
            if (Date.now() > until) throw new Error(`Of ${count} publications, ${next} were made in good time`);
            const n = next;
            next += 1;
            await this.takeTurn(client, own, n, `${this.run}-${round}-${n}`);
            await sleep(seeds[place]);
          }
        } catch (error) {
          this.unanswered.push(reasonOf(error));
        }
      }),
    );
  }

  private async takeTurn(client: Client, own: Law[], n: number, key: string): Promise<void> {
    const turn = TURNS[n % TURNS.length];
    const [earliest] = own;
    if (turn === 'publish' || !earliest) own.push(await this.publishLaw(client, key));
    else if (turn === 'revise') await this.revise(client, earliest);
    else await this.revoke(client, earliest);
    if (turn === 'revoke') own.shift();
  }

  private async publishLaw(client: Client, key: string): Promise<Law> {
    const input = lawInput({ ...titled(`Law ${key}`), number: key });
    const { id } = await this.untilAnswered(() =>
      client.ask(
        `mutation ($input: LawInput!, $key: String) { publishLaw(input: $input, idempotencyKey: $key) ${RESULT} }`,
        { input, key },
      ),
    );
    if (id === undefined) throw new Error(`A law was published without an id: ${key}`);
    this.published.set(id, ['1 publication.published']);
    return { id, key, revision: 1 };
  }

  /** A revision has no key: how far the one without an answer came, the record says. */
  private async revise(client: Client, law: Law): Promise<void> {
    const { id, key } = law;
    const revision = law.revision + 1;
    const input = lawInput({ ...titled(`Law ${key}, as of revision ${revision}`), number: key });
    await this.untilAnswered(async () => {
      if ((await stateOf(client, id)).revision === revision) return { done: {} };
      const opened = await draftOf(client, `mutation ($id: ID!) { openDraft(id: $id) ${RESULT} }`, { id });
      const updated = await draftOf(
        client,
        `mutation ($id: ID!, $input: LawInput!, $version: Int!) {
          updateLaw(id: $id, input: $input, expectedVersion: $version) ${RESULT}
        }`,
        { id, input, version: opened },
      );
      return client.ask(
        `mutation ($id: ID!, $version: Int) {
          publish(id: $id, changeNote: "Another title", expectedVersion: $version) ${RESULT}
        }`,
        { id, version: updated },
      );
    });
    law.revision = revision;
    this.published.get(id)?.push(`${revision} publication.revised`);
  }

  private async revoke(client: Client, { id, revision }: Law): Promise<void> {
    await this.untilAnswered(async () => {
      if ((await stateOf(client, id)).state === 'REVOKED') return { done: {} };
      return client.ask(`mutation ($id: ID!) { revoke(id: $id, reason: "Withdrawn in a test") ${RESULT} }`, { id });
    });
    this.published.get(id)?.push(`${revision} publication.revoked`);
  }

  private async untilAnswered(ask: () => Promise<object>): Promise<Answered> {
    const until = Date.now() + PATIENCE_MS;
    let last: unknown;
    while (Date.now() < until) {
      try {
        const [answer] = Object.values(await ask()) as Answered[];
        if (answer && answer.code === undefined) return answer;
        last = JSON.stringify(answer);
        if (answer?.code === 'INVALID_INPUT') break;
      } catch (error) {
        last = reasonOf(error);
      }
      this.repeatedRequests += 1;
      await sleep(AGAIN_MS);
    }
    throw new Error(`A publisher got no good answer; the last: ${String(last)}`);
  }
}

async function stateOf(client: Client, id: string): Promise<{ state?: string; revision?: number }> {
  const asked = 'query ($id: ID!) { publication(id: $id) { state revision } }';
  const { publication } = await client.ask<{ publication: { state: string; revision: number } | null }>(asked, { id });
  return publication ?? {};
}

async function draftOf(client: Client, mutation: string, variables: Record<string, unknown>): Promise<number> {
  return (await client.change<{ draftVersion: number }>(mutation, variables)).draftVersion;
}
