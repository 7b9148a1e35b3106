import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The committed composition (`npm run schema`), found from the source tree and from dist alike. */
export function readSchemaFiles(): { supergraphSdl: string; apiSdl: string } {
  const folder = join(projectRoot(), 'apps', 'gateway');
  return {
    supergraphSdl: readFileSync(join(folder, 'supergraph.graphql'), 'utf8'),
    apiSdl: readFileSync(join(folder, 'api.graphql'), 'utf8'),
  };
}

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
