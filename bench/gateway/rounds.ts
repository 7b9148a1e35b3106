import { isDeepStrictEqual } from 'node:util';
import { startChild, type Child } from '../child.js';
import type { Load, LoadResult } from '../load.process.js';
import { median } from '../measurement.js';
import type { Report } from '../report.js';

export interface Contestant {
  name: string;
  url: string;
  process: Child;
}

/** Medians over the rounds. */
export interface Outcome {
  perSecond: number;
  /** microseconds of CPU that the contestant's own process spent on a request */
  cpu: number;
}

export interface Rounds {
  rounds: number;
  seconds: number;
  connections: number;
  /** what every request carries, e.g. a token */
  headers?: Record<string, string>;
}

/** Until the code is compiled: with 3 s the first round was a third slower than the next. */
const WARM_UP_SECONDS = 10;

/** Everybody once, then everybody again: a machine that slows down slows down all. */
export async function compete(
  contestants: readonly Contestant[],
  query: string,
  { rounds, seconds, connections, headers = {} }: Rounds,
  report: Report,
): Promise<Map<string, Outcome>> {
  await sameAnswers(contestants, query, headers);
  const load = startChild(new URL('../load.process.js', import.meta.url));
  const body = JSON.stringify({ query });
  const run = async ({ name, url, process }: Contestant, time: number): Promise<Outcome> => {
    const before = await process.cpu();
    const result = await load.ask<LoadResult>('run', { url, body, connections, seconds: time, headers } satisfies Load);
    const cpu = ((await process.cpu()) - before) / result.answered;
    report.progress(
      `${name}: ${Math.round(result.perSecond)} requests/s, ${Math.round(cpu)} µs, p50 ${result.p50} ms, p99 ${result.p99} ms`,
    );
    return { perSecond: result.perSecond, cpu };
  };
  report.progress('warming up');
  for (const contestant of contestants) await run(contestant, WARM_UP_SECONDS);
  const outcomes = new Map<string, Outcome[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    report.progress(`round ${round} of ${rounds}`);
    for (const contestant of contestants) outcomes.get(contestant.name)?.push(await run(contestant, seconds));
  }
  await load.stop();
  return new Map(
    [...outcomes].map(([name, each]) => [
      name,
      { perSecond: median(each.map((o) => o.perSecond)), cpu: median(each.map((o) => o.cpu)) },
    ]),
  );
}

/** Those who answer something else compete in something else. */
async function sameAnswers(
  contestants: readonly Contestant[],
  query: string,
  headers: Record<string, string>,
): Promise<void> {
  let first: { name: string; answer: unknown } | undefined;
  for (const { name, url } of contestants) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const answer = (await response.json()) as { data?: { publications?: { nodes?: unknown[] } } };
    if (answer.data?.publications?.nodes?.length !== 20)
      throw new Error(`${name} did not answer twenty publications: ${JSON.stringify(answer).slice(0, 500)}`);
    first ??= { name, answer };
    if (!isDeepStrictEqual(answer, first.answer)) throw new Error(`${name} answers otherwise than ${first.name}.`);
  }
}
