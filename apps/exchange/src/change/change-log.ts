import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Change, SequencedChange } from '#contracts';
import { Database } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { publicUrl } from '../public-url.js';
import { matchChanges } from '../subscription/match.js';
import { withOccupationGroups, withPrimaryLanguages, withTopicAncestors } from './ancestors.js';
import { ChangesCursor } from './changes-cursor.js';
import { openEnvelope } from './envelope.js';
import { projectMembership } from './membership.js';
import { narrowEarlier } from './narrow.js';

/** Readers of the log listen here; the payload is the last position. */
export const CHANGE_CHANNEL = 'comity_change';

/**
 * Where changes get their place. Runs in the sequencer's transaction: positions, rows, memberships, deliveries and the
 * notice to readers become true together or not at all.
 */
@Injectable()
export class ChangeLog {
  private readonly base: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrl(environment);
  }

  /** @param changes in the order of their outbox ids */
  async append(changes: readonly Change[], now: Date): Promise<SequencedChange[]> {
    if (changes.length === 0) return [];
    const { log, position: last } = await this.takePositions(changes.length);
    const first = last - changes.length + 1;
    const sequenced = changes.map((change, index) => ({
      ...change,
      position: first + index,
      id: randomBytes(16).toString('hex'),
      sequencedAt: now.toISOString(),
    }));
    await this.write(sequenced, log);
    await narrowEarlier(this.database, changes, first, last);
    for (const change of changes)
      if (change.type === 'body.membership_changed') await projectMembership(this.database, change);
    await matchChanges(this.database, first, last, now);
    await this.database.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, String(last)]);
    return sequenced;
  }

  private async takePositions(count: number): Promise<{ log: string; position: number }> {
    const [head] = await this.database.query<{ log: string; position: string }>(
      `WITH taken AS (UPDATE exchange.log_head SET position = position + $1 RETURNING log, position) SELECT * FROM taken`,
      [count],
    );
    if (!head) throw new Error('The change log has lost its head row.');
    return { log: head.log, position: Number(head.position) };
  }

  private async write(changes: readonly SequencedChange[], log: string): Promise<void> {
    await this.database.query(
      `INSERT INTO exchange.change (position, id, type, subject, revision, kind, owner, countries, topics, legal_bases,
         occupations, languages, readers, legal_date, occurred_at, sequenced_at, payload, body)
       SELECT position, id, type, subject, revision, kind, owner, countries, topics, legal_bases,
         occupations, languages, readers, legal_date, occurred_at, sequenced_at, payload, body
       FROM jsonb_to_recordset($1::jsonb) AS c(position bigint, id text, type text, subject text, revision integer,
         kind text, owner text, countries text[], topics text[], legal_bases text[], occupations text[], languages text[],
         readers text[], legal_date text, occurred_at timestamptz, sequenced_at timestamptz, payload jsonb, body text)`,
      [JSON.stringify(changes.map((change) => this.row(change, log)))],
    );
  }

  private row(change: SequencedChange, log: string): Record<string, unknown> {
    const { position, id, sequencedAt, ...payload } = change;
    return {
      position,
      id,
      type: change.type,
      subject: change.subject,
      revision: change.revision,
      kind: change.kind,
      owner: change.owner,
      countries: change.countries,
      topics: withTopicAncestors(change.topics),
      legal_bases: change.legalBases,
      occupations: withOccupationGroups(change.occupations),
      languages: withPrimaryLanguages(change.languages),
      readers: change.readers,
      legal_date: change.legalDate,
      occurred_at: change.occurredAt,
      sequenced_at: sequencedAt,
      payload,
      body: openEnvelope(this.base, change, this.cursor.link(log, position - 1)),
    };
  }
}
