import { freePorts, startReceiver, startTogether, waitFor, type Network, type Receiver } from '#testing';
import { Api, expectSuccess } from '../demo/api.js';
import { draftOfALaw, newAgreement, newLaw } from './records.js';

/** What the pages are about: a node of its own with the demonstration data, and what its people have done since. */
export interface Stage {
  url: string;
  /** confirmed by the other party */
  agreement: string;
  /** of Nguyen Thi An, open */
  draft: string;
  /** an item of ASEAN's inbox */
  news: string;
  stop: () => Promise<void>;
}

export async function setStage(say: (line: string) => void): Promise<Stage> {
  const [port] = await freePorts(1);
  say('starting a node of its own, with an embedded PostgreSQL and the demonstration data …');
  const network = await startTogether({
    database: 'embedded',
    environment: { SEED: 'demonstration', PORT: String(port) },
  });
  const receiver = await startReceiver();
  const stop = async (): Promise<void> => {
    await receiver.close();
    await network.stop();
  };
  try {
    say('people of Viet Nam, Germany, ASEAN and IOM do their work …');
    return { url: network.url, ...(await play(network, receiver)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const RESULT = '{ __typename ... on Publication { id revision draftVersion } ... on Error { message } }';
interface Done {
  __typename: string;
  id: string;
  revision: number;
  draftVersion: number;
}

async function play(network: Network, receiver: Receiver): Promise<Pick<Stage, 'agreement' | 'draft' | 'news'>> {
  const as = async (participant: string, role: Parameters<Network['token']>[1][number]): Promise<Api> =>
    new Api(network.url, await network.token(participant, [role]));
  const vietNam = await as('VN-MOH', 'publisher');
  const officer = await as('VN-MOH', 'contributor');
  const germany = await as('DE-BMG', 'publisher');
  const philippines = await as('PH-DOH', 'publisher');
  const asean = await as('ASEAN-HC3', 'regional-coordinator');
  const iom = await as('IOM', 'partner-agent');
  const change = async (api: Api, mutation: string, variables: Record<string, unknown>): Promise<Done> => {
    const { result } = await api.ask<{ result: Done }>(mutation, variables);
    return expectSuccess(result);
  };

  await follow(iom, receiver);
  const agreement = await change(
    vietNam,
    `mutation ($input: AgreementInput!) { result: publishAgreement(input: $input) ${RESULT} }`,
    { input: newAgreement('VN', 'DE') },
  );
  await change(
    germany,
    'mutation ($id: ID!, $revision: Int!) { result: confirmAgreement(id: $id, revision: $revision, dates: { signedOn: "2026-11-10", inForceOn: "2027-02-01" }) { __typename ... on Error { message } } }',
    { id: agreement.id, revision: agreement.revision },
  );
  // Viet Nam is asked what it says of this one.
  await change(
    philippines,
    `mutation ($input: AgreementInput!) { result: publishAgreement(input: $input) ${RESULT} }`,
    { input: newAgreement('PH', 'VN') },
  );
  const law = `mutation ($input: LawInput!) { result: publishLaw(input: $input) ${RESULT} }`;
  const arrived = await change(vietNam, law, { input: newLaw(0) });
  const create = `mutation ($input: LawInput!) { result: createLaw(input: $input) ${RESULT} }`;
  const draft = await change(vietNam, create, { input: draftOfALaw() });
  const handedIn = await change(officer, create, { input: newLaw(1) });
  await change(
    officer,
    `mutation ($id: ID!, $version: Int!) { result: submitForReview(id: $id, expectedVersion: $version) ${RESULT} }`,
    { id: handedIn.id, version: handedIn.draftVersion },
  );
  await reached(receiver, arrived.id);
  // IOM's system is away for a moment; what it misses is sent again.
  receiver.answer = () => ({ status: 503, body: 'Down for maintenance until noon.' });
  const late = await change(vietNam, law, { input: newLaw(2) });
  await reached(receiver, late.id);
  const news = await waitFor('ASEAN to have it in the inbox', async () => {
    const { inbox } = await asean.ask<{ inbox: { nodes: { id: string; change: { subject: string } | null }[] } }>(
      '{ inbox(first: 20) { nodes { id change { subject } } } }',
    );
    return inbox.nodes.find((item) => item.change?.subject === agreement.id)?.id ?? false;
  });
  return { agreement: agreement.id, draft: draft.id, news };
}

/** IOM's system takes everything of Viet Nam. */
async function follow(iom: Api, receiver: Receiver): Promise<void> {
  const { created } = await iom.ask<{ created: { __typename: string; endpoint: { id: string } } }>(
    'mutation ($url: String!) { created: createEndpoint(input: { url: $url, description: "Mirror in Geneva" }) { __typename ... on CreatedEndpoint { endpoint { id } } ... on Error { message } } }',
    { url: `${receiver.url}/comity` },
  );
  const { endpoint } = expectSuccess(created);
  const { kept } = await iom.ask<{ kept: { __typename: string } }>(
    'mutation ($input: CreateSubscriptionInput!) { kept: createSubscription(input: $input) { __typename ... on Error { message } } }',
    { input: { name: 'All of Viet Nam', filter: { countries: ['VN'] }, endpoint: endpoint.id } },
  );
  expectSuccess(kept);
}

const reached = (receiver: Receiver, id: string): Promise<unknown> =>
  waitFor(`a webhook of ${id}`, () => receiver.log.some(({ body }) => body.includes(id)), { timeoutMs: 60_000 });
