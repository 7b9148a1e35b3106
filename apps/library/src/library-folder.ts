import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of apps/library that is read at run time; found from the source and from what is built out of it alike. */
function libraryFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('No package.json above the library: its data folder cannot be found.');
    folder = above;
  }
  return join(folder, 'apps', 'library');
}

export const readLibraryJson = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(join(libraryFolder(), ...path), 'utf8')) as T;
