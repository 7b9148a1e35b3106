import type { Role } from '#access';
import { Api, expectSuccess } from './api.js';
import { feedTitles, libraryHoldings, mirrorFrom } from './mirror.js';
import type { DemoNode } from './node.js';
import { Receiver } from './receivers.js';
import { FIRST_ACTS, SECOND_ACT, type Act } from './story.js';
import type { Timeline } from './timeline.js';

const SETTLED_WITHIN_MS = 60_000;
const RECEIVED_WITHIN_MS = 10_000;
const RECOVERED_WITHIN_MS = 120_000;
const SLOW_ANSWER_MS = 400;

const SUBSCRIBERS: readonly { participant: string; name: string; role: Role; filter: Record<string, unknown> }[] = [
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

export interface Published {
  act: Act;
  id: string;
  at: number;
}

export async function play(node: DemoNode, timeline: Timeline): Promise<void> {
  await settle(node, timeline);
  const receivers = await subscribe(node, timeline);
  try {
    const vietNam = new Api(
      node.url,
      await node.issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], name: 'An officer of Viet Nam' }),
    );
    const published: Published[] = [];
    for (const act of FIRST_ACTS) published.push(await publish(vietNam, act, timeline));
    await everyoneReceives(receivers, published, timeline);
    await readFeed(node, published, timeline);
    await follow(node, timeline);
    if (node.killWorker === null) {
      timeline.say('the worker is not killed: with --url the node is not ours to harm');
    } else {
      await killInTheMiddle(node, vietNam, receivers, timeline);
      await follow(node, timeline);
    }
  } finally {
    for (const receiver of receivers) receiver.close();
  }
}

/** A new node first works through its own demonstration set; whoever subscribes before that is over gets it too. */
async function settle(node: DemoNode, timeline: Timeline): Promise<void> {
  const api = new Api(node.url);
  let records = 0;
  await until(async () => {
    const [{ holdings }, library] = [await mirrorFrom(node.url), await libraryHoldings(api)];
    records = library.length;
    return holdings.length === library.length;
  }, SETTLED_WITHIN_MS);
  timeline.say(`the node is up at ${node.url}, with ${records} records in its library`);
}

