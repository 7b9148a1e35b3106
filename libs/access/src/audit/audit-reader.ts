import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENTRY_COLUMNS, type AuditEntry } from './chain.js';

export interface AuditFilter {
  /** the participant concerned */
  participant?: string | null;
  person?: string | null;
  /** `thing:verb`, or `thing:` for all that is done with such things */
  action?: string | null;
  thing?: string | null;
  outcome?: string | null;
  /** from this instant on */
  from?: Date | string | null;
  /** before this instant */
  to?: Date | string | null;
}

/** With the place in the chain: null until it is sealed, about a second after its commit. */
export interface SealedEntry extends AuditEntry {
  number: string | null;
  hash: string | null;
}

const BATCH = 1000;

/** Reads the log. Who may read what is for the caller to decide. */
@Injectable()
export class AuditReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The newest first. @param before id of the last entry of the page before */
  newest(filter: AuditFilter, limit: number, before: string | null = null): Promise<SealedEntry[]> {
    return this.read(filter, `($8::bigint IS NULL OR e.id < $8) ORDER BY e.id DESC LIMIT $9`, [before, limit]);
  }

  /** As they were when it began, the oldest first, a batch at a time. */
  async *all(filter: AuditFilter): AsyncGenerator<SealedEntry> {
    const [newest] = await this.newest(filter, 1);
    let after = '0';
    while (newest) {
      const page = await this.read(filter, `e.id > $8 AND e.id <= $9 ORDER BY e.id LIMIT ${BATCH}`, [after, newest.id]);
      yield* page;
      if (page.length < BATCH) return;
      after = page.at(-1)?.id ?? newest.id;
    }
  }

  private read(filter: AuditFilter, rest: string, parameters: unknown[]): Promise<SealedEntry[]> {
    const { participant, person, action, thing, outcome, from, to } = filter;
    return this.database.query<SealedEntry>(
      `SELECT s.number, s.hash, ${ENTRY_COLUMNS}
       FROM audit.entry e LEFT JOIN audit.seal s ON s.entry = e.id
       WHERE ($1::text IS NULL OR e.participant = $1)
         AND ($2::text IS NULL OR e.person = $2)
         AND ($3::text IS NULL OR e.action = $3 OR (right($3, 1) = ':' AND starts_with(e.action, $3)))
         AND ($4::text IS NULL OR e.thing = $4)
         AND ($5::text IS NULL OR e.outcome = $5)
         AND ($6::timestamptz IS NULL OR e.at >= $6)
         AND ($7::timestamptz IS NULL OR e.at < $7)
         AND ${rest}`,
      [...[participant, person, action, thing, outcome, from, to].map((value) => value ?? null), ...parameters],
    );
  }
}
