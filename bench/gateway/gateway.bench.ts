import { startChild, type Child } from '../child.js';
import { machine, measurement, type Conditions } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import { apartOnDatabase, inProcessOnDatabase } from './database.js';
import { QUERY } from './query.js';
import { compete, type Contestant, type Outcome, type Rounds } from './rounds.js';
import type { Kind, ServerInput } from './server.process.js';
import type { ServerGiven, Subgraphs } from './subgraphs.js';

const OURS = 'comity';

/** The gateway beside a monolith and @apollo/gateway, on one query over two subgraphs. */
export async function gateway(report: Report, options: BenchOptions): Promise<void> {
  const rounds = { rounds: options.rounds ?? 3, seconds: 4, connections: 50 } satisfies Rounds;
  const conditions = { ...machine(), ...rounds, publications: 20 };
  if (options.on === 'database') await fromDatabase(report, rounds, conditions);
  else await fromMemory(report, rounds, conditions);
}

async function fromMemory(report: Report, rounds: Rounds, conditions: Conditions): Promise<void> {
  report.progress('in process, resolvers from memory');
  const { url: databaseUrl } = await startPostgres();
  const kinds = ['comity', 'bare monolith', 'monolith', '@apollo/gateway', 'tuned @apollo/gateway'] as const;
  const inProcess = await startAll(kinds, { databaseUrl });
  tell(report, 'in process, memory', await compete(inProcess, QUERY, rounds, report), conditions);
  await stopAll(inProcess);

  report.progress('apart over HTTP, resolvers from memory');
  const process = startChild(new URL('./subgraphs.process.js', import.meta.url));
  const subgraphs = await process.ask<Subgraphs>('start', { databaseUrl });
  const apart = await startAll(['comity', '@apollo/gateway'], { subgraphs, databaseUrl });
  tell(report, 'apart, memory', await compete(apart, QUERY, rounds, report), conditions);
  await stopAll(apart);
  await process.stop();
}

/** The whole way of a query, the database included: what of the gateway's share readers notice. */
async function fromDatabase(report: Report, rounds: Rounds, given: Conditions): Promise<void> {
  const postgres = await startPostgres();
  const conditions = { ...given, postgres: postgres.version, seed: 'demonstration' };
  report.progress('in process, real modules on a database with the demonstration set');
  const inProcess = await inProcessOnDatabase(postgres.url);
  tell(report, 'in process, database', await compete(inProcess, QUERY, rounds, report), conditions);
  await stopAll(inProcess);

  report.progress('apart over HTTP, each app by its own main');
  const { contestants, stop } = await apartOnDatabase(postgres.url);
  tell(report, 'apart, database', await compete(contestants, QUERY, rounds, report), conditions);
  await stopAll(contestants);
  await stop();
}

async function startAll(kinds: readonly Kind[], given: ServerGiven): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  for (const kind of kinds) {
    const process: Child = startChild(new URL('./server.process.js', import.meta.url));
    const url = await process.ask<string>('start', { kind, ...given } satisfies ServerInput);
    contestants.push({ name: kind, url, process });
  }
  return contestants;
}

async function stopAll(contestants: readonly Contestant[]): Promise<void> {
  await Promise.all(contestants.map(({ process }) => process.stop()));
}

function tell(report: Report, where: string, outcomes: Map<string, Outcome>, conditions: Conditions): void {
  const ours = outcomes.get(OURS) as Outcome;
  for (const [name, peer] of outcomes) {
    if (name === OURS) continue;
    const about = { bench: 'gateway', variant: `${where}, beside ${name}`, conditions };
    report.add(
      measurement({
        ...about,
        ours: ours.perSecond,
        against: { peer: peer.perSecond },
        unit: 'requests/s',
        better: 'more',
      }),
    );
    report.add(
      measurement({
        ...about,
        ours: ours.cpu,
        against: { peer: peer.cpu },
        unit: 'µs CPU per request',
        better: 'less',
      }),
    );
  }
}
