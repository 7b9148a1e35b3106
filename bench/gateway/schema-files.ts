import { readFileSync } from 'node:fs';

/** The committed composition, as apps/gateway reads it. */
export const schemaFiles = (): { supergraphSdl: string; apiSdl: string } => ({
  supergraphSdl: readFileSync('apps/gateway/supergraph.graphql', 'utf8'),
  apiSdl: readFileSync('apps/gateway/api.graphql', 'utf8'),
});
