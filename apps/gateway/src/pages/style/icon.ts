import { readFileSync } from 'node:fs';
import { projectFile } from '#kernel';

/** Two sheets, one laid on the other: a law, and its peer's copy. */
export const icon = readFileSync(projectFile('apps/gateway/data/icons/mark.svg'), 'utf8');
