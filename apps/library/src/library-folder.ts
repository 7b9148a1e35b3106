import { readFileSync } from 'node:fs';
import { projectFile } from '#kernel';

/** What lies in a folder of apps/library and is read at run time. */
export const readLibraryJson = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(projectFile('apps/library', ...path), 'utf8')) as T;
