import { readFileSync } from 'node:fs';
import { refuse } from '#library';

export function mappingIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`The mapping ${file}`, `cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
