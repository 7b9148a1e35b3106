import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { atEnd } from '../started.js';
import { phaseOf } from './timeline.js';

/** What PostgreSQL has done so far, as it says itself. */
export interface PostgresWork {
  /** by phase: how often, milliseconds within the server, bytes of WAL */
  statements: Record<string, { calls: number; ms: number; wal: number }>;
  wal: number;
  /** full pages among them, which a checkpoint makes necessary */
  fullPages: number;
  /** rows of exchange.delivery changed, and those of them that touched no index */
  updates: number;
  hot: number;
}

/** Needs `shared_preload_libraries = pg_stat_statements`. */
export async function openPostgresWork(url: string): Promise<() => Promise<PostgresWork>> {
  const client = new Client({ connectionString: url, application_name: 'comity-bench' });
  await client.connect();
  atEnd(() => client.end());
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  return async () => {
    const { rows: said } = await client.query<{ query: string; calls: number; ms: number; wal: number }>(
      `SELECT query, calls::int, total_exec_time AS ms, wal_bytes::float8 AS wal FROM pg_stat_statements`,
    );
    const statements: PostgresWork['statements'] = {};
    for (const { query, calls, ms, wal } of said) {
      const sum = (statements[phaseOf(query)] ??= { calls: 0, ms: 0, wal: 0 });
      sum.calls += calls;
      sum.ms += ms;
      sum.wal += wal;
    }
    const { rows } = await client.query<Omit<PostgresWork, 'statements'>>(
      `SELECT wal_bytes::float8 AS wal, wal_fpi::int AS "fullPages", n_tup_upd::int AS updates, n_tup_hot_upd::int AS hot
       FROM pg_stat_wal, pg_stat_user_tables WHERE schemaname = 'exchange' AND relname = 'delivery'`,
    );
    const [row] = rows;
    if (!row) throw new Error('There is no table exchange.delivery.');
    return { statements, ...row };
  };
}

/**
 * Microseconds of CPU of the server and all its processes, those that have ended included (to 10 ms). NaN where the system
 * does not tell (anything but Linux).
 */
export function postgresCpu(postmaster: number): number {
  try {
    const TICK_US = 10_000;
    const status = readFileSync(`/proc/${postmaster}/stat`, 'utf8');
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const ended = (Number(fields[13]) + Number(fields[14])) * TICK_US;
    return [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + onCpu(pid), ended);
  } catch {
    return NaN;
  }
}

/** Nanoseconds on a CPU stand first in schedstat. */
function onCpu(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000;
  } catch {
    return 0; // it has ended since it was listed
  }
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);

function parentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
