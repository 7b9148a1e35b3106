import { Api } from './api.js';
import type { DemoNode } from './node.js';
import { publish, type Published } from './publish.js';
import type { Receiver } from './receivers.js';
import { SECOND_ACT } from './story.js';
import { SUBSCRIBERS } from './subscribe.js';
import type { Timeline } from './timeline.js';
import { until } from './until.js';

const RECEIVED_WITHIN_MS = 10_000;
const RECOVERED_WITHIN_MS = 120_000;
const SLOW_ANSWER_MS = 400;

/** The receivers answer slowly, so that the worker dies with messages in its hands. */
export async function killInTheMiddle(
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
