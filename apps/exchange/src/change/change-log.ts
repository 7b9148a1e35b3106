import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Change, SequencedChange } from '#contracts';
import { Database } from '#database';
import { publicUrlOf, ENVIRONMENT, type Environment } from '#platform';
import type { FirstHand } from '../delivery/first-hand.js';
import { matchChanges, type Matched } from '../subscription/match.js';
import { unique, withArticles, withOccupationGroups, withPrimaryLanguages, withTopicAncestors } from './ancestors.js';
import { wordsOf } from './change-words.js';
import { ChangesCursor } from './changes-cursor.js';
import { openEnvelope } from './envelope.js';
import { takeLostRights } from './lost-rights.js';
import { projectMembership } from './membership.js';
import { isNarrowing, narrowEarlier, type Taken } from './narrow.js';
import { withdrawals, type Withdrawal } from './withdrawal.js';

/** Readers of the log listen here; the payload is the last position. */
export const CHANGE_CHANNEL = 'comity_change';

export interface Appended extends Matched {
  written: SequencedChange[];
}

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
    this.base = publicUrlOf(environment);
  }

  /**
   * @param changes in the order of their outbox ids
   * @param firstHand what of their deliveries may be in the caller's hands as soon as this is committed
   */
  async append(changes: readonly Change[], now: Date, firstHand?: FirstHand): Promise<Appended> {
    if (changes.length === 0) return { written: [], taken: [], left: 0 };
    const told = await this.write(
      changes.map((change) => ({ change })),
      now,
    );
    const { first, last } = told;
    const memberships = changes.filter(({ type }) => type === 'body.membership_changed');
    for (const change of memberships) await projectMembership(this.database, change);
    const narrows = changes.some(isNarrowing);
    // Lost rights first: what is narrowed after that no longer says who could read it by them.
    const lost = memberships.length > 0 || narrows ? await takeLostRights(this.database, now) : [];
    const taken = narrows ? await narrowEarlier(this.database, first, last, now) : [];
    const withdrawn = await this.withdraw([...lost, ...taken], now);
    const matched = await matchChanges(this.database, first, last + withdrawn.length, now, firstHand);
    await this.tell(last + withdrawn.length);
    return { written: [...told.sequenced, ...withdrawn], ...matched };
  }

  /** Rights that end by themselves, at midnight, or without a change of the register: see lost-rights.ts. */
  async noticeLostRights(now: Date): Promise<SequencedChange[]> {
    return this.database.transaction(async () => {
      // What has the head has the turn: nothing is sequenced in between.
      await this.database.query('SELECT FROM exchange.log_head FOR UPDATE');
      const withdrawn = await this.withdraw(await takeLostRights(this.database, now), now);
      const [first] = withdrawn;
      const last = withdrawn.at(-1);
      if (!first || !last) return [];
      await matchChanges(this.database, first.position, last.position, now);
      await this.tell(last.position);
      return withdrawn;
    });
  }

  private async withdraw(taken: readonly Taken[], now: Date): Promise<SequencedChange[]> {
    const made = await withdrawals(this.database, taken, now);
    return made.length === 0 ? [] : (await this.write(made, now)).sequenced;
  }

  private async tell(last: number): Promise<void> {
    await this.database.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, String(last)]);
  }

  private async takePositions(count: number): Promise<{ log: string; position: number }> {
    const [head] = await this.database.query<{ log: string; position: string }>(
      `WITH taken AS (UPDATE exchange.log_head SET position = position + $1 RETURNING log, position) SELECT * FROM taken`,
      [count],
    );
    if (!head) throw new Error('The change log has lost its head row.');
    return { log: head.log, position: Number(head.position) };
  }

  private async write(
    given: readonly { change: Change; columns?: Withdrawal['columns'] }[],
    now: Date,
  ): Promise<{ first: number; last: number; sequenced: SequencedChange[] }> {
    const { log, position: last } = await this.takePositions(given.length);
    const first = last - given.length + 1;
    const sequenced = given.map(({ change }, index) => ({
      ...change,
      position: first + index,
      id: randomBytes(16).toString('hex'),
      sequencedAt: now.toISOString(),
    }));
    const rows = sequenced.map((change, index) => ({ ...this.row(change, log), ...given[index]?.columns }));
    await this.database.query(
      `INSERT INTO exchange.change (position, id, type, subject, revision, kind, owner, countries, topics, legal_bases,
         occupations, migrant_groups, parties, languages, words, readers, hidden_from, took, legal_date, occurred_at, sequenced_at, payload, body)
       SELECT position, id, type, subject, revision, kind, owner, countries, topics, legal_bases,
         occupations, migrant_groups, parties, languages, words, readers, hidden_from, took, legal_date, occurred_at, sequenced_at, payload, body
       FROM jsonb_to_recordset($1::jsonb) AS c(position bigint, id text, type text, subject text, revision integer,
         kind text, owner text, countries text[], topics text[], legal_bases text[], occupations text[],
         migrant_groups text[], parties text[], languages text[], words tsvector,
         readers text[], hidden_from text[], took text[], legal_date text, occurred_at timestamptz, sequenced_at timestamptz, payload jsonb, body text)`,
      [JSON.stringify(rows)],
    );
    return { first, last, sequenced };
  }

  private row(change: SequencedChange, log: string): Record<string, unknown> {
    const { position, id, sequencedAt, texts: _texts, broader, ...payload } = change;
    return {
      position,
      id,
      type: change.type,
      subject: change.subject,
      revision: change.revision,
      kind: change.kind,
      owner: change.owner,
      countries: change.countries,
      topics: unique([...withTopicAncestors(change.topics), ...(broader?.topics ?? [])]),
      legal_bases: unique([...withArticles(change.legalBases), ...(broader?.legalBases ?? [])]),
      occupations: unique([...withOccupationGroups(change.occupations), ...(broader?.occupations ?? [])]),
      migrant_groups: unique([...(change.migrantGroups ?? []), ...(broader?.migrantGroups ?? [])]),
      parties: change.parties ?? [],
      words: wordsOf(change),
      languages: withPrimaryLanguages(change.languages),
      readers: change.readers,
      hidden_from: [],
      took: [],
      legal_date: change.legalDate,
      occurred_at: change.occurredAt,
      sequenced_at: sequencedAt,
      payload,
      body: openEnvelope(this.base, change, this.cursor.link(log, position - 1)),
    };
  }
}
