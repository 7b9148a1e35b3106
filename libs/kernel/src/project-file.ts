import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or folder of the project: found from the sources and from what is built of them alike, wherever a process was started. */
export const projectFile = (...path: string[]): string => join(projectAbove(import.meta.dirname), ...path);

/** The nearest folder above that has a package.json. */
export function projectAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`No package.json above ${folder}: the project's own files cannot be found.`);
  return projectAbove(above);
}
