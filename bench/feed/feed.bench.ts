import { request } from 'undici';
import { startChild, type Child } from '../child.js';
import type { Load, LoadResult } from '../load.process.js';
import { machine, measurement, median, type Conditions } from '../measurement.js';
import type { NodeAddress } from '../node.process.js';
import type { BenchOptions } from '../options.js';
import { ownFolder, postgresVersion } from '../postgres.js';
import type { Report } from '../report.js';
import { untilStill } from '../still.js';
import type { Answered } from './floor.process.js';

const CONNECTIONS = 50;
const SECONDS = 4;
const WARM_UP_SECONDS = 5;
const PATH = '/feeds/publications.atom';

/** A feed that is asked for again and again, by If-None-Match and in full, beside a server that has nothing but its bytes. */
export async function feed(report: Report, { rounds = 3 }: BenchOptions): Promise<void> {
  const measured = machine();
  report.progress('starting a node with the demonstration set');
  const node = startChild(new URL('../node.process.js', import.meta.url));
  const { url, databaseUrl } = await node.ask<NodeAddress>('start', ownFolder());
  await untilStill(url, report);
  const load = startChild(new URL('../load.process.js', import.meta.url));
  for (const encoding of ['gzip', 'identity'] as const) {
    const answered = await answerOf(`${url}${PATH}`, encoding);
    const floor = startChild(new URL('./floor.process.js', import.meta.url));
    const floorUrl = await floor.ask<string>('start', answered);
    const conditions: Conditions = {
      ...measured,
      postgres: await postgresVersion(databaseUrl),
      connections: CONNECTIONS,
      rounds,
      bytes: Buffer.byteLength(answered.body, 'base64'),
      encoding,
    };
    for (const expects of [304, undefined] as const) {
      const headers = { 'accept-encoding': encoding, ...(expects ? { 'if-none-match': answered.etag } : {}) };
      const asking = { connections: CONNECTIONS, headers, ...(expects ? { expects } : {}) };
      const contestants: Contestant[] = [
        { name: 'ours', process: node, load: { ...asking, url: `${url}${PATH}` } },
        { name: 'floor', process: floor, load: { ...asking, url: floorUrl } },
      ];
      const variant = `${expects ? 'conditional GET (304)' : 'full GET'}, ${encoding}`;
      report.progress(variant);
      const { ours, theirs } = await inTurns(load, contestants, rounds, report);
      const figures = [
        ['perSecond', 'requests/s', 'more'],
        ['cpu', 'µs CPU per request', 'less'],
      ] as const;
      for (const [figure, unit, better] of figures)
        report.add(
          measurement({
            bench: 'feed',
            variant,
            ours: ours[figure],
            against: { floor: theirs[figure] },
            unit,
            better,
            conditions,
          }),
        );
    }
    await floor.stop();
  }
  await node.ask('close');
}

interface Contestant {
  name: string;
  process: Child;
  load: Omit<Load, 'seconds'>;
}

interface Outcome {
  perSecond: number;
  cpu: number;
}

async function inTurns(
  load: Child,
  contestants: readonly Contestant[],
  rounds: number,
  report: Report,
): Promise<{ ours: Outcome; theirs: Outcome }> {
  const run = async ({ name, process, load: asking }: Contestant, seconds: number): Promise<Outcome> => {
    const before = await process.cpu();
    const { perSecond, answered, p99 } = await load.ask<LoadResult>('run', { ...asking, seconds } satisfies Load);
    const cpu = ((await process.cpu()) - before) / answered;
    report.progress(`${name}: ${Math.round(perSecond)} requests/s, ${Math.round(cpu)} µs, p99 ${p99} ms`);
    return { perSecond, cpu };
  };
  for (const contestant of contestants) await run(contestant, WARM_UP_SECONDS);
  const outcomes: Record<string, Outcome[]> = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const contestant of contestants) outcomes[contestant.name]?.push(await run(contestant, SECONDS));
  const middle = (each: readonly Outcome[] = []): Outcome => ({
    perSecond: median(each.map(({ perSecond }) => perSecond)),
    cpu: median(each.map(({ cpu }) => cpu)),
  });
  return { ours: middle(outcomes['ours']), theirs: middle(outcomes['floor']) };
}

/** As it comes, not unpacked. */
async function answerOf(url: string, encoding: string): Promise<Answered> {
  const { statusCode, headers, body } = await request(url, { headers: { 'accept-encoding': encoding } });
  if (statusCode !== 200) throw new Error(`${url} was answered with ${statusCode}.`);
  const {
    date: _date,
    connection: _connection,
    'keep-alive': _keepAlive,
    'content-length': _length,
    ...kept
  } = headers;
  const bytes = Buffer.from(await body.arrayBuffer());
  return { etag: String(headers['etag']), headers: kept, body: bytes.toString('base64') };
}
