import { Inject, Injectable } from '@nestjs/common';
import { Grants, inForce, roleGrants } from '#access';
import { Database } from '#database';
import { Notices } from '#messaging';
import { grouped } from '../grouped.js';

const AT_ONCE = 200;

/** Days without an answer after which its publishers are reminded; on the second silence is shown as silence. */
const REMIND_AFTER_DAYS = [30, 60] as const;

interface Overdue {
  publication_id: string;
  party: string;
  remind: number;
}

/**
 * Reminds the publishers of a party that has not answered. What was sent stands on the request, in the transaction that
 * sends it: each reminder goes out once, whoever sends it, and a day on which nothing ran is made up for by one letter.
 */
@Injectable()
export class AssertionReminders {
  private readonly grants: Grants;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Notices) private readonly notices: Notices,
  ) {
    this.grants = new Grants(db);
  }

  /** @returns how many requests somebody was reminded of */
  async remind(now: Date): Promise<number> {
    let reminded = 0;
    for (let some = AT_ONCE; some === AT_ONCE; reminded += some) {
      some = await this.db.transaction(() => this.remindSome(now));
    }
    return reminded;
  }

  private async remindSome(now: Date): Promise<number> {
    const overdue = await this.overdue(now);
    for (const [party, requests] of grouped(overdue, (one) => one.party)) {
      const ids = requests.map(({ publication_id: id }) => id);
      for (const [participant, to] of await this.publishersOf(party, now))
        await this.notices.tell({ kind: 'ASSERTION_OWED', participant, to, records: ids });
      await this.db.query(
        `UPDATE library.assertion_request q SET reminded = sent.remind
         FROM unnest($1::text[], $2::integer[]) AS sent (id, remind) WHERE q.publication_id = sent.id AND q.party = $3`,
        [ids, requests.map(({ remind }) => remind), party],
      );
    }
    return overdue.length;
  }

  /** Those that somebody else has in hand are theirs; who can no longer read the agreement owes nothing. */
  private overdue(now: Date): Promise<Overdue[]> {
    return this.db.query<Overdue>(
      `SELECT q.publication_id, q.party, step.days AS remind
       FROM library.assertion_request q
       JOIN library.publication p ON p.id = q.publication_id AND p.state = 'PUBLISHED'
       CROSS JOIN LATERAL (
         SELECT max(days) AS days FROM unnest($2::integer[]) AS days WHERE q.asked_at <= $1::timestamptz - make_interval(days => days)) AS step
       WHERE q.reminded < step.days
         AND NOT EXISTS (SELECT FROM library.assertion a
           WHERE a.publication_id = q.publication_id AND a.party = q.party AND a.revision >= q.revision)
         AND access.opened_to(p.readers, $1) && CASE WHEN length(q.party) = 2 THEN ARRAY['public', 'network', 'country:' || q.party]
           ELSE ARRAY['public', 'participant:' || q.party] END
       ORDER BY q.asked_at, q.publication_id LIMIT ${AT_ONCE} FOR UPDATE OF q SKIP LOCKED`,
      [now, REMIND_AFTER_DAYS],
    );
  }

  /** By participant: a country's authorities are each told, a body's own people. */
  private async publishersOf(party: string, now: Date): Promise<Map<string, string[]>> {
    const participants = await this.db.query<{ participant: string }>(
      `SELECT DISTINCT participant FROM access.role_grant
       WHERE participant = $1 OR length($1) = 2 AND starts_with(participant, $1 || '-')`,
      [party],
    );
    const held = inForce(await this.grants.at(participants.map(({ participant }) => participant)), now);
    const publishers = held.filter(
      ({ role, kinds }) => roleGrants(role, 'agreement:assert') && (kinds === null || kinds.includes('AGREEMENT')),
    );
    const byParticipant = grouped(publishers, ({ participant }) => participant);
    return new Map(
      [...byParticipant].map(([participant, grants]) => [participant, grants.map(({ person }) => person)]),
    );
  }
}
