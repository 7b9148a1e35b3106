import { setTimeout as sleep } from 'node:timers/promises';
import { CALM, FAULTS, type Fault } from './faults.js';
import { Log } from './log.js';
import { reasonOf } from './patience.js';
import { Publishers } from './publishers.js';
import { Chance } from './random.js';
import type { Manner, Receivers } from './receivers.js';
import { settled } from './settled.js';
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

export async function playRound(
  stage: Stage,
  receivers: Receivers,
  lasting: readonly Subscribed[],
  { seed, publications, faults: most }: RoundPlan,
): Promise<RoundResult> {
  const began = performance.now();
  const chance = new Chance(seed);
  const faults = chosen(stage, chance, most);
  const other: string[] = [];
  receivers.forget();
  const passing: Manner[] = ['gone'];
  const own = await subscribeAll(stage.network, receivers, passing);
  const log = new Log(stage.network.url);
  const since = await log.end();
  const publishers = await Publishers.of(stage.network, `${seed}`);
  const publishing = publishers.publish(String(Date.now()), publications, chance);
  for (const fault of faults) {
    await sleep(chance.between(200, 3000));
    // What goes wrong here is told with the rest: another fault may have left less standing than this one expects.
    await fault
      .strike(stage, chance, (what) => void other.push(what))
      .catch((error: unknown) => other.push(`${fault.name}: ${reasonOf(error)}`));
  }
  const ended = await stage.restore();
  await publishing;
  ended.push(...(await stage.restore()));
  const open = await settled(stage);
  if (open !== null) other.push(`it did not settle: ${open}`);
  const told = await log.since(since);
  const verdict = judge(told, [...lasting, ...own], receivers.log);
  verdict.other.push(...other, ...amiss(told, publishers, receivers));
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

/** What was answered is in the log once, in the order of revisions, and nothing else of ours is. */
function amiss(told: readonly Told[], { published, unanswered }: Publishers, receivers: Receivers): string[] {
  const found = [...unanswered];
  for (const [id, types] of published) {
    const of = told.filter(({ subject }) => subject === id).map(({ type, revision }) => `${revision} ${type}`);
    if (JSON.stringify(of) !== JSON.stringify(types))
      found.push(`${id} was answered with ${types.join(', ')}; /changes has ${of.join(', ') || 'nothing'}`);
  }
  for (const { subject, type } of told)
    if (!published.has(subject))
      found.push(`${type} of ${subject} is in /changes, and nobody was told that it was published`);
  if (receivers.followed > 0) found.push(`${receivers.followed} redirects were followed`);
  return found;
}
