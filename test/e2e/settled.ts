import { Client as Postgres } from 'pg';
import { waitFor, type Network } from '#testing';

/** Asks the network's database directly: only to wait and to compare, never to make something happen. */
export async function queryDatabase<Row extends object>(network: Network, sql: string): Promise<Row[]> {
  const client = new Postgres({ connectionString: network.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Until every change has its position and every delivery has ended: what has not arrived now does not come. */
export async function settled(network: Network, timeoutMs = 30_000): Promise<void> {
  const open = `SELECT
    (SELECT count(*)::int FROM messaging.outbox) AS outbox,
    (SELECT count(*)::int FROM exchange.delivery WHERE state = 'PENDING') AS deliveries`;
  let last = {};
  await waitFor(
    'the outbox and the deliveries to be empty',
    async () => {
      const [row] = await queryDatabase<{ outbox: number; deliveries: number }>(network, open);
      last = row ?? {};
      return row?.outbox === 0 && row.deliveries === 0;
    },
    { timeoutMs, everyMs: 50 },
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}, open: ${JSON.stringify(last)}\n${network.logs().slice(-2000)}`, {
      cause: error,
    });
  });
}
