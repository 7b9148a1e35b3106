import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS_ENTER = 0o001;

/** Whether any account may come to this folder: not in a clone under a home that only its owner can enter. */
export function reachableByOthers(folder: string): boolean {
  if ((statSync(folder).mode & OTHERS_ENTER) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || reachableByOthers(parent);
}
