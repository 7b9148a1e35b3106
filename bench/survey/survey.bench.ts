import { Client } from 'pg';
import { multiplyRecords, seedDemonstration } from '../access/records.js';
import { machine, measurement, quantile } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import { openLibrary } from '../search/library.js';

const RECORDS = 35_000;
const TIMES = 30;
const MEMBERS = ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'VN'];
const TOPICS = 5;

const COMPARED = `query ($countries: [CountryCode!]!, $topics: [String!]!) {
  comparePolicies(countries: $countries, topics: $topics) {
    topic { code label { value } }
    countries {
      country { code } missing total
      records { legalDate status provisions { heading } publication { id title { value } freshness { state dueOn } } }
    }
  }
}`;
const COVERED = `query ($countries: [CountryCode!]!, $by: CoverageBy!) {
  coverage(countries: $countries, by: $by) {
    columns { code total label { value } gaps { code } }
    rows { country { code } total gaps cells { code count refs filter { topics legalBases } } }
  }
}`;

interface Question {
  variant: string;
  query: string;
  /** of the nth time */
  variables(n: number): Record<string, unknown>;
}

/** Five countries on five topics, other ones each time, through the graph in this process, beside its statements over pg. */
export const compare = (report: Report, _options: BenchOptions): Promise<void> =>
  measured(report, 'compare', (topics) => [
    {
      variant: 'policies of 5 countries on 5 topics',
      query: COMPARED,
      variables: (n) => ({ countries: turned(MEMBERS, n).slice(0, 5), topics: turned(topics, n).slice(0, TOPICS) }),
    },
  ]);

/** What the members of ASEAN have published on what, in the same way. */
export const coverage = (report: Report, _options: BenchOptions): Promise<void> =>
  measured(report, 'coverage', () => [
    {
      variant: '10 countries by articles of the Code',
      query: COVERED,
      variables: (n) => ({ countries: turned(MEMBERS, n), by: 'LEGAL_BASIS' }),
    },
    {
      variant: '10 countries by topics',
      query: COVERED,
      variables: (n) => ({ countries: turned(MEMBERS, n), by: 'TOPIC' }),
    },
  ]);

async function measured(
  report: Report,
  bench: string,
  questions: (topics: readonly string[]) => Question[],
): Promise<void> {
  const postgres = await startPostgres();
  report.progress('loading the demonstration set');
  await seedDemonstration(postgres.url);
  const records = await multiplyRecords(postgres.url, RECORDS);
  report.progress(`made ${records} records of it`);
  const library = await openLibrary(postgres.url);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ code: string }>(
    `SELECT DISTINCT split_part(t, '/', 1) || '/' || split_part(t, '/', 2) AS code
     FROM library.publication p, unnest(p.topics) t WHERE t LIKE '%/%' ORDER BY 1`,
  );
  const conditions = { ...machine(), records, postgres: postgres.version, times: TIMES };
  for (const { variant, query, variables } of questions(rows.map(({ code }) => code))) {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = -5; n < TIMES; n++) {
      library.statements();
      const took = await timed(() => library.ask(query, variables(n + 5)));
      const statements = library.statements();
      const alone = await timed(async () => {
        for (const { sql, parameters } of statements) await client.query(sql, parameters);
      });
      if (n < 0) continue;
      ours.push(took);
      bare.push(alone);
    }
    for (const [name, at] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      report.add(
        measurement({
          bench,
          variant: `${variant}, ${name}`,
          ours: quantile(ours, at),
          against: { floor: quantile(bare, at) },
          unit: 'ms',
          better: 'less',
          conditions,
        }),
      );
  }
  await client.end();
}

/** The list begun elsewhere, and gone round. */
const turned = <T>(list: readonly T[], by: number): T[] => list.map((_, at) => list[(at + by) % list.length] as T);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
