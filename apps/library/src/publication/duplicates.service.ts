import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { conflict, singularOf, type Problem } from '#kernel';
import type { Content } from './content.js';
import { profileOf } from './profile-of.js';

interface Looked {
  /** null: it has none yet */
  id: string | null;
  content: Content;
  /** where it does not stand in the content */
  sourceId?: string;
}

/**
 * One thing has one record. Two are of the same thing when they have one owner and one profile, unless the owner's own
 * references tell them apart, or the new one says that it is DIFFERENT_FROM the other. Only a first revision is refused:
 * what is published must remain revisable.
 */
@Injectable()
export class Duplicates {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Held to the end of the transaction, and taken before any record is locked: of two of the same, one comes first. */
  async takeTurn(owner: string): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('library import ' || $1, 0))`, [owner]);
  }

  /** The same, where one of them was never published. */
  async takeTurnFor(owner: string, ids: readonly string[]): Promise<void> {
    const [fresh] = await this.db.query(
      `SELECT FROM library.publication WHERE id = ANY($1) AND owner = $2 AND revision = 0 LIMIT 1`,
      [ids, owner],
    );
    if (fresh) await this.takeTurn(owner);
  }

  /** In its turn. */
  async refuse(owner: string, looked: Looked): Promise<void> {
    const [first] = await this.firstOf(owner, [looked]);
    if (first) throw conflict(refusalOf(looked.content, first));
  }

  /** What publishing would say; without its turn, so that it is no more than a warning. */
  async problemsOf(owner: string, all: readonly Looked[]): Promise<Problem[][]> {
    const firsts = await this.firstOf(owner, all);
    return all.map(({ content }, index) => {
      const first = firsts[index];
      return first ? [{ path: 'title', message: refusalOf(content, first) }] : [];
    });
  }

  /** Of each, in their order, the id of the record that is there of the same thing; one question for all. */
  async firstOf(owner: string, all: readonly Looked[]): Promise<(string | null)[]> {
    const asked = all.map(({ id, content, sourceId }, index) => ({
      index,
      id,
      profile: profileOf(content),
      source_id: content.sourceId ?? sourceId ?? null,
      different: (content.links ?? []).flatMap(({ relation, target }) =>
        relation === 'DIFFERENT_FROM' && target !== undefined ? [target.replace(/@\d+$/, '')] : [],
      ),
    }));
    const rows = await this.db.query<{ index: number; id: string }>(
      `SELECT DISTINCT ON (given.index) given.index, p.id
       FROM jsonb_to_recordset($2::jsonb) AS given (index integer, id text, profile text, source_id text, different text[])
       JOIN library.publication p ON p.owner = $1 AND p.profile = given.profile
       WHERE p.id IS DISTINCT FROM given.id AND p.id <> ALL(given.different)
         AND (p.source_id IS NULL OR given.source_id IS NULL OR p.source_id = given.source_id)
         AND (p.state = 'PUBLISHED' OR EXISTS (SELECT FROM library.embargo e WHERE e.publication_id = p.id))
       ORDER BY given.index, p.id`,
      [owner, JSON.stringify(asked)],
    );
    const found = new Map(rows.map(({ index, id }) => [index, id]));
    return all.map((_, index) => found.get(index) ?? null);
  }
}

export const refusalOf = ({ kind }: Content, first: string): string =>
  `${first} is a record of the same thing: ${singularOf(kind)} with this title and these particulars. Revise that one. If this is another, link it to ${first} with DIFFERENT_FROM, or give each a sourceId of its own.`;
