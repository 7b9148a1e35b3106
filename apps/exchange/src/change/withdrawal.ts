import type { Change } from '#contracts';
import type { Database } from '#database';
import type { Taken } from './narrow.js';
import { WITHDRAWN, WITHDRAWN_MEANING } from './withdrawn.js';

/** What a withdrawal is filtered by: as the newest change of its record was, so that who follows that gets this. */
export interface FilteredBy {
  kind: string;
  countries: string[];
  topics: string[];
  legal_bases: string[];
  occupations: string[];
  languages: string[];
  occurred_at: string;
}

export interface Withdrawal {
  change: Change;
  columns: FilteredBy & { hidden_from: string[]; took: string[] };
}

type Newest = FilteredBy & { subject: string; owner: string };

/** One change for each record that was taken from somebody. */
export async function withdrawals(database: Database, taken: readonly Taken[], now: Date): Promise<Withdrawal[]> {
  if (taken.length === 0) return [];
  const rows = await database.query<Newest>(
    `SELECT DISTINCT ON (subject) subject, owner, kind, countries, topics, legal_bases, occupations, languages,
       to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS occurred_at
     FROM exchange.change WHERE subject = ANY($1) AND type <> '${WITHDRAWN}' ORDER BY subject, position DESC`,
    [taken.map(({ subject }) => subject)],
  );
  const newest = new Map(rows.map((row) => [row.subject, row]));
  return taken.flatMap((one) => {
    const row = newest.get(one.subject);
    return row ? [withdrawal(one, row, now)] : [];
  });
}

function withdrawal(
  { subject, readers, hiddenFrom, took }: Taken,
  { subject: _subject, owner, ...filteredBy }: Newest,
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
