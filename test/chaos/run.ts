/** `npm run chaos -- --rounds 50`: kills, stops and starves the network while it publishes; see docs/testing.md. */
import { Command } from 'commander';
import { reasonOf } from './patience.js';
import { playRound, type RoundResult } from './round.js';
import { MANNERS, Receivers } from './receivers.js';
import { Stage } from './stage.js';
import { subscribeAll, type Subscribed } from './subscribers.js';
import { summary } from './summary.js';
import { faultsOf } from './verdict.js';

const program = new Command('chaos')
  .option('--rounds <n>', 'how many', Number, 1)
  .option('--publications <n>', 'in each round', Number, 200)
  .option('--faults <n>', 'in each round at most', Number, 3)
  .option('--seed <n>', 'of the first round; the others follow it. To repeat a round, give its seed', Number)
  .option('--short', 'a minute: one round, 40 publications, two faults, and no receiver that hangs', false)
  .option('--json', 'one line of JSON per round, and one for all of them', false)
  .parse();
const given = program.opts<{
  rounds: number;
  publications: number;
  faults: number;
  seed?: number;
  short: boolean;
  json: boolean;
}>();
const plan = given.short ? { ...given, rounds: 1, publications: 40, faults: 2 } : given;
const firstSeed = given.seed ?? Math.floor(Math.random() * 1_000_000);

const began = performance.now();
const progress = (line: string): void =>
  void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);

const receivers = new Receivers();
let stage: Stage | undefined;
let closing: Promise<void> | undefined;
const close = (): Promise<void> => (closing ??= closeAll());
async function closeAll(): Promise<void> {
  await stage?.close();
  await receivers.close();
}
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted = true;
    conclude();
    progress(`${signal}: stopping what was started`);
    void close().finally(() => process.exit(130));
  });

// A connection that was cut beneath a client of ours is no reason to end hours of rounds.
process.on('unhandledRejection', (error) => progress(`not waited for: ${reasonOf(error)}`));

const results: RoundResult[] = [];
const conclude = (): void => {
  const sum = summary(results);
  process.stdout.write(given.json ? `${JSON.stringify({ chaos: 'summary', firstSeed, ...sum.figures })}\n` : sum.table);
};
/** a round that broke is made good by the next; a harness that breaks again and again is not worth the time */
const MOST_BROKEN = 3;
let broken = 0;
let firstRoundAt = 0;
try {
  await receivers.listen();
  stage = await Stage.open(progress);
  const lasting = MANNERS.filter((manner) => manner !== 'gone' && !(given.short && manner === 'hangs'));
  const subscribed = await subscribeAll(stage.network, receivers, lasting);
  firstRoundAt = performance.now();
  progress(`${stage.network.names.join(', ')} run; ${subscribed.length} receivers`);
  for (let n = 0; n < plan.rounds && !interrupted; n += 1) await round(subscribed, n);
} catch (error) {
  broken = MOST_BROKEN;
  if (!interrupted) progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
if (!interrupted) {
  await close();
  conclude();
  process.exit(broken === 0 && results.length === plan.rounds && results.every(({ held }) => held) ? 0 : 1);
}

async function round(subscribed: readonly Subscribed[], n: number): Promise<void> {
  const seed = firstSeed + n;
  progress(`round ${n + 1} of ${plan.rounds}, seed ${seed}, begins${n === 0 ? '' : `; ${timeLeft(n)} to go`}`);
  try {
    if (!stage) return;
    const result = await playRound(stage, receivers, subscribed, { ...plan, seed });
    results.push(result);
    progress(told(result, n + 1));
    for (const fault of faultsOf(result)) progress(`  ${fault}`);
    if (!result.held) progress(stage.network.logs().slice(-6000));
    if (given.json) process.stdout.write(`${JSON.stringify({ chaos: 'round', ...result })}\n`);
  } catch (error) {
    if (interrupted) return;
    broken += 1;
    progress(`round ${n + 1} of ${plan.rounds}, seed ${seed}: NOT PLAYED, ${reasonOf(error)}`);
    if (broken >= MOST_BROKEN) throw error;
  }
}

/** as long as those took that were played, for the rest */
function timeLeft(played: number): string {
  const perRound = (performance.now() - firstRoundAt) / played;
  return `about ${Math.ceil((perRound * (plan.rounds - played)) / 60_000)} min`;
}

function told(result: RoundResult, n: number): string {
  const { lost, changed, outOfOrder, other, duplicates, due, requests, ended, seconds, seed, faults } = result;
  return [
    `round ${n} of ${plan.rounds}, seed ${seed}, ${faults.join('; ')}: ${result.held ? 'held' : 'DID NOT HOLD'}`,
    `${due} due, ${requests} requests, ${lost.length} lost, ${changed.length} changed, ${outOfOrder.length} out of order,`,
    `${other.length} otherwise, ${duplicates} twice; ${result.repeatedRequests} requests of publishers sent again;`,
    `${ended.length > 0 ? `${ended.join(', ')} ended by itself; ` : ''}${seconds} s`,
  ].join(' ');
}
