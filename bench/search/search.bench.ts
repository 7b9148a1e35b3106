import { Client } from 'pg';
import { machine, measurement, median, quantile } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { judged } from '../relevance/relevance.bench.js';
import type { Report } from '../report.js';
import { benchLibrary } from './library.js';

const QUERY = `query ($search: String!) { publications(search: $search, first: 20) { nodes { id title { value } } } }`;
const TIMES = 3;

/** Real searches in many languages: through the graph in this process, beside the very statements that it sends, over pg. */
export async function search(report: Report, { data = 'data', size }: BenchOptions): Promise<void> {
  const library = await benchLibrary(report, data, size ?? null);
  const client = new Client({ connectionString: library.url });
  await client.connect();
  const ours: number[] = [];
  const bare: number[] = [];
  for (const { query } of judged()) {
    const ask = () => library.ask(QUERY, { search: query });
    await ask();
    library.statements();
    await ask();
    const statements = library.statements();
    const repeat = async () => {
      for (const { sql, parameters } of statements) await client.query(sql, parameters);
    };
    await repeat();
    const took: [number[], number[]] = [[], []];
    for (let n = 0; n < TIMES; n++) {
      took[0].push(await timed(ask));
      took[1].push(await timed(repeat));
    }
    ours.push(median(took[0]));
    bare.push(median(took[1]));
    if (median(took[0]) > 60)
      report.progress(`${query}: ${median(took[0]).toFixed(0)} ms, bare ${median(took[1]).toFixed(0)} ms`);
  }
  await client.end();
  const conditions = { ...machine(), records: library.records, postgres: library.postgres, queries: ours.length };
  for (const [name, at] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const)
    report.add(
      measurement({
        bench: 'search',
        variant: `twenty best of ${library.records} records, ${name}`,
        ours: quantile(ours, at),
        against: { floor: quantile(bare, at) },
        unit: 'ms',
        better: 'less',
        conditions,
      }),
    );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
