import { migrate } from '#database';
import { accessSchema } from '#access';
import { startChild } from '../child.js';
import { compete, type Contestant } from '../gateway/rounds.js';
import { machine, measurement, type Conditions } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import { registerPeople } from './people.js';
import { multiplyRecords, seedDemonstration } from './records.js';
import { rowSecurity } from './row-security.js';
import type { ServiceInput } from './service.process.js';

const RECORDS = 35_000;

/** Twenty records as a signed-in officer sees them. */
const QUERY = `{
  publications(first: 20) {
    nodes { id title { value } country { code name region { name } } }
  }
}`;

/** What it costs to find out who asks and what they may, beside a node that knows it; and what a second wall would cost. */
export async function access(report: Report, options: BenchOptions): Promise<void> {
  const postgres = await startPostgres();
  report.progress('loading the demonstration set');
  await seedDemonstration(postgres.url);
  await migrate(postgres.url, [accessSchema]);
  const records = await multiplyRecords(postgres.url, RECORDS);
  const officer = await registerPeople(postgres.url);
  const rounds = {
    rounds: options.rounds ?? 5,
    seconds: 4,
    connections: 20,
    headers: { authorization: `Bearer ${officer.token}` },
  };
  const conditions: Conditions = { ...machine(), records, rounds: rounds.rounds, postgres: postgres.version };

  const start = async (name: string, asks: boolean): Promise<Contestant> => {
    const process = startChild(new URL('./service.process.js', import.meta.url));
    const input = { databaseUrl: postgres.url, issuers: officer.issuers, asks } satisfies ServiceInput;
    return { name, url: await process.ask<string>('start', input), process };
  };
  const contestants = [await start('ours', true), await start('floor', false)];
  const outcomes = await compete(contestants, QUERY, rounds, report);
  for (const { process } of contestants) await process.stop();
  const [ours, floor] = ['ours', 'floor'].map((name) => outcomes.get(name));
  if (!ours || !floor) throw new Error('Nothing was measured.');
  const about = { bench: 'access', variant: 'twenty records for a signed-in officer', conditions };
  report.add(
    measurement({
      ...about,
      ours: ours.cpu,
      against: { floor: floor.cpu },
      unit: 'µs CPU per request',
      better: 'less',
    }),
  );
  report.add(
    measurement({
      ...about,
      ours: ours.perSecond,
      against: { floor: floor.perSecond },
      unit: 'requests/s',
      better: 'more',
    }),
  );
  await rowSecurity(report, postgres.url, conditions);
}
