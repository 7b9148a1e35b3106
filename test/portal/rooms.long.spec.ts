import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startReceiver, type Network, type Receiver } from '#testing';
import { Client } from '../e2e/client.js';
import { agreementInput, lawInput, publishAgreement, titled } from '../e2e/records.js';
import { settled } from '../e2e/settled.js';
import { Browsing, inBrowser, SLOW_MACHINE } from './browsing.js';

/** Every room asks one question, for on a slow line each further one is felt; and is good to look at for everybody. */
let here: Browsing;
let network: Network;
let receiver: Receiver;
const made = { draft: '', endpoint: '', subscription: '', agreement: '' };

beforeAll(async () => {
  const begun = await Browsing.begin();
  if (!begun) return;
  here = begun;
  ({ network } = here);
  await settled(network);
  receiver = await startReceiver();
  const vietNam = await Client.of(network, 'VN-MOH');
  for (const path of ['/one', '/two', '/three']) {
    const { endpoint } = await vietNam.change<{ endpoint: { id: string } }>(
      'mutation ($input: CreateEndpointInput!) { createEndpoint(input: $input) { __typename ... on CreatedEndpoint { endpoint { id } } ... on Error { code message } } }',
      { input: { url: `${receiver.url}${path}` } },
    );
    made.endpoint = endpoint.id;
  }
  const make = async (mutation: string, input: unknown): Promise<string> =>
    (await vietNam.change<{ id: string }>(mutation, { input })).id;
  made.subscription = await make(
    'mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on StandingSubscription { id } ... on Error { code message } } }',
    { name: 'What Germany does', filter: { countries: ['DE'], bodies: ['ASEAN'], topics: ['recruitment'] } },
  );
  const germany = await Client.of(network, 'DE-BMG');
  made.agreement = (
    await publishAgreement(germany, agreementInput(titled('An agreement that waits for an answer')))
  ).id;
  made.draft = await make(
    'mutation ($input: LawInput!) { createLaw(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }',
    lawInput(titled('A law that is being written')),
  );
}, SLOW_MACHINE);
afterAll(async () => {
  await (here as Browsing | undefined)?.end();
  await receiver?.close();
}, 30_000);

/** What a page asks, from when it is opened until it is still. */
function listen(page: Page): () => { name: string; keys: string[] }[] {
  let asked: { name: string; keys: string[] }[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || new URL(request.url()).pathname !== '/graphql') return;
    const body = request.postDataJSON() as Record<string, unknown>;
    asked.push({ name: JSON.stringify(body['variables'] ?? {}), keys: Object.keys(body) });
  });
  return () => {
    const all = asked;
    asked = [];
    return all;
  };
}

async function expectOneQuestion(page: Page, rooms: readonly string[], most = 1): Promise<void> {
  const asked = listen(page);
  for (const room of rooms) {
    // What the room before might still ask is not of this one.
    await page.goto('about:blank');
    asked();
    await page.goto(`${network.url}${room}`);
    await page.locator('#portal h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const questions = asked();
    const tooMany = questions.length > most ? questions : [];
    expect({ room, tooMany }).toEqual({ room, tooMany: [] });
    const inFull = questions.filter(({ keys }) => keys.some((key) => key !== 'documentId' && key !== 'variables'));
    expect({ room, inFull }).toEqual({ room, inFull: [] });
  }
}

async function ownRecords(): Promise<string[]> {
  const { publications } = await new Client(network.url).ask<{ publications: { nodes: { id: string }[] } }>(
    '{ publications(filter: { owners: ["VN-MOH"] }, first: 1) { nodes { id } } }',
  );
  return publications.nodes.map(({ id }) => id);
}

describe('in a browser', () => {
  inBrowser(
    "every room of a publisher's asks at most once, by the id of what it asks",
    async () => {
      const page = await here.officer(/Nguyen Thi An/);
      await expectOneQuestion(page, [
        '/work',
        '/work/inbox',
        '/work/following',
        '/work/following/new',
        `/work/following/${made.subscription}`,
        '/work/endpoints',
        '/work/endpoints/new',
        `/work/endpoints/${made.endpoint}`,
        '/work/import',
        '/work/bodies',
        '/work/bodies/ASEAN',
        '/work/vocabularies',
        '/work/vocabularies/topics',
        '/work/machines',
        '/work/new/law',
        '/work/new/agreement',
        '/work/new/practice',
        '/work/new/event',
        '/work/new/resource',
        `/work/records/${(await ownRecords())[0]}`,
        `/work/agreements/${made.agreement}`,
      ]);
      // What is found wrong with a draft is asked once it can be read.
      await expectOneQuestion(page, [`/work/drafts/${made.draft}`], 2);
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'and so does every room of those who administer',
    async () => {
      const page = await here.officer(/Le Van Binh/);
      await expectOneQuestion(page, [
        '/work/people',
        '/work/people/invite',
        '/work/machines',
        '/work/audit',
        '/work/authority',
      ]);
      await page.context().close();
      const secretariat = await here.officer(/Wanjiru Kamau/);
      await expectOneQuestion(secretariat, [
        '/work/register',
        '/work/register/authorities/new',
        '/work/register/authorities/VN-MOH',
        '/work/register/partners/new',
        '/work/register/partners/IOM',
        '/work/bodies/ASEAN',
        '/work/operations',
        '/work/people',
        '/work/people/invite?at=VN-MOH',
        '/work/machines',
        '/work/authority?at=VN-MOH',
      ]);
      await here.expectGoodPage(secretariat, '/work/register/partners/new');
      await secretariat.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'and those that no other walk looks at have no fault that axe finds, in the light, in the dark, in Arabic, and fit a phone',
    async () => {
      const page = await here.officer(/Nguyen Thi An/);
      const [own = ''] = await ownRecords();
      expect(own).toMatch(/^VN-/);
      for (const room of [
        '/work',
        '/work/new/law',
        '/work/new/agreement',
        '/work/new/practice',
        '/work/new/event',
        '/work/new/resource',
        `/work/drafts/${made.draft}`,
        `/work/records/${own}`,
        `/work/agreements/${made.agreement}`,
        `/work/following/${made.subscription}`,
      ])
        await here.expectGoodPage(page, room);
      await page.context().close();
    },
    2 * SLOW_MACHINE,
  );

  inBrowser(
    'a portal that is older than the node is told to load the page again',
    async () => {
      const page = await here.officer(/Nguyen Thi An/);
      await page.route('**/graphql', (route) =>
        route.continue({ postData: (route.request().postData() ?? '').replace(/sha256:[0-9a-f]{4}/, 'sha256:0000') }),
      );
      await page.goto(`${network.url}/work/following`);
      await page.getByText(/older than the node/).waitFor();
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Load the page again' }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );
});
