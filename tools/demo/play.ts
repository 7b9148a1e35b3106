import { Api } from './api.js';
import { killInTheMiddle } from './kill.js';
import { feedTitles, libraryHoldings, mirrorFrom } from './mirror.js';
import type { DemoNode } from './node.js';
import { publish, type Published } from './publish.js';
import type { Receiver } from './receivers.js';
import { FIRST_ACTS } from './story.js';
import { subscribe } from './subscribe.js';
import type { Timeline } from './timeline.js';
import { until } from './until.js';

const SETTLED_WITHIN_MS = 60_000;
const RECEIVED_WITHIN_MS = 10_000;

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
