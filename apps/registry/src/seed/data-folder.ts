import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** apps/registry/data below the nearest folder with a package.json: the same place from the source and from dist. */
export function dataFolder(from: string = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No package.json above ${from}: the registry's data cannot be found.`);
    folder = above;
  }
  return join(folder, 'apps/registry/data');
}
