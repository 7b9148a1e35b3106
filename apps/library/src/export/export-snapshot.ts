import type { QueryRunner } from 'typeorm';
import { readableBy, type Actor } from '#access';
import type { Database } from '#database';
import type { Content } from '../publication/content.js';
import { conditionsOf, type Conditions } from '../publication/filter.js';
import { RECORD_COLUMNS, recordOf, recordWith, type PublicationRecord, type RecordRow } from '../publication/record.js';
import type { Search } from '../search/searching.service.js';
import { fitsThen } from './as-of.js';
import type { ExportQuestion } from './export-question.js';

export interface Exported {
  record: PublicationRecord;
  content: Content;
}

type Where = Pick<Conditions, 'conditions' | 'parameters'>;
type Row = RecordRow & { number: number; content: Content; hash: string; revised_at: Date };

const PAGE = 200;
/** A reader who takes nothing for so long gives up the connection that the snapshot holds. */
const IDLE = '60s';

/**
 * The records of one moment, a page at a time, as often as they are wanted: all pages come from one snapshot of the
 * database, so that what is published, revised or revoked meanwhile neither shows twice nor is missing.
 */
export class ExportSnapshot {
  private constructor(
    private readonly runner: QueryRunner,
    private readonly actor: Actor,
    private readonly question: ExportQuestion,
    private readonly search: Search,
  ) {}

  static async open(db: Database, actor: Actor, question: ExportQuestion, search: Search): Promise<ExportSnapshot> {
    const runner = db.source.createQueryRunner();
    const snapshot = new ExportSnapshot(runner, actor, question, search);
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query(`SET TRANSACTION READ ONLY`);
      await runner.query(`SET LOCAL idle_in_transaction_session_timeout = '${IDLE}'`);
      return snapshot;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  /** In the order of ids. */
  async *records(): AsyncGenerator<Exported> {
    const { asOf, filter } = this.question;
    const where = asOf ? this.earlier(asOf) : this.now();
    const fits = asOf ? fitsThen(filter) : () => true;
    let after = '';
    for (;;) {
      const page = await this.page(where, after);
      for (const row of page) if (fits(row.owner, row.content)) yield exported(row, asOf);
      if (page.length < PAGE) return;
      after = (page.at(-1) as Row).id;
    }
  }

  async close(): Promise<void> {
    try {
      if (this.runner.isTransactionActive) await this.runner.rollbackTransaction();
    } catch {
      // The server has ended it already: the reader was gone for too long.
    } finally {
      await this.runner.release();
    }
  }

  private async page({ conditions, parameters }: Where, after: string): Promise<Row[]> {
    const { asOf } = this.question;
    const numbered = asOf
      ? `JOIN LATERAL (SELECT r.* FROM library.revision r WHERE r.publication_id = p.id AND r.published_at <= $1 ORDER BY r.number DESC LIMIT 1) r ON TRUE`
      : `JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision`;
    const last = `$${parameters.length + 1}`;
    return (await this.runner.query(
      `SELECT ${RECORD_COLUMNS}, r.number, r.content, r.hash, r.published_at AS revised_at FROM library.publication p ${numbered}
       WHERE ${conditions.join(' AND ')} AND p.id > ${last} ORDER BY p.id LIMIT ${PAGE}`,
      [...parameters, after],
    )) as Row[];
  }

  private now(): Where {
    return conditionsOf(this.actor, this.question.filter, this.search);
  }

  /** Who may not read a record today is not shown what it once said; nor is who could not read it then. */
  private earlier(asOf: Date): Where {
    const { kinds, owners, state } = this.question.filter;
    const parameters: unknown[] = [asOf, this.actor.readerKeys, kinds ?? null, owners ?? null];
    const conditions = [
      readableBy('p.readers', '$2::text[]'),
      readableBy('r.readers', '$2::text[]'),
      '($3::text[] IS NULL OR p.kind = ANY($3))',
      '($4::text[] IS NULL OR p.owner = ANY($4))',
      state === 'REVOKED' ? 'p.revoked_at <= $1' : '(p.revoked_at IS NULL OR p.revoked_at > $1)',
    ];
    return { conditions, parameters };
  }
}

function exported({ content, ...row }: Row, asOf: Date | null): Exported {
  if (!asOf) return { record: recordOf(row, async () => content), content };
  const { number: revision, hash: contentHash, revised_at: publishedAt } = row;
  const revoked = row.revoked_at !== null && row.revoked_at <= asOf;
  const then = revoked ? row : { ...row, state: 'PUBLISHED' as const, revoked_at: null, revoke_reason: null };
  // Whether it is confirmed is today's, and was otherwise then.
  const record = { ...recordWith(then, { content, revision, contentHash, publishedAt }), freshness: null };
  return { record, content };
}
