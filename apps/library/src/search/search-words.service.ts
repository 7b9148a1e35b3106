import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { Concepts } from './concepts.service.js';
import { SearchIndex } from './search-index.service.js';

const BATCH = 500;

interface DueRow {
  publication_id: string;
  refresh: boolean;
}

/**
 * Goes through records that were written since it last looked, and keeps the words of public ones for suggestions. Only this
 * writes words, apart from publishing, so that nobody who publishes waits for somebody else's new word.
 */
@Injectable()
export class SearchWords {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SearchIndex) private readonly index: SearchIndex,
    @Inject(Concepts) private readonly concepts: Concepts,
  ) {}

  /** @returns how many records were gone through */
  async learn(): Promise<number> {
    let done = 0;
    await this.markAnew();
    for (;;) {
      const learnt = await this.db.transaction(() => this.learnBatch());
      done += learnt;
      if (learnt < BATCH) return done;
    }
  }

  /** With other names of concepts, what they are marked in is worked out again for all records. */
  private async markAnew(): Promise<void> {
    const names = await this.concepts.edition();
    await this.db.transaction(async () => {
      const changed = await this.db.query(
        `INSERT INTO library.search_edition AS e (names) VALUES ($1)
         ON CONFLICT (only_one) DO UPDATE SET names = excluded.names WHERE e.names <> excluded.names RETURNING names`,
        [names],
      );
      if (changed.length > 0)
        await this.db.query(
          `INSERT INTO library.search_due (publication_id, refresh) SELECT id, TRUE FROM library.publication WHERE state <> 'DRAFT'
           ORDER BY id ON CONFLICT (publication_id) DO UPDATE SET refresh = TRUE`,
        );
    });
  }

  private async learnBatch(): Promise<number> {
    const due = await this.db.query<DueRow>(
      `WITH next AS (SELECT publication_id FROM library.search_due ORDER BY publication_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
         gone AS (DELETE FROM library.search_due d USING next WHERE d.publication_id = next.publication_id RETURNING d.*)
       SELECT * FROM gone`,
    );
    const stale = due.filter(({ refresh }) => refresh).map(({ publication_id }) => publication_id);
    if (stale.length > 0) await this.index.refresh(stale);
    // Words of files are left out: what a scanner misread is no suggestion.
    await this.db.query(
      `INSERT INTO library.search_word (word)
       SELECT DISTINCT t.lexeme FROM library.publication p, unnest(p.search) AS t
       WHERE p.id = ANY($1) AND p.audience = 'PUBLIC' AND p.state = 'PUBLISHED'
         AND t.lexeme ~ '^[[:alpha:]]{4,40}$' AND t.weights && '{A,B,C}'::text[]
       ORDER BY 1 ON CONFLICT DO NOTHING`,
      [due.map(({ publication_id }) => publication_id)],
    );
    return due.length;
  }
}
