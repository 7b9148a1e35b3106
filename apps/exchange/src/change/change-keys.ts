import { FILTER_PARTS } from './change-filter.js';
import { COLUMN } from './fits.js';
import { BEGINNING_KEY, LONGEST_BEGINNING, WORD_KEY } from './sought.js';

/**
 * Everything that a subscription to change `c`, standing ready, can be found by, a row for each `key`: it has at least one of its access keys
 * among these (migration 0032), or it does not fit.
 */
export const keysOf = (c: string): string => `
    SELECT 'all' AS key
    ${FILTER_PARTS.map((part) => `UNION ALL SELECT '${COLUMN[part]}:' || v FROM unnest(${c}.${COLUMN[part]}) AS v`).join('\n    ')}
    UNION ALL SELECT '${WORD_KEY}' || word FROM unnest(tsvector_to_array(${c}.words)) AS word
    UNION ALL SELECT DISTINCT '${BEGINNING_KEY}' || left(word, n)
      FROM unnest(tsvector_to_array(${c}.words)) AS word, generate_series(1, ${LONGEST_BEGINNING}) AS n`;
