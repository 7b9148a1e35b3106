import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#database';
import { atEnd } from './started.js';

/** A folder of the bench's own, gone with it. Others may reach it: started by root, the database runs as another user. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comity-bench-'));
  chmodSync(folder, 0o755);
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The database that `npm start` brings, with everything flushed to disk that a commit promises. */
export async function startPostgres(
  settings: Record<string, string> = {},
): Promise<{ url: string; pid: number; version: string }> {
  const starting = startEmbeddedPostgres({ dataDir: join(ownFolder(), 'postgres'), durable: true, settings });
  // Interrupted while it starts, it is stopped as soon as it has.
  atEnd(async () => (await starting).stop());
  const server = await starting;
  return { url: server.url, pid: server.pid, version: await postgresVersion(server.url) };
}

export async function postgresVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  await client.end();
  return rows[0]?.version ?? 'unknown';
}
