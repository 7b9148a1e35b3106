import { readFileSync } from 'node:fs';
import { projectFile } from '#kernel';

const read = (name: string): string => readFileSync(projectFile('apps/gateway', name), 'utf8');

/** The committed composition (`npm run schema`). */
export const readSchemaFiles = (): { supergraphSdl: string; apiSdl: string } => ({
  supergraphSdl: read('supergraph.graphql'),
  apiSdl: read('api.graphql'),
});
