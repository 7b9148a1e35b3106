import { Webhook } from 'standardwebhooks';
import type { Role } from '#access';
import type { Network, Received, Receiver } from '#testing';
import { Client } from './client.js';

/** What a webhook says, as far as these tests look. */
export interface Message {
  id: string;
  type: string;
  subject: string;
  data: { position: number; revision: number | null };
}

/** A participant with an endpoint on the test's receiver and a standing subscription. */
export class Subscriber {
  private constructor(
    readonly participant: string,
    private readonly receiver: Receiver,
    private readonly path: string,
    private readonly secret: string,
    readonly endpoint: string,
  ) {}

  static async of(
    network: Network,
    receiver: Receiver,
    { participant, role, filter }: { participant: string; role: Role; filter: Record<string, unknown> },
  ): Promise<Subscriber> {
    const client = await Client.of(network, participant, role);
    const path = `/${participant}`;
    const { endpoint, secret } = await client.change<{ endpoint: { id: string }; secret: string }>(
      `mutation Endpoint($url: String!) {
        createEndpoint(input: { url: $url }) {
          __typename ... on CreatedEndpoint { endpoint { id } secret } ... on Error { code message path }
        }
      }`,
      { url: receiver.url + path },
    );
    await client.change(
      `mutation Subscribe($input: CreateSubscriptionInput!) {
        createSubscription(input: $input) { __typename ... on Error { code message path } }
      }`,
      { input: { name: `What ${participant} follows`, filter, endpoint: endpoint.id } },
    );
    return new Subscriber(participant, receiver, path, secret, endpoint.id);
  }

  get requests(): Received[] {
    return this.receiver.log.filter(({ path }) => path === this.path);
  }

  /** All that came, each verified by the npm package `standardwebhooks`, which throws where the signature does not fit. */
  get messages(): Message[] {
    return this.requests.map(
      ({ body, headers }) => new Webhook(this.secret).verify(body, headers as Record<string, string>) as Message,
    );
  }
}
