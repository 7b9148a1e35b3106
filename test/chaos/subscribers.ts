import { Client } from '../e2e/client.js';
import type { Network } from '#testing';
import { persist } from './patience.js';
import { MANNERS, type Manner, type Receivers } from './receivers.js';

export interface Subscribed {
  path: string;
  manner: Manner;
}

/** Of each manner two, of different participants. */
const PARTICIPANTS = ['DE-BMG', 'MY-MOH'];

const RESULT = '... on Error { code message path }';

export async function subscribeAll(
  network: Network,
  receivers: Receivers,
  manners: readonly Manner[],
): Promise<Subscribed[]> {
  const made: Subscribed[] = [];
  for (const participant of PARTICIPANTS) {
    const client = await Client.of(network, participant);
    for (const manner of MANNERS.filter((one) => manners.includes(one)))
      made.push(
        await persist(`a subscription that ${manner}`, () => subscribe(client, participant, manner, receivers)),
      );
  }
  return made;
}

let serial = 0;

/** At an address of its own each time it is tried: what is left of a try without an answer disturbs nobody. */
async function subscribe(
  client: Client,
  participant: string,
  manner: Manner,
  receivers: Receivers,
): Promise<Subscribed> {
  const path = `/${participant}/${manner.replaceAll(' ', '-')}/${++serial}`;
  receivers.behave(path, manner);
  const { endpoint, secret } = await client.change<{ endpoint: { id: string }; secret: string }>(
    `mutation ($url: String!) { createEndpoint(input: { url: $url }) { __typename ... on CreatedEndpoint { endpoint { id } secret } ${RESULT} } }`,
    { url: receivers.url + path },
  );
  receivers.trust(path, secret);
  await client.change(
    `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ${RESULT} } }`,
    { input: { name: `${participant} ${manner}`, filter: { kinds: ['LAW'] }, endpoint: endpoint.id } },
  );
  return { path, manner };
}
