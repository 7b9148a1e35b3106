/** `npm run bench -- NAME [--json]`: measures NAME beside its floor or its peers. See README.md. */
import { Command, Option } from 'commander';
import { access } from './access/access.bench.js';
import { fanout } from './fanout/fanout.bench.js';
import { feed } from './feed/feed.bench.js';
import { gateway } from './gateway/gateway.bench.js';
import { latency } from './latency/latency.bench.js';
import type { BenchOptions } from './options.js';
import { match } from './match/match.bench.js';
import { pages } from './pages/pages.bench.js';
import { relevance } from './relevance/relevance.bench.js';
import { openReport, type Report } from './report.js';
import { search } from './search/search.bench.js';
import { compare, coverage } from './survey/survey.bench.js';
import { endAll } from './started.js';

const BENCHES: Record<string, (report: Report, options: BenchOptions) => Promise<void>> = {
  access,
  compare,
  coverage,
  feed,
  gateway,
  fanout,
  latency,
  'publish-latency': latency,
  match,
  pages,
  relevance,
  search,
};

const counts = (text: string): number[] => text.split(',').map(Number);

const program = new Command('bench')
  .argument('<name>', Object.keys(BENCHES).join(', '))
  .option('--json', 'one line of JSON per measurement', false)
  .option('--rounds <n>', 'rounds per variant; the median counts', Number)
  .option('--endpoints <n,…>', 'fanout: how many webhook endpoints; several sizes one after another', counts)
  .addOption(new Option('--queue <what>', 'fanout: where wake-ups are kept; both').choices(['postgres', 'redis']))
  .option('--workers <n>', 'fanout: how many processes deliver; 1', Number)
  .option('--failing', 'fanout: what the healthy suffer when one endpoint in twenty hangs and one in twenty refuses')
  .option('--phases', 'fanout: where the time goes, phase by phase')
  .option('--publications <n>', 'latency: how many, one after another', Number)
  .option('--data <folder>', 'relevance, search, pages: where the real laws and agreements lie')
  .option('--size <n>', 'search: so many records, made of the real ones; without it those', Number)
  .addOption(
    new Option('--on <what>', 'gateway: resolvers from memory, or real ones on a database')
      .choices(['memory', 'database'])
      .default('memory'),
  )
  .parse();

const [name = ''] = program.args;
const bench = BENCHES[name];
if (!bench) program.error(`${name} is no bench; there are: ${Object.keys(BENCHES).join(', ')}`);

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted = true;
    process.stderr.write(`${signal}: stopping what was started\n`);
    void endAll().finally(() => process.exit(130));
  });
}

const options = program.opts<BenchOptions & { json: boolean }>();
const report = openReport(options.json);
try {
  await bench?.(report, options);
  report.end();
} catch (error) {
  if (!interrupted)
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
// Interrupted, the signal's own path stops everything and then ends the process.
if (!interrupted) {
  await endAll();
  process.exit();
}
