import { Client } from 'pg';
import { request } from 'undici';
import { now } from '../clock.js';

export interface Floor {
  /** @returns when the row was committed */
  commitAndPost(): Promise<number>;
  close(): Promise<void>;
}

/** What nobody can go below who keeps a promise: a row committed to the same database, then a POST to the same receiver. */
export async function openFloor(databaseUrl: string, receiverUrl: string): Promise<Floor> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  client.on('error', () => undefined);
  await client.query(
    'CREATE SCHEMA bench; CREATE TABLE bench.row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)',
  );
  const body = 'x'.repeat(1500);
  return {
    commitAndPost: async () => {
      await client.query('BEGIN');
      await client.query('INSERT INTO bench.row (body) VALUES ($1)', [body]);
      await client.query('COMMIT');
      const committed = now();
      const answer = await request(receiverUrl, { method: 'POST', headers: { 'webhook-id': 'floor' }, body });
      await answer.body.dump();
      return committed;
    },
    close: () => client.end(),
  };
}
