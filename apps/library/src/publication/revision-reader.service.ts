import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import type { Content } from './content.js';
import type { RevisionChange } from './revision.entity.js';

export interface RevisionRow {
  publication_id: string;
  number: number;
  content: Content;
  hash: string;
  change: RevisionChange;
  change_note: string | null;
  published_at: Date;
  published_by: string;
  readers: string[];
}

export type RevisionHead = Omit<RevisionRow, 'content'>;

const HEAD = 'publication_id, number, hash, change, change_note, published_at, published_by, readers';

/**
 * A revision keeps the readers that it was published for. One is shown to those who may read it and the newest one: what
 * was once public and is no longer must not be had by asking for @1, nor what was internal before it became public.
 */
@Injectable()
export class RevisionReader {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** One revision of a publication that the actor may see, as a list of one or none. */
  named(actor: Actor, id: string, number: number): Promise<RevisionRow[]> {
    return this.db.query<RevisionRow>(
      `SELECT ${HEAD}, content FROM library.revision WHERE publication_id = $1 AND number = $2 AND ${readableBy('readers', '$3')}`,
      [id, number, actor.readerKeys],
    );
  }

  /** The number of the revision that stood at a moment, whoever may read it; null before the first. */
  async standingAt(id: string, moment: string): Promise<number | null> {
    const [row] = await this.db.query<{ number: number | null }>(
      `SELECT max(number) AS number FROM library.revision WHERE publication_id = $1 AND published_at <= $2`,
      [id, moment],
    );
    return row?.number ?? null;
  }

  /** Without contents, the newest first, for each of the ids. */
  async heads(actor: Actor, ids: readonly string[]): Promise<RevisionHead[][]> {
    const rows = await this.db.query<RevisionHead>(
      `SELECT ${HEAD} FROM library.revision WHERE publication_id = ANY($1) AND ${readableBy('readers', '$2')} ORDER BY publication_id, number DESC`,
      [ids, actor.readerKeys],
    );
    const byId = grouped(rows, (row) => row.publication_id);
    return ids.map((id) => byId.get(id) ?? []);
  }

  /** For one who may read the later of the two: it and, where he may read that too, the one before. */
  async withPrevious(
    actor: Actor,
    id: string,
    number: number,
  ): Promise<{ now: RevisionRow; before: RevisionRow | undefined } | null> {
    const rows = await this.db.query<RevisionRow>(
      `SELECT ${HEAD}, content FROM library.revision WHERE publication_id = $1 AND number IN ($2, $2 - 1) AND ${readableBy('readers', '$3')}`,
      [id, number, actor.readerKeys],
    );
    const now = rows.find((row) => row.number === number);
    return now ? { now, before: rows.find((row) => row.number === number - 1) } : null;
  }

  /** Reads the contents of the newest revisions of all given rows when the first one is asked for, in one query. */
  contentsOf(rows: readonly { id: string; revision: number }[]): (id: string) => Promise<Content> {
    let loading: Promise<Map<string, Content>> | undefined;
    return async (id) => {
      loading ??= this.load(rows);
      return (await loading).get(id) as Content;
    };
  }

  private async load(rows: readonly { id: string; revision: number }[]): Promise<Map<string, Content>> {
    const found = await this.db.query<{ publication_id: string; content: Content }>(
      `SELECT r.publication_id, r.content FROM library.revision r
       JOIN unnest($1::text[], $2::integer[]) AS wanted (id, number) ON r.publication_id = wanted.id AND r.number = wanted.number`,
      [rows.map((row) => row.id), rows.map((row) => row.revision)],
    );
    return new Map(found.map((row) => [row.publication_id, row.content]));
  }
}
