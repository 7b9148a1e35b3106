import { createDataSource, Database } from '#database';
import type { Change } from '#contracts';
import { messagingSchema, Outbox } from '#messaging';
import { now } from '../clock.js';
import { atEnd } from '../started.js';

export interface Publications {
  /** commits one publication's change to the outbox; @returns when the commit was done */
  publish(): Promise<number>;
  /** until the database too says that nothing waits; @returns how many were delivered at the first attempt */
  settled(): Promise<number>;
  /** until the database says of so many that they were delivered, whatever became of others */
  delivered(count: number): Promise<void>;
  /** takes statistics now that nothing is pending, as the database does by itself sooner or later: plans must bear it */
  analyze(): Promise<void>;
}

export async function openPublications(url: string): Promise<Publications> {
  const database = new Database(await createDataSource(messagingSchema, { url, pool: 1 }).initialize());
  atEnd(() => database.source.destroy());
  const outbox = new Outbox(database);
  let serial = 0;
  return {
    publish: async () => {
      serial += 1;
      await database.transaction(() => outbox.emit(aLaw(serial)));
      return now();
    },
    settled: async () => {
      for (;;) {
        const [row] = await database.query<{ pending: number; delivered: number }>(
          `SELECT count(*) FILTER (WHERE state = 'PENDING')::int AS pending,
             count(*) FILTER (WHERE state = 'DELIVERED' AND attempt = 1)::int AS delivered
           FROM exchange.delivery WHERE position = (SELECT max(position) FROM exchange.change)`,
        );
        if (row && row.pending === 0 && row.delivered > 0) return row.delivered;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    delivered: async (count) => {
      for (;;) {
        const [row] = await database.query<{ delivered: number }>(
          `SELECT count(*)::int AS delivered FROM exchange.delivery
           WHERE state = 'DELIVERED' AND position = (SELECT max(position) FROM exchange.change)`,
        );
        if (row && row.delivered >= count) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    analyze: async () => void (await database.query('ANALYZE')),
  };
}

const aLaw = (serial: number): Change => ({
  type: 'publication.published',
  subject: `VN-LAW-2026-${String(serial).padStart(6, '0')}`,
  revision: 1,
  kind: 'LAW',
  owner: 'VN-MOH',
  countries: ['VN'],
  topics: ['health-personnel/recruitment/ethical-recruitment'],
  legalBases: ['CODE-2010:4', 'CODE-2010:5.2'],
  occupations: ['2211', '2221'],
  languages: ['vi', 'en'],
  readers: ['public'],
  title: {
    vi: 'Nghị định về tuyển dụng nhân lực y tế đi làm việc ở nước ngoài',
    en: 'Decree on the recruitment of health personnel for work abroad',
  },
  meaning: 'Viet Nam published a decree. It enters into force on 1 January 2027.',
  legalDate: '2027-01-01',
  differences: [
    { field: 'legalForce', before: null, after: 'ADOPTED' },
    { field: 'inForceOn', before: null, after: '2027-01-01' },
  ],
  occurredAt: new Date().toISOString(),
});
