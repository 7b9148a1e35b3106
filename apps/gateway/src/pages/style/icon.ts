import { readFileSync } from 'node:fs';

/** Two sheets, one laid on the other: a law, and its peer's copy. */
export const icon = readFileSync('apps/gateway/data/icons/mark.svg', 'utf8');
