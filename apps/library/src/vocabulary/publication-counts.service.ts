import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import type { Concept, Use } from './concept.js';
import { heldScheme } from './held-schemes.js';

/** The column of a record's codes. */
const COLUMNS: Partial<Record<Use, string>> = {
  TOPIC: 'topics',
  LEGAL_BASIS: 'legal_bases',
  OCCUPATION: 'occupations',
};

/** How many records carry a code or one below it: of those that the reader may read, and in one statement a scheme. */
@Injectable()
export class PublicationCounts {
  constructor(@Inject(Database) private readonly db: Database) {}

  async of(actor: Actor, concepts: readonly Concept[]): Promise<(number | null)[]> {
    const counts = new Map<string, Map<string, number> | null>();
    for (const { scheme } of concepts) if (!counts.has(scheme)) counts.set(scheme, await this.ofScheme(actor, scheme));
    return concepts.map(({ scheme, code }) => {
      const found = counts.get(scheme);
      return found ? (found.get(code) ?? 0) : null;
    });
  }

  private async ofScheme(actor: Actor, scheme: string): Promise<Map<string, number> | null> {
    const held = heldScheme(scheme);
    const column = held && COLUMNS[held.serves];
    if (!column) return null;
    const pairs = withAncestors(held.concepts);
    const rows = await this.db.query<{ code: string; count: number }>(
      `SELECT above.ancestor AS code, count(DISTINCT p.id)::int AS count
       FROM library.publication p CROSS JOIN LATERAL unnest(p.${column}) AS carried(code)
       JOIN unnest($2::text[], $3::text[]) AS above(code, ancestor) ON above.code = carried.code
       WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1::text[]')}
       GROUP BY above.ancestor`,
      [actor.readerKeys, pairs.map(([code]) => code), pairs.map(([, ancestor]) => ancestor)],
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  }
}

/** Each code with itself and with every code above it. */
function withAncestors(concepts: readonly Concept[]): [string, string][] {
  const above = new Map<string, string[]>();
  for (const { code, broader } of concepts) above.set(code, [code, ...(broader ? (above.get(broader) ?? []) : [])]);
  return [...above].flatMap(([code, ancestors]) => ancestors.map((ancestor): [string, string] => [code, ancestor]));
}
