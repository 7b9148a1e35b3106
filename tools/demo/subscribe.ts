import type { Role } from '#access';
import { Api, expectSuccess } from './api.js';
import type { DemoNode } from './node.js';
import { Receiver } from './receivers.js';
import type { Timeline } from './timeline.js';

export const SUBSCRIBERS: readonly {
  participant: string;
  name: string;
  role: Role;
  filter: Record<string, unknown>;
}[] = [
  {
    participant: 'ASEAN-HC3',
    name: 'ASEAN Health Cluster 3',
    role: 'regional-coordinator',
    filter: { bodies: ['ASEAN'] },
  },
  {
    participant: 'PH-DOH',
    name: 'Philippines, Department of Health',
    role: 'publisher',
    filter: { countries: ['VN', 'TH', 'MY'] },
  },
  {
    participant: 'TH-MOPH',
    name: 'Thailand, Ministry of Public Health',
    role: 'publisher',
    filter: { bodies: ['ASEAN'] },
  },
  { participant: 'IOM', name: 'International Organization for Migration', role: 'partner-agent', filter: {} },
];

/** Each subscriber opens an endpoint at its own receiver and says what it wants to learn of. */
export async function subscribe(node: DemoNode, timeline: Timeline): Promise<Receiver[]> {
  const receivers: Receiver[] = [];
  for (const { participant, name, role, filter } of SUBSCRIBERS) {
    const receiver = new Receiver(participant, name);
    receivers.push(receiver);
    const api = new Api(node.url, await node.issuer.sign({ participant, roles: [role] }));
    const { createEndpoint } = await api.ask<{
      createEndpoint: { __typename: string; endpoint: { id: string }; secret: string };
    }>(
      `mutation Endpoint($input: CreateEndpointInput!) {
        createEndpoint(input: $input) { __typename ... on CreatedEndpoint { endpoint { id } secret } ... on Error { message } }
      }`,
      { input: { url: await receiver.listen(), description: 'demonstration' } },
    );
    receiver.trust(expectSuccess(createEndpoint).secret);
    const { createSubscription } = await api.ask<{ createSubscription: { __typename: string } }>(
      `mutation Subscribe($input: CreateSubscriptionInput!) {
        createSubscription(input: $input) { __typename ... on Error { message } }
      }`,
      { input: { name: `Demonstration, ${name}`, filter, endpoint: createEndpoint.endpoint.id } },
    );
    expectSuccess(createSubscription);
    timeline.say(`${name} subscribes and opens an endpoint`);
  }
  return receivers;
}
