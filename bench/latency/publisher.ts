import { request } from 'undici';
import { now } from '../clock.js';
import type { NodeAddress } from '../node.process.js';

export interface Publisher {
  /** @returns when the answer was here */
  publish(): Promise<number>;
}

const PUBLISH = `mutation ($input: LawInput!) {
  publishLaw(input: $input) { __typename ... on Law { id revision } ... on Error { code message } }
}`;

/** An officer of Viet Nam's ministry, who also receives what the ministry itself publishes. */
export async function openPublisher(node: NodeAddress, receiverUrl: string): Promise<Publisher> {
  const ask = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const { body } = await request(`${node.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${node.token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await body.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const { createEndpoint } = await ask<{ createEndpoint: { endpoint?: { id: string } } }>(
    `mutation ($url: String!) { createEndpoint(input: { url: $url }) { ... on CreatedEndpoint { endpoint { id } } ... on Error { message } } }`,
    { url: `${receiverUrl}/endpoint` },
  );
  if (!createEndpoint.endpoint) throw new Error(JSON.stringify(createEndpoint));
  const { createSubscription } = await ask<{ createSubscription: { id?: string } }>(
    `mutation ($endpoint: ID!) { createSubscription(input: { name: "All changes", endpoint: $endpoint }) { ... on StandingSubscription { id } ... on Error { message } } }`,
    { endpoint: createEndpoint.endpoint.id },
  );
  if (!createSubscription.id) throw new Error(JSON.stringify(createSubscription));

  let serial = 0;
  return {
    publish: async () => {
      serial += 1;
      const { publishLaw } = await ask<{ publishLaw: { __typename: string } }>(PUBLISH, { input: aLaw(serial) });
      const answered = now();
      if (publishLaw.__typename !== 'Law') throw new Error(JSON.stringify(publishLaw));
      return answered;
    },
  };
}

const aLaw = (serial: number): Record<string, unknown> => ({
  originalLanguage: 'vi',
  titles: [
    { language: 'vi', value: `Nghị định số ${serial} về tuyển dụng nhân lực y tế` },
    { language: 'en', value: `Decree ${serial} on the recruitment of health personnel` },
  ],
  summaries: [{ language: 'en', value: 'Recruiters of health personnel for work abroad need a licence.' }],
  legalBases: ['CODE-2010:5.2'],
  occupations: ['2221'],
  lawType: 'DECREE',
  number: `${serial}/2026/ND-CP`,
  inForceOn: '2027-01-01',
  legalForce: 'ADOPTED',
});
