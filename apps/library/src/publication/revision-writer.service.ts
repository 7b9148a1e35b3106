import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { parsePublicationId } from '#kernel';
import { askParties } from '../assertion/ask-parties.js';
import { scheduleDays } from '../schedule/schedule-days.js';
import { SearchIndex } from '../search/search-index.service.js';
import type { PreparedRevision } from './prepared-revision.js';

/** Writes revisions, one or hundreds, in a few statements, asks the parties of agreements, and notes the days to come; inside the use-case's transaction. */
@Injectable()
export class RevisionWriter {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SearchIndex) private readonly index: SearchIndex,
  ) {}

  async write(revisions: readonly PreparedRevision[]): Promise<void> {
    await this.writePublications(revisions);
    await this.writeRevisions(revisions);
    await this.writeLinks(revisions);
    await askParties(this.db, revisions);
    await scheduleDays(this.db, revisions);
    await this.index.due(revisions.map(({ id }) => id));
  }

  private async writePublications(revisions: readonly PreparedRevision[]): Promise<void> {
    const vectors = await this.index.vectorsOf(revisions);
    const rows = revisions.map((revision) => ({
      id: revision.id,
      kind: revision.kind,
      owner: revision.owner,
      country: revision.country,
      revision: revision.number,
      source_id: revision.content.sourceId ?? revision.sourceId,
      original_language: revision.content.originalLanguage,
      title: revision.content.title,
      languages: revision.languages,
      countries: revision.countries,
      topics: revision.content.topics,
      legal_bases: revision.content.legalBases,
      occupations: revision.content.occupations,
      audience: revision.content.audience,
      readers: revision.readers,
      content_hash: revision.hash,
      profile: revision.profile,
      legal_date: revision.legalDate,
      published_at: revision.publishedAt,
      due_on: revision.confirmBy?.dueOn,
      lapses_on: revision.confirmBy?.lapsesOn,
      legal_status: revision.legalStatus,
      ...vectors.get(revision.id),
    }));
    await this.db.query(
      `INSERT INTO library.publication AS p (id, kind, owner, country, state, revision, source_id, original_language, title, languages, countries,
         topics, legal_bases, occupations, audience, readers, content_hash, profile, legal_date, first_published_at, published_at, confirmed_at, confirmed_by, due_on, lapses_on,
         legal_status, search, search_title)
       SELECT id, kind, owner, country, 'PUBLISHED', revision, source_id, original_language, title, languages, countries,
         topics, legal_bases, occupations, audience, readers, content_hash, profile, legal_date, published_at, published_at, published_at, owner, due_on, lapses_on,
         legal_status, search::tsvector, search_title::tsvector
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, kind text, owner text, country text, revision integer, source_id text,
         original_language text, title jsonb, languages text[], countries text[], topics text[], legal_bases text[], occupations text[],
         audience text, readers text[], content_hash text, profile text, legal_date text, published_at timestamptz, due_on date, lapses_on date, legal_status text,
         search text, search_title text)
       ON CONFLICT (id) DO UPDATE SET
         state = excluded.state, revision = excluded.revision, version = p.version + 1, source_id = COALESCE(p.source_id, excluded.source_id),
         original_language = excluded.original_language, title = excluded.title, languages = excluded.languages,
         countries = excluded.countries, topics = excluded.topics, legal_bases = excluded.legal_bases, occupations = excluded.occupations,
         audience = excluded.audience, readers = excluded.readers, content_hash = excluded.content_hash, profile = excluded.profile, legal_date = excluded.legal_date, legal_status = excluded.legal_status,
         first_published_at = COALESCE(p.first_published_at, excluded.first_published_at), published_at = excluded.published_at,
         confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by, due_on = excluded.due_on, lapses_on = excluded.lapses_on,
         freshness_told = 0,
         search = excluded.search, search_title = excluded.search_title`,
      [JSON.stringify(rows)],
    );
  }

  /** Those of the newest revision take the place of those before. */
  private async writeLinks(revisions: readonly PreparedRevision[]): Promise<void> {
    const revised = revisions.filter(({ number }) => number > 1).map(({ id }) => id);
    if (revised.length > 0) await this.db.query(`DELETE FROM library.link WHERE source_id = ANY($1)`, [revised]);
    const rows = revisions.flatMap(({ id, content: { links = [] } }) =>
      links.flatMap(({ relation, target }, place) => {
        const named = target === undefined ? null : parsePublicationId(target);
        return named ? [{ id, place, relation, target: named.id, revision: named.revision ?? null }] : [];
      }),
    );
    if (rows.length === 0) return;
    await this.db.query(
      `INSERT INTO library.link (source_id, place, relation, target_id, target_revision)
       SELECT id, place, relation, target, revision
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, place integer, relation text, target text, revision integer)`,
      [JSON.stringify(rows)],
    );
  }

  private async writeRevisions(revisions: readonly PreparedRevision[]): Promise<void> {
    const rows = revisions.map((revision) => ({
      id: revision.id,
      number: revision.number,
      content: revision.content,
      hash: revision.hash,
      change: revision.change,
      change_note: revision.changeNote,
      published_at: revision.publishedAt,
      published_by: revision.owner,
      published_by_person: revision.person,
      readers: revision.readers,
    }));
    await this.db.query(
      `INSERT INTO library.revision (publication_id, number, content, hash, change, change_note, published_at, published_by, published_by_person, readers)
       SELECT id, number, content, hash, change, change_note, published_at, published_by, published_by_person, readers
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, number integer, content jsonb, hash text, change text, change_note text,
         published_at timestamptz, published_by text, published_by_person text, readers text[])`,
      [JSON.stringify(rows)],
    );
  }
}
