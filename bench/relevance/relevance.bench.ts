import { readFileSync } from 'node:fs';
import { machine, measurement } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import type { Report } from '../report.js';
import { benchLibrary } from '../search/library.js';

export interface Judged {
  language: string;
  script: string;
  query: string;
  /** ids of the sources; judged from the sources' texts, not from what we find */
  expected: string[];
}

/** Compiled files do not lie beside it. */
export const judged = (): Judged[] => JSON.parse(readFileSync('bench/relevance/judged.json', 'utf8')) as Judged[];

const QUERY = `query ($search: String!) { publications(search: $search, first: 20) { correctedTo nodes { id } } }`;

interface Found {
  publications: { correctedTo: string | null; nodes: { id: string }[] };
}

/** How much of what a judge expects is found: of the first five, and within twenty. */
export async function relevance(report: Report, { data = 'data' }: BenchOptions): Promise<void> {
  const library = await benchLibrary(report, data, null);
  const scores: (Judged & { precision: number; recall: number })[] = [];
  for (const question of judged()) {
    const { publications } = await library.ask<Found>(QUERY, { search: question.query });
    const found = publications.nodes.map(({ id }) => id);
    const expected = new Set(question.expected.flatMap((source) => library.ids.get(source) ?? []));
    const hits = (most: number): number => found.slice(0, most).filter((id) => expected.has(id)).length;
    const precision = hits(5) / Math.max(1, Math.min(5, expected.size));
    const recall = hits(20) / Math.max(1, Math.min(20, expected.size));
    scores.push({ ...question, precision, recall });
    if (precision < 1 || recall < 1)
      report.progress(
        `${question.query} [${question.language}]: of the first five ${precision.toFixed(2)}, within twenty ${recall.toFixed(2)}; ` +
          `${expected.size} expected, ${found.length} shown${publications.correctedTo ? `, taken as ${publications.correctedTo}` : ''}`,
      );
  }
  const conditions = { ...machine(), records: library.records, postgres: library.postgres, queries: scores.length };
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  for (const group of ['all', ...new Set(scores.map(({ language }) => language))]) {
    const own = scores.filter(({ language }) => group === 'all' || language === group);
    const about = {
      bench: 'relevance',
      against: { floor: 1 },
      unit: 'of what could be found',
      better: 'more' as const,
    };
    const in_ = `${group === 'all' ? 'all languages' : group}, ${own.length} queries`;
    const first = mean(own.map(({ precision }) => precision));
    const within = mean(own.map(({ recall }) => recall));
    report.add(measurement({ ...about, conditions, variant: `among the first five, ${in_}`, ours: first }));
    report.add(measurement({ ...about, conditions, variant: `within twenty, ${in_}`, ours: within }));
  }
}
