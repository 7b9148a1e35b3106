import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Concept, Scheme } from './concept.js';
import { inTreeOrder } from './in-tree-order.js';
import { vocabularyFiles } from './vocabulary-files.js';

type SchemeRow = Omit<Scheme, 'concepts'> & { concepts: Concept[] };

const CONCEPT_COLUMNS = `c.scheme, c.code, c.broader, c.notation, c.labels, c.standing, c.definition, c.alt_labels AS "altLabels",
  c.assignable, c.unconfirmed, c.valid_from AS "validFrom", c.valid_to AS "validTo", c.status, c.replaced_by AS "replacedBy", c.position`;

/** The vocabularies in the database. */
@Injectable()
export class VocabularyStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** All of them in one statement: never half of what somebody loads meanwhile. */
  async read(): Promise<Scheme[]> {
    const rows = await this.db.query<SchemeRow>(
      `SELECT id AS scheme, serves, title, description, version, issued, source, replaces, extensible, edition, position,
         (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM (SELECT ${CONCEPT_COLUMNS} FROM library.concept c) c
          WHERE c.scheme = s.id) AS concepts
       FROM library.concept_scheme s ORDER BY position, id`,
    );
    return rows.map((row) => ({ ...row, concepts: inTreeOrder(row.concepts) }));
  }

  /** Until the open transaction ends nobody else changes a vocabulary. */
  async lock(): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('library.vocabulary'))`);
  }

  async write(scheme: Omit<Scheme, 'concepts'>, concepts: readonly Concept[]): Promise<void> {
    await this.db.query(
      `INSERT INTO library.concept_scheme (id, serves, title, description, version, issued, source, replaces, extensible, edition, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET title = $3, description = $4, version = $5, issued = $6, source = $7, replaces = $8, edition = $10`,
      [
        scheme.scheme,
        scheme.serves,
        scheme.title,
        scheme.description,
        scheme.version,
        scheme.issued,
        scheme.source,
        scheme.replaces,
        scheme.extensible,
        scheme.edition,
        scheme.position,
      ],
    );
    await this.writeConcepts(
      concepts,
      `broader = excluded.broader, notation = excluded.notation, labels = excluded.labels, standing = excluded.standing,
       definition = excluded.definition, alt_labels = excluded.alt_labels, assignable = excluded.assignable,
       unconfirmed = excluded.unconfirmed, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
       status = excluded.status, replaced_by = excluded.replaced_by, position = excluded.position`,
    );
  }

  /**
   * Puts in what came with the program and is not there yet: schemes, codes, labels in further languages. What people have
   * loaded since stays as they want it. Done at every start, by whichever process comes first.
   */
  async fillIn(): Promise<void> {
    await this.db.transaction(async () => {
      await this.lock();
      const digests = await this.db.query<{ id: string; digest: string | null }>(
        `SELECT id, file_digest AS digest FROM library.concept_scheme`,
      );
      const known = new Map(digests.map(({ id, digest }) => [id, digest]));
      for (const scheme of vocabularyFiles()) {
        const digest = createHash('sha256').update(JSON.stringify(scheme)).digest('hex');
        if (known.get(scheme.scheme) !== digest) await this.fill(scheme, digest);
      }
    });
  }

  private async fill(scheme: Scheme, digest: string): Promise<void> {
    await this.db.query(
      `INSERT INTO library.concept_scheme (id, serves, title, description, version, issued, source, replaces, extensible, position, file_digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET file_digest = $11, edition = concept_scheme.edition + 1,
         title = excluded.title || concept_scheme.title, description = excluded.description || concept_scheme.description`,
      [
        scheme.scheme,
        scheme.serves,
        scheme.title,
        scheme.description,
        scheme.version,
        scheme.issued,
        scheme.source,
        scheme.replaces,
        scheme.extensible,
        scheme.position,
        digest,
      ],
    );
    await this.writeConcepts(
      scheme.concepts,
      `labels = excluded.labels || concept.labels, standing = excluded.standing || concept.standing,
       definition = excluded.definition || concept.definition, alt_labels = excluded.alt_labels || concept.alt_labels`,
    );
  }

  private async writeConcepts(concepts: readonly Concept[], update: string): Promise<void> {
    await this.db.query(
      `INSERT INTO library.concept AS concept (scheme, code, broader, notation, labels, standing, definition, alt_labels, assignable,
         unconfirmed, valid_from, valid_to, status, replaced_by, position)
       SELECT scheme, code, broader, notation, labels, standing, definition, "altLabels", assignable, unconfirmed, "validFrom",
         "validTo", status, "replacedBy", position
       FROM jsonb_to_recordset($1) AS c(scheme text, code text, broader text, notation text, labels jsonb, standing jsonb,
         definition jsonb, "altLabels" jsonb, assignable boolean, unconfirmed boolean, "validFrom" text, "validTo" text,
         status text, "replacedBy" text, position integer)
       ON CONFLICT (scheme, code) DO UPDATE SET ${update}`,
      [JSON.stringify(concepts)],
    );
  }
}
