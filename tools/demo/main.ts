/**
 * `npm run demo [-- --url http://localhost:4000] [--json]`: the main job before your eyes. Viet Nam's ministry publishes,
 * real receivers for ASEAN Health Cluster 3, the Philippines, Thailand and IOM get it, everything is checked by tools
 * that are not ours. Exit code 0 only if all of it held.
 */
import { Command } from 'commander';
import { environmentVariable } from '#platform';
import { givenNode, ownNode, type DemoNode } from './node.js';
import { play } from './play.js';
import { Timeline } from './timeline.js';

const options = new Command('demo')
  .option('--url <url>', 'a node that already runs; without it the demonstration starts its own')
  .option(
    '--dir <folder>',
    'with --url: the folder of that node, for its development issuer',
    environmentVariable('COMITY_DIR') ?? '.comity',
  )
  .option('--json', 'one JSON for machines instead of the time line')
  .parse()
  .opts<{ url?: string; dir: string; json?: boolean }>();

const timeline = new Timeline(options.json === true);
let node: DemoNode | undefined;
let failure: string | undefined;
try {
  node = options.url ? await givenNode(options.url, options.dir) : await ownNode((line) => timeline.say(line));
  await play(node, timeline);
} catch (error) {
  failure = error instanceof Error ? error.message : String(error);
} finally {
  await node?.stop();
}

const held = failure === undefined && timeline.held;
if (options.json) {
  process.stdout.write(
    `${JSON.stringify({ held, failure: failure ?? null, checks: timeline.checks, timeline: timeline.lines })}\n`,
  );
} else {
  if (failure !== undefined) process.stderr.write(`\nThe demonstration broke off: ${failure}\n`);
  process.stdout.write(held ? '\nAll of it held.\n' : '\nNot all of it held.\n');
}
process.exit(held ? 0 : 1);
