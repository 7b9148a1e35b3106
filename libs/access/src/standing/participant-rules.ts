import type { Database } from '#database';
import { standingChanges } from './standing-changed.js';

export interface ParticipantRule {
  /** the `acr` that a sign-in must have to publish, correct or revoke; null: any */
  publishAcr: string | null;
  /** what is published was approved by somebody else than who wrote and who publishes it */
  secondPair: boolean;
}

/** What participants ask of their people, in the transaction of whoever's database this is. */
export class ParticipantRules {
  constructor(private readonly database: Pick<Database, 'query' | 'afterCommit'>) {}

  async of(participant: string): Promise<ParticipantRule> {
    const [row] = await this.database.query<ParticipantRule>(
      `SELECT publish_acr AS "publishAcr", second_pair AS "secondPair" FROM access.participant_rule WHERE participant = $1`,
      [participant],
    );
    return row ?? { publishAcr: null, secondPair: false };
  }

  async set(participant: string, { publishAcr, secondPair }: ParticipantRule): Promise<void> {
    standingChanges(this.database);
    await this.database.query(
      `INSERT INTO access.participant_rule (participant, publish_acr, second_pair) VALUES ($1, $2, $3)
       ON CONFLICT (participant) DO UPDATE SET publish_acr = excluded.publish_acr, second_pair = excluded.second_pair`,
      [participant, publishAcr, secondPair],
    );
  }
}
