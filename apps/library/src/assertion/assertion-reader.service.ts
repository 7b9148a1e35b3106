import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { grouped } from '../grouped.js';
import { partyOf } from './party-of.js';
import type { Asked, GivenAssertion } from './party-standing.js';

export interface Asserted {
  asked: Asked[];
  given: GivenAssertion[];
}

/** What a party is asked and has not answered. */
export interface AssertionOwed extends Asked {
  publicationId: string;
  /** what it said of an earlier revision */
  earlier: GivenAssertion | null;
}

const GIVEN = `a.party, a.revision, a.state, a.reason, a.statement, a.given_by AS "givenBy", a.given_at AS "givenAt"`;

/** What participants are asked, and what they have said. */
@Injectable()
export class AssertionReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Of agreements that the actor may read: who was asked, and the last thing that each party said of each revision, the newest first. */
  async ofMany(actor: Actor, ids: readonly string[]): Promise<Asserted[]> {
    const asked = await this.db.query<Asked & { id: string }>(
      `SELECT publication_id AS id, party, revision, asked_at AS "askedAt" FROM library.assertion_request WHERE publication_id = ANY($1)`,
      [ids],
    );
    const given = await this.db.query<GivenAssertion & { id: string }>(
      `SELECT DISTINCT ON (a.publication_id, a.party, a.revision) a.publication_id AS id, ${GIVEN} FROM library.assertion a
       WHERE a.publication_id = ANY($1) AND ${readableBy('a.readers', '$2')}
       ORDER BY a.publication_id, a.party, a.revision DESC, a.number DESC`,
      [ids, actor.readerKeys],
    );
    const [askedById, givenById] = [grouped(asked, ({ id }) => id), grouped(given, ({ id }) => id)];
    return ids.map((id) => ({ asked: askedById.get(id) ?? [], given: givenById.get(id) ?? [] }));
  }

  /** The newest first. */
  async owed(actor: Actor, given: PageInput): Promise<Connection<AssertionOwed>> {
    this.access.require(actor, 'publication:read-drafts', { owner: actor.participant ?? '', kind: 'AGREEMENT' });
    const party = partyOf(actor);
    const purpose = `assertions-owed:${party}`;
    const page = readPage(this.cursors, purpose, given, { byDefault: 20, most: this.environment.GRAPHQL_MAX_PAGE });
    const rows = await this.db.query<AssertionOwed>(
      `SELECT q.publication_id AS "publicationId", q.party, q.revision, q.asked_at AS "askedAt", to_jsonb(said) AS earlier
       FROM library.assertion_request q JOIN library.publication p ON p.id = q.publication_id
       LEFT JOIN LATERAL (
         SELECT ${GIVEN} FROM library.assertion a WHERE a.publication_id = q.publication_id AND a.party = q.party
           AND ${readableBy('a.readers', '$2')} ORDER BY a.number DESC LIMIT 1) said ON true
       WHERE q.party = $1 AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2')}
         AND NOT EXISTS (SELECT FROM library.assertion a
           WHERE a.publication_id = q.publication_id AND a.party = q.party AND a.revision >= q.revision)
         AND ($3::timestamptz IS NULL OR (q.asked_at, q.publication_id) < ($3, $4::text))
       ORDER BY q.asked_at DESC, q.publication_id DESC LIMIT $5`,
      [party, actor.readerKeys, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1],
    );
    const owed = rows.map((row) => ({
      ...row,
      // From JSON a moment comes back as text.
      earlier: row.earlier && { ...row.earlier, givenAt: new Date(row.earlier.givenAt) },
    }));
    return connection(this.cursors, purpose, page, owed, ({ askedAt, publicationId }) => [
      askedAt.toISOString(),
      publicationId,
    ]);
  }
}