async function subscribe(node: DemoNode, timeline: Timeline): Promise<Receiver[]> {
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

async function publish(api: Api, act: Act, timeline: Timeline): Promise<Published> {
  const type = act.mutation.replace('publish', '');
  const result = await api.ask<Record<string, { __typename: string; id: string }>>(
    `mutation Publish($input: ${type}Input!) {
      result: ${act.mutation}(input: $input, changeNote: "Published in the demonstration") {
        __typename ... on Publication { id } ... on Error { message }
      }
    }`,
    { input: act.input },
  );
  const { id } = expectSuccess(result['result'] as { __typename: string; id: string });
  timeline.say(`Viet Nam published ${act.says}: ${id}`);
  return { act, id, at: Date.now() };
}

async function everyoneReceives(
  receivers: readonly Receiver[],
  published: readonly Published[],
  timeline: Timeline,
): Promise<void> {
  await until(() => receivers.every((r) => published.every(({ id }) => r.about(id).length > 0)), RECEIVED_WITHIN_MS);
  for (const { id, at, act } of published) {
    for (const receiver of receivers) {
      const arrival = receiver.about(id)[0];
      if (arrival)
        timeline.say(
          `  position ${arrival.position}: ${receiver.name} received ${act.says} ${Math.max(0, arrival.at - at)} ms after the answer`,
        );
    }
  }
  const arrivals = receivers.flatMap((r) => r.arrivals);
  const expected = receivers.length * published.length;
  timeline.check(
    'every subscriber received every publication',
    receivers.every((r) => published.every(({ id }) => r.about(id).length > 0)),
    `${arrivals.length} of ${expected}`,
  );
  timeline.check(
    'every signature verified by the npm package standardwebhooks',
    arrivals.length > 0 && arrivals.every((a) => a.verified),
    `${arrivals.filter((a) => a.verified).length} of ${arrivals.length}`,
  );
}

async function readFeed(node: DemoNode, published: readonly Published[], timeline: Timeline): Promise<void> {
  const titles = await feedTitles(node.url);
  const there = published.filter(({ act }) =>
    titles.some((title) => act.input.titles.some(({ value }) => title.includes(value))),
  );
  timeline.check(
    'the Atom feed, read by an independent parser, shows them',
    there.length === published.length,
    `${there.length} of ${published.length} among ${titles.length} entries`,
  );
}

async function follow(node: DemoNode, timeline: Timeline): Promise<void> {
  const { holdings, changes } = await mirrorFrom(node.url);
  const library = await libraryHoldings(new Api(node.url));
  timeline.check(
    'a mirror that followed /changes from 0 equals the library',
    library.length > 0 && JSON.stringify(holdings) === JSON.stringify(library),
    `${changes} changes, ${holdings.length} records in the mirror, ${library.length} in the library`,
  );
}

/** The receivers answer slowly, so that the worker dies with messages in its hands. */
async function killInTheMiddle(
  node: DemoNode,
  api: Api,
  receivers: readonly Receiver[],
  timeline: Timeline,
): Promise<void> {
  for (const receiver of receivers) receiver.delayMs = SLOW_ANSWER_MS;
  const second = await publish(api, SECOND_ACT, timeline);
  await until(() => receivers.some((r) => r.about(second.id).length > 0), RECEIVED_WITHIN_MS);
  await node.killWorker?.();
  timeline.say('kill -9: the worker dies while its messages are unanswered');
  const third = await publish(api, { ...SECOND_ACT, says: 'a third law, while no worker runs' }, timeline);
  for (const receiver of receivers) receiver.delayMs = 0;
  node.startWorker();
  timeline.say('the worker starts again');
  const both = [second, third];
  const settled = await until(async () => (await unanswered(node, both)) === 0, RECOVERED_WITHIN_MS, 250);
  timeline.check('every delivery was answered in the end', settled, `${await unanswered(node, both)} still open`);
  const missing = receivers.flatMap((r) =>
    both.filter(({ id }) => r.about(id).length === 0).map(({ id }) => `${r.participant} lacks ${id}`),
  );
  timeline.check(
    'nothing was lost',
    missing.length === 0,
    missing.length === 0 ? `${receivers.length} receivers have both laws` : missing.join('; '),
  );
  const ids = receivers.map((r) => both.map(({ id }) => new Set(r.about(id).map((a) => a.webhookId)).size));
  const repeats = receivers.reduce((sum, r) => sum + both.reduce((n, { id }) => n + r.about(id).length - 1, 0), 0);
  timeline.check(
    'nothing was doubled, by webhook-id',
    ids.flat().every((n) => n === 1),
    `one webhook-id each; ${repeats} repeated under the same id`,
  );
}

/** How many deliveries of these publications no receiver has answered yet, asked as each subscriber. */
async function unanswered(node: DemoNode, published: readonly Published[]): Promise<number> {
  let open = 0;
  for (const { participant, role } of SUBSCRIBERS) {
    const api = new Api(node.url, await node.issuer.sign({ participant, roles: [role] }));
    const { myEndpoints } = await api.ask<{
      myEndpoints: { deliveries: { nodes: { subject: string; state: string }[] } }[];
    }>('{ myEndpoints { deliveries(first: 20) { nodes { subject state } } } }');
    const deliveries = myEndpoints.flatMap((endpoint) => endpoint.deliveries.nodes);
    for (const { id } of published) {
      if (!deliveries.some(({ subject, state }) => subject === id && state === 'DELIVERED')) open += 1;
    }
  }
  return open;
}

/** True when it held in time. */
async function until(holds: () => boolean | Promise<boolean>, withinMs: number, everyMs = 10): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await new Promise((done) => setTimeout(done, everyMs));
  }
  return true;
}
