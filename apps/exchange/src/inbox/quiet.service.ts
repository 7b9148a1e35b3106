import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput, notFound, type Problem } from '#kernel';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { readPause } from '../mail/mail-settings.js';
import { INBOX_CHANNEL } from './inbox-fan-out.js';
import { VISIBLE } from './inbox-sql.js';

export interface QuietView {
  __typename: 'QuietRecord';
  id: string;
  kind: 'MUTE' | 'SNOOZE';
  since: Date;
  until: Date | null;
}

type Reader = Actor & { participant: string; person: string };

/** Which records a person wants to hear nothing of, and how long. It is the person's own affair, so no audit is kept of it. */
@Injectable()
export class QuietService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<QuietView[]> {
    this.access.require(actor, 'inbox:read');
    return this.database.query(
      `SELECT 'QuietRecord' AS "__typename", subject AS id, kind, since, until FROM exchange.quiet
       WHERE owner = $1 AND person = $2 AND (until IS NULL OR until > $3) ORDER BY since DESC, id LIMIT 1000`,
      [actor.participant, actor.person, this.clock()],
    );
  }

  async set(actor: Actor, subject: string, kind: QuietView['kind'], until: Date | string | null): Promise<QuietView> {
    this.access.require(actor, 'inbox:read');
    const problems: Problem[] = [];
    const now = this.clock();
    const end = readPause(until, now, problems, 'until');
    if (problems.length > 0) throw invalidInput(problems);
    return this.database.transaction(async () => {
      await this.requireInInbox(actor, subject, now);
      await this.end(actor, subject, now);
      await this.database.query(
        'INSERT INTO exchange.quiet (id, owner, person, subject, kind, since, until) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [randomUUID(), actor.participant, actor.person, subject, kind, now, end],
      );
      await this.tell(actor);
      return { __typename: 'QuietRecord', id: subject, kind, since: now, until: end };
    });
  }

  async unmute(actor: Actor, subject: string): Promise<{ __typename: 'UnmutedRecord'; id: string }> {
    this.access.require(actor, 'inbox:read');
    await this.database.transaction(async () => {
      if ((await this.end(actor, subject, this.clock())) === 0)
        throw notFound('A record that you have muted by this id');
      await this.tell(actor);
    });
    return { __typename: 'UnmutedRecord', id: subject };
  }

  /** What one may not see does not exist; and there is nothing to mute in what one is not told of. */
  private async requireInInbox(actor: Reader, subject: string, now: Date): Promise<void> {
    const [row] = await this.database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM ${VISIBLE} AND i.subject = $4 AND $2::text IS NOT NULL AND $5::timestamptz IS NOT NULL) AS found`,
      [actor.participant, actor.person, actor.readerKeys, subject, now],
    );
    if (!row?.found) throw notFound('A record in your inbox by this id');
  }

  /** One at a time for each record: two at once must not leave two. */
  private async end({ participant, person }: Reader, subject: string, now: Date): Promise<number> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `quiet ${participant} ${person} ${subject}`,
    ]);
    const [rows] = await this.database.query<{ id: string }[]>(
      `UPDATE exchange.quiet SET until = $4
       WHERE owner = $1 AND person = $2 AND subject = $3 AND (until IS NULL OR until > $4) RETURNING id`,
      [participant, person, subject, now],
    );
    return rows?.length ?? 0;
  }

  private async tell({ participant }: Reader): Promise<void> {
    await this.database.query('SELECT pg_notify($1, $2)', [INBOX_CHANNEL, participant]);
  }
}
