import { countryKey, participantReaderKeys } from '#access';
import type { Database } from '#database';
import { definitionOf } from '../publication/content.js';
import type { PreparedRevision } from '../publication/prepared-revision.js';
import { ownerParty } from './party-of.js';

/** The parties besides the owner's: a country that publishes has said what it holds. */
export const othersThan = (owner: string, parties: readonly string[]): string[] => {
  const own = ownerParty(owner);
  return parties.filter((party) => party !== own);
};

/** The keys that a party reads with for good: those of any of a country's authorities, or of the body. */
const keysOf = (party: string): string[] =>
  party.length === 2 ? ['public', 'network', countryKey(party)] : participantReaderKeys(party);

/**
 * Every revision asks the other parties anew, but for a correction, which changes nothing in law and so nothing that was
 * confirmed; one that is for other readers than before asks too, for what was said is shown to those alone who could
 * read it then. Who may not read an agreement is not asked about it. In the transaction that publishes.
 */
export async function askParties(db: Database, revisions: readonly PreparedRevision[]): Promise<void> {
  const agreements = revisions.filter(({ kind }) => kind === 'AGREEMENT');
  if (agreements.length === 0) return;
  const parties = agreements.flatMap(({ id, number, publishedAt, owner, content }) =>
    othersThan(owner, definitionOf('AGREEMENT').parties(content)).map((party) => ({
      id,
      number,
      party,
      keys: keysOf(party),
      at: publishedAt,
    })),
  );
  await db.query(
    `WITH asked AS MATERIALIZED (
       SELECT given.id, given.party, given.number, given.at
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, party text, number integer, keys text[], at timestamptz)
       JOIN library.revision r ON r.publication_id = given.id AND r.number = given.number
       WHERE access.opened_to(r.readers, given.at) && given.keys
     ), gone AS (
       DELETE FROM library.assertion_request q WHERE q.publication_id = ANY($2)
         AND NOT EXISTS (SELECT FROM asked WHERE asked.id = q.publication_id AND asked.party = q.party)
     )
     INSERT INTO library.assertion_request AS q (publication_id, party, revision, asked_at)
     SELECT id, party, number, at FROM asked
     ON CONFLICT (publication_id, party) DO UPDATE SET revision = excluded.revision, asked_at = excluded.asked_at, reminded = 0
       WHERE EXISTS (
         SELECT FROM library.revision r WHERE r.publication_id = excluded.publication_id AND r.number = excluded.revision
           AND (r.change <> 'CORRECTED' OR r.readers <> (
             SELECT before.readers FROM library.revision before
             WHERE before.publication_id = r.publication_id AND before.number = r.number - 1)))`,
    [JSON.stringify(parties), agreements.map(({ id }) => id)],
  );
}
