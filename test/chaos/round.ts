import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { Client } from '../e2e/client.js';
import { CALM, FAULTS, type Fault } from './faults.js';
import { Publishers } from './publishers.js';
import { Chance } from './random.js';
import type { Manner, Receivers } from './receivers.js';
import type { Stage } from './stage.js';
import { subscribeAll, type Subscribed } from './subscribers.js';
import { holds, judge, type Told, type Verdict } from './verdict.js';

export interface RoundPlan {
  seed: number;
  publications: number;
  /** how many faults at most */
  faults: number;
}

export interface RoundResult extends Verdict {
  seed: number;
  faults: string[];
  publications: number;
  /** requests that publishers had to send again */
  repeatedRequests: number;
  /** processes that ended by themselves and had to be started again */
  ended: string[];
  seconds: number;
  held: boolean;
}

const CALM_SHARE = 0.05;
const SETTLED_WITHIN_MS = 240_000;
const PAUSE_MS = 500;

export async function playRound(
  stage: Stage,
  receivers: Receivers,
  lasting: readonly Subscribed[],
  { seed, publications, faults: most }: RoundPlan,
): Promise<RoundResult> {
  const began = performance.now();
  const chance = new Chance(seed);
  const faults = chosen(stage, chance, most);
  receivers.forget();
  const passing: Manner[] = ['gone'];
  const subscribed = [...lasting, ...(await subscribeAll(stage.network, receivers, passing))];
  const since = await cursorNow(stage);
  const publishers = await Publishers.of(stage.network, `${seed}`);
  const publishing = publishers.publish(String(Date.now()), publications, chance);
  // What goes wrong here is told after the faults are mended, or nothing could be stopped in good order.
  publishing.catch(() => undefined);
  for (const fault of faults) {
    await sleep(chance.between(200, 3000));
    await fault.strike(stage, chance);
  }
  await publishing;
  const ended = stage.network.ended;
  for (const name of ended) await stage.network.start(name);
  await settled(stage);
  const told = await changesSince(stage, since);
  const verdict = judge(told, subscribed, receivers.log);
  verdict.other.push(...amiss(told, publishers, receivers));
  return {
    ...verdict,
    seed,
    faults: faults.map(({ name }) => name),
    publications,
    repeatedRequests: publishers.repeatedRequests,
    ended,
    seconds: Math.round((performance.now() - began) / 1000),
    held: holds(verdict),
  };
}

function chosen(stage: Stage, chance: Chance, most: number): Fault[] {
  const possible = FAULTS.filter(({ needsRedis }) => !needsRedis || stage.redis);
  const count = chance.next() < CALM_SHARE ? 0 : chance.between(1, most);
  return count === 0 ? [CALM] : Array.from({ length: count }, () => chance.pick(possible));
}

/** What was answered is in the log once, and nothing else of ours is. */
function amiss(told: readonly Told[], { published }: Publishers, receivers: Receivers): string[] {
  const found: string[] = [];
  for (const [id, types] of published) {
    const of = told.filter(({ subject }) => subject === id).map(({ type }) => type);
    if (JSON.stringify(of) !== JSON.stringify(types))
      found.push(`${id} was answered with ${types.join(', ')}; /changes has ${of.join(', ') || 'nothing'}`);
  }
  for (const { subject, type } of told)
    if (!published.has(subject))
      found.push(`${type} of ${subject} is in /changes, and nobody was told that it was published`);
  if (receivers.followed > 0) found.push(`${receivers.followed} redirects were followed`);
  return found;
}

async function cursorNow(stage: Stage): Promise<string> {
  const client = new Client(stage.network.url);
  let since: string | undefined;
  for (;;) {
    const page = await client.json<{ next: string; more: boolean }>(query(since));
    since = page.next;
    if (!page.more) return since;
  }
}

async function changesSince(stage: Stage, cursor: string): Promise<Told[]> {
  const client = new Client(stage.network.url);
  const told: Told[] = [];
  let since = cursor;
  for (;;) {
    const page = await client.json<{ changes: Told[]; next: string; more: boolean }>(query(since));
    told.push(...page.changes.filter(({ type }) => type.startsWith('publication.')));
    since = page.next;
    if (!page.more) return told;
  }
}

const query = (since: string | undefined): string =>
  `/changes?limit=1000${since === undefined ? '' : `&since=${encodeURIComponent(since)}`}`;

/**
 * Until every change has its place and every delivery has ended. The real schedule of retries and the real breakers
 * are at work; what waits for its time, minutes or hours, is told that its time has come, as if somebody had put the clock forward.
 * Rows that a worker holds are left for the next turn: to wait for them in another order than the worker's is a deadlock.
 */
async function settled(stage: Stage): Promise<void> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  const client = new Postgres({ connectionString: stage.network.databaseUrl });
  await client.connect();
  try {
    while (Date.now() < until) {
      await client.query(
        `UPDATE exchange.delivery SET next_at = now() WHERE id IN (
           SELECT id FROM exchange.delivery
           WHERE state = 'PENDING' AND delivered_at IS NULL AND lease_owner IS NULL AND next_at > now()
           FOR UPDATE SKIP LOCKED)`,
      );
      await client.query(
        `UPDATE exchange.health SET next_probe_at = least(next_probe_at, now()), hold_until = least(hold_until, now())
         WHERE key IN (
           SELECT key FROM exchange.health WHERE next_probe_at > now() OR hold_until > now()
           FOR UPDATE SKIP LOCKED)`,
      );
      const { rows } = await client.query<{ outbox: number; deliveries: number }>(
        `SELECT (SELECT count(*)::int FROM messaging.outbox) AS outbox,
           (SELECT count(*)::int FROM exchange.delivery WHERE state = 'PENDING' AND delivered_at IS NULL) AS deliveries`,
      );
      if (rows[0]?.outbox === 0 && rows[0].deliveries === 0) return;
      await sleep(PAUSE_MS);
    }
  } finally {
    await client.end();
  }
}
