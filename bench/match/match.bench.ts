import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { accessSchema, participantReaderKeys } from '#access';
import { createDataSource, Database, migrate } from '#database';
import {
  ChangeLog,
  ChangesCursor,
  exchangeSchema,
  filterColumns,
  FITTING_ONE,
  FITTING_BY_SCAN,
  readFilter,
} from '#exchange';
import { benchEnvironment } from '../environment.js';
import { machine, measurement, median, quantile, round } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import { Dice } from './dice.js';
import { aChange, aFilter, aFollower, memberships } from './world.js';

const SIZES = [1_000, 10_000, 100_000];
const CHANGES = 200;
/** Asking everybody takes its time. */
const SCANNED = 12;
const AT_ONCE = 5_000;

const UNITS = [
  ['ms', 'ms to find whom one change reaches'],
  ['cpu', 'ms of CPU for it'],
] as const;
const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
] as const;

const NAMES = `types kinds owners countries bodies counterparts topics legal_bases occupations migrant_groups languages
  sought_keys reader_keys`.split(/\s+/);

/** One change and all who follow something: who is to learn of it, looked up by keys, beside asking every subscription. */
export async function match(report: Report, options: BenchOptions): Promise<void> {
  const postgres = await startPostgres();
  await migrate(postgres.url, [accessSchema, exchangeSchema]);
  const first = await happen(postgres.url);
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  const rounds = options.rounds ?? 3;
  const conditions = { ...machine(), postgres: postgres.version, changes: CHANGES, rounds };
  const dice = new Dice(7);
  let standing = 0;
  for (const size of SIZES) {
    for (; standing < size; standing += Math.min(AT_ONCE, size))
      await follow(client, dice, Math.min(AT_ONCE, size - standing));
    await client.query('VACUUM ANALYZE exchange.standing_subscription, exchange.subscription_key');
    report.progress(`${size} standing subscriptions`);
    const positions = Array.from({ length: CHANGES }, (_, n) => first + n);
    const scanned = positions.slice(0, SCANNED);
    for (const position of scanned) await same(client, position);
    const ours: Asked[] = [];
    // The first round warms up.
    for (let n = 0; n <= rounds; n++)
      for (const position of positions) {
        const asked = await timed(client, FITTING_ONE, position);
        if (n > 0) ours.push(asked);
      }
    const scan: Asked[] = [];
    for (const position of scanned) scan.push(await timed(client, FITTING_BY_SCAN, position));
    const counts = ours.map(({ count }) => count);
    const told = { ...conditions, reachedMedian: median(counts), reachedMost: Math.max(...counts) };
    for (const [what, unit] of UNITS)
      for (const [name, at] of QUANTILES) {
        const [mine, theirs] = [ours, scan].map((asked) =>
          quantile(
            asked.map((one) => one[what]),
            at,
          ),
        ) as [number, number];
        if (Number.isNaN(mine)) continue;
        report.add(
          measurement({
            bench: 'match',
            variant: `${size} subscriptions, ${name}`,
            ours: mine,
            against: { peer: theirs },
            unit,
            better: 'less',
            conditions: told,
          }),
        );
        report.progress(`${name} ${round(mine)} ${unit}, asking all of them ${round(theirs)}`);
      }
  }
  await client.end();
}

/** The log with what happened, written as the sequencer writes it while nobody follows anything yet. */
async function happen(url: string): Promise<number> {
  const database = new Database(await createDataSource(exchangeSchema, { url, pool: 2 }).initialize());
  const environment = benchEnvironment({ DATABASE_URL: url });
  const log = new ChangeLog(database, new ChangesCursor(environment), environment);
  const dice = new Dice(1);
  const now = new Date();
  await database.transaction(() => log.append(memberships(), now));
  const changes = Array.from({ length: CHANGES }, (_, n) => aChange(dice, n + 1));
  const { written } = await database.transaction(() => log.append(changes, now));
  await database.source.destroy();
  return written[0]?.position ?? 0;
}

async function follow(client: Client, dice: Dice, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => {
    const owner = aFollower(dice);
    const { filter, problems } = readFilter(aFilter(dice), 'filter');
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    const { legalBases, migrantGroups, soughtKeys, ...columns } = filterColumns(filter);
    const named = { legal_bases: legalBases, migrant_groups: migrantGroups, sought_keys: soughtKeys };
    return { ...columns, ...named, id: randomUUID(), owner, reader_keys: participantReaderKeys(owner) };
  });
  await client.query(
    `INSERT INTO exchange.standing_subscription (id, owner, name, ${NAMES.join(', ')}, search, sought, paused, created_by, created_at, updated_at)
     SELECT id, owner, 'What is followed', ${NAMES.join(', ')}, search, sought, false, 'bench', now(), now()
     FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, owner text, ${NAMES.map((name) => `${name} text[]`).join(', ')}, search text, sought tsquery)`,
    [JSON.stringify(rows)],
  );
}

interface Asked {
  ms: number;
  /** of CPU that the server's process for us used; NaN where the machine does not say */
  cpu: number;
  count: number;
}

async function timed(client: Client, fitting: string, position: number): Promise<Asked> {
  const text = `WITH ${fitting} SELECT count(*)::int AS count FROM fitting`;
  // Planned once, as by `Database.planned`.
  const prepared = fitting === FITTING_ONE ? { name: 'fitting' } : {};
  await client.query(`SET plan_cache_mode = ${prepared.name ? 'force_generic_plan' : 'auto'}`);
  const before = cpuOf(client);
  const began = performance.now();
  const { rows } = await client.query<{ count: number }>({
    ...prepared,
    text,
    values: [position, position, new Date()],
  });
  return { ms: performance.now() - began, cpu: cpuOf(client) - before, count: rows[0]?.count ?? 0 };
}

function cpuOf(client: Client): number {
  try {
    return (
      Number(
        readFileSync(`/proc/${(client as Client & { processID: number }).processID}/schedstat`, 'utf8').split(' ')[0],
      ) / 1e6
    );
  } catch {
    return NaN;
  }
}

/** Who is fast and finds others has found nothing. */
async function same(client: Client, position: number): Promise<void> {
  const found = async (fitting: string): Promise<string[]> => {
    const { rows } = await client.query<{ id: string }>(`WITH ${fitting} SELECT id FROM fitting ORDER BY id`, [
      position,
      position,
      new Date(),
    ]);
    return rows.map(({ id }) => id);
  };
  const [ours, all] = [await found(FITTING_ONE), await found(FITTING_BY_SCAN)];
  if (ours.length !== all.length || ours.some((id, n) => id !== all[n]))
    throw new Error(`Position ${position}: looked up ${ours.length}, asking all of them finds ${all.length}.`);
}
