import type { Change } from '#contracts';
import type { Database } from '#database';
import type { Taken } from './narrow.js';
import { WITHDRAWN, WITHDRAWN_MEANING } from './withdrawn.js';

/**
 * What a withdrawal is filtered by: as the newest of those changes was that it takes away, so that who followed that gets this,
 * and nobody can find out by a filter what the record says now.
 */
export interface FilteredBy {
  kind: string;
  countries: string[];
  topics: string[];
  legal_bases: string[];
  occupations: string[];
  migrant_groups: string[];
  parties: string[];
  languages: string[];
  words: string | null;
  occurred_at: string;
}

export interface Withdrawal {
  change: Change;
  columns: FilteredBy & { hidden_from: string[]; took: string[] };
}

type Newest = FilteredBy & { place: number; owner: string };

/** One change for each record that was taken from somebody. */
export async function withdrawals(database: Database, taken: readonly Taken[], now: Date): Promise<Withdrawal[]> {
  if (taken.length === 0) return [];
  const rows = await database.query<Newest>(
    `SELECT DISTINCT ON (place) place::int, owner, kind, countries, topics, legal_bases, occupations,
       migrant_groups, parties, languages, words,
       to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS occurred_at
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (ids, place)
     JOIN exchange.change ON id IN (SELECT jsonb_array_elements_text(ids)) ORDER BY place, position DESC`,
    [JSON.stringify(taken.map(({ took }) => took))],
  );
  const newest = new Map(rows.map((row) => [row.place, row]));
  return taken.flatMap((one, index) => {
    const row = newest.get(index + 1);
    return row ? [withdrawal(one, row, now)] : [];
  });
}

function withdrawal(
  { subject, readers, hiddenFrom, took }: Taken,
  { place: _place, owner, ...filteredBy }: Newest,
  now: Date,
): Withdrawal {
  const change: Change = {
    type: WITHDRAWN,
    subject,
    revision: null,
    kind: null,
    owner,
    countries: [],
    topics: [],
    legalBases: [],
    occupations: [],
    languages: [],
    readers,
    title: {},
    meaning: WITHDRAWN_MEANING,
    legalDate: null,
    differences: [],
    occurredAt: now.toISOString(),
  };
  return { change, columns: { ...filteredBy, hidden_from: hiddenFrom, took } };
}
