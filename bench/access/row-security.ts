import { Client } from 'pg';
import { measurement, median, quantile, type Conditions } from '../measurement.js';
import type { Report } from '../report.js';

const KEYS = ['public', 'network', 'participant:VN-MOH', 'country:VN', 'body:ASEAN'];
const PAGE = `SELECT id, title, published_at FROM library.publication p WHERE p.state = 'PUBLISHED' AND READABLE
  ORDER BY published_at DESC, id DESC LIMIT 21`;
const SEARCH = `SELECT id, title, published_at FROM library.publication p
  WHERE p.search @@ to_tsquery('simple', 'recruitment & 77') AND p.state = 'PUBLISHED' AND READABLE
  ORDER BY published_at DESC, id DESC LIMIT 21`;
const TIMES = 300;

/**
 * A second wall in the database: the same page by the condition that every query states itself, and by a row-level security
 * policy over a setting of the transaction, as a role that cannot go round it.
 */
export async function rowSecurity(report: Report, databaseUrl: string, conditions: Conditions): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    CREATE ROLE bench_reader NOLOGIN;
    GRANT USAGE ON SCHEMA library TO bench_reader;
    GRANT SELECT ON library.publication TO bench_reader;
    CREATE POLICY readable ON library.publication FOR SELECT TO bench_reader
      USING (readers && string_to_array(current_setting('comity.reader_keys', true), ','))`);
  for (const [what, sql] of [
    ['a page of 20', PAGE],
    ['a search', SEARCH],
  ] as const) {
    const stated = await timed(() =>
      client.query(sql.replace('READABLE', 'p.readers && $1::text[]'), [KEYS]).then(() => undefined),
    );
    await client.query('ALTER TABLE library.publication ENABLE ROW LEVEL SECURITY');
    const walled = await timed(async () => {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE bench_reader');
      await client.query(`SELECT set_config('comity.reader_keys', $1, true)`, [KEYS.join(',')]);
      await client.query(sql.replace('READABLE', 'true'));
      await client.query('COMMIT');
    });
    await client.query('ALTER TABLE library.publication DISABLE ROW LEVEL SECURITY');
    for (const [name, at] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      report.add(
        measurement({
          bench: 'access',
          variant: `row-level security, ${what}, ${name}`,
          ours: quantile(walled, at),
          against: { floor: quantile(stated, at) },
          unit: 'ms',
          better: 'less',
          conditions,
        }),
      );
    report.progress(`${what}: ${median(stated).toFixed(2)} ms stated, ${median(walled).toFixed(2)} ms by policy`);
  }
  await client.query('DROP POLICY readable ON library.publication; DROP OWNED BY bench_reader; DROP ROLE bench_reader');
  await client.end();
}

async function timed(work: () => Promise<void>): Promise<number[]> {
  for (let n = 0; n < 30; n += 1) await work();
  const took: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took;
}
