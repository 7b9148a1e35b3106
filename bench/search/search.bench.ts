import { loadavg } from 'node:os';
import { Client } from 'pg';
import { ANONYMOUS } from '#access';
import { PublicationList, Searching } from '#library';
import { machine, measurement, median, quantile, round } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import type { Report } from '../report.js';
import { plainStatement, type Statement } from './bare.js';
import { benchLibrary, type BenchLibrary } from './library.js';
import { QUERIES, type BenchQuery } from './queries.js';

const FACETS = 'kinds countries owners topics legalBases occupations languages years legalForces phases';
const FOUND =
  'query ($search: String!, $filter: PublicationFilter) { publications(search: $search, filter: $filter, first: 20)';
const PAGE = `${FOUND} { correctedTo nodes { id title { value } } } }`;
const WHOLE = `${FOUND} { correctedTo totalCount nodes { id title { value } }
  facets { ${FACETS.split(' ')
    .map((facet) => `${facet} { value count }`)
    .join(' ')} }
  edges { highlights { field segments { text match } } } } }`;
const TIMES = 3;

type Page = Awaited<ReturnType<PublicationList['all']>>;

/** Something that is asked, and what stands beside it: its own statements over pg, or another one. */
interface Contest {
  variant: string;
  /** made anew for each time, so that nothing is known already */
  prepare(query: BenchQuery): Promise<() => Promise<unknown>>;
  peer?: (query: BenchQuery) => Promise<Statement | null>;
}

/**
 * Real searches: the page through the service beside one plain statement that asks the same; through the graph in this
 * process, and each stage by itself, beside the very statements that they send. In turns, over pg.
 */
export async function search(report: Report, { data = 'data', size, rounds = TIMES }: BenchOptions): Promise<void> {
  const library = await benchLibrary(report, data, size ?? null);
  const client = new Client({ connectionString: library.url });
  await client.connect();
  const conditions = {
    ...machine(),
    records: library.records,
    postgres: library.postgres,
    queries: QUERIES.length,
    languages: new Set(QUERIES.map(({ language }) => language)).size,
    times: rounds,
  };
  for (const { variant, prepare, peer } of contests(library)) {
    const ours: number[] = [];
    const other: number[] = [];
    const slow: string[] = [];
    for (const query of QUERIES) {
      const plain = await peer?.(query);
      if (peer && !plain) continue;
      const took: [number[], number[]] = [[], []];
      for (let n = 0; n <= rounds; n++) {
        const work = await prepare(query);
        library.statements();
        const own = await timed(work);
        const statements = plain ? [plain] : library.statements();
        const alone = await timed(() => sent(client, statements));
        if (n === 0) continue;
        took[0].push(own);
        took[1].push(alone);
      }
      ours.push(median(took[0]));
      other.push(median(took[1]));
      if (median(took[0]) > 60)
        slow.push(`${query.search} ${median(took[0]).toFixed(0)} ms, beside it ${median(took[1]).toFixed(0)}`);
    }
    report.progress(
      `${variant}: load ${round(loadavg()[0] ?? 0)}${slow.length > 0 ? `; slow: ${slow.join('; ')}` : ''}`,
    );
    for (const [name, at] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['max', 1],
    ] as const)
      report.add(
        measurement({
          bench: 'search',
          variant: `${variant}, ${name}`,
          ours: quantile(ours, at),
          against: peer ? { peer: quantile(other, at) } : { floor: quantile(other, at) },
          unit: 'ms',
          better: 'less',
          conditions: { ...conditions, load: round(loadavg()[0] ?? 0) },
        }),
      );
  }
  await client.end();
}

function contests({ service, ask }: BenchLibrary): Contest[] {
  const list = service.app.get(PublicationList, { strict: false });
  const searching = service.app.get(Searching, { strict: false });
  const page = ({ search: typed, filter = {} }: BenchQuery) =>
    list.all(ANONYMOUS, { search: typed, filter, first: 20 });
  const stage = (variant: string, work: (page: Page) => Promise<unknown>): Contest => ({
    variant,
    prepare: async (query) => {
      const found = await page(query);
      return () => work(found);
    },
  });
  return [
    {
      variant: 'service, a page of 20, beside one plain statement',
      prepare: async (query) => () => page(query),
      peer: async (query) => {
        const compiled = await searching.prepare(query.search);
        // What is mistyped takes several statements, none of which is this one.
        return compiled === null || compiled === 'nothing' ? null : plainStatement(query, compiled);
      },
    },
    { variant: 'graph, a page of 20', prepare: async (query) => () => ask(PAGE, asked(query)) },
    {
      variant: 'graph, with total, facets and highlights',
      prepare: async (query) => () => ask(WHOLE, asked(query)),
    },
    { variant: 'stage: words to tsquery', prepare: async (query) => () => searching.prepare(query.search) },
    { variant: 'stage: which, in what order, and their columns', prepare: async (query) => () => page(query) },
    stage('stage: total', (found) => found.count()),
    stage('stage: ten facets', async ({ searched }) => {
      const facets = searched?.facets() ?? ({} as never);
      return Promise.all(Object.values(facets).map((count) => count()));
    }),
    stage('stage: highlights of 20', ({ edges, searched }) =>
      Promise.all(edges.map(async ({ node }) => searched?.highlights(node.id))),
    ),
    stage('stage: contents of 20', ({ nodes }) => Promise.all(nodes.map(({ read }) => read()))),
  ];
}

const asked = ({ search: typed, filter = {} }: BenchQuery) => ({ search: typed, filter });

/** In a transaction with what is set for it, as ours. */
async function sent(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const { sql, parameters } of statements) {
    if (sql.includes('set_config')) await client.query('BEGIN');
    await client.query(sql, parameters);
    if (!sql.includes('set_config')) await client.query('COMMIT');
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
