import type { Database } from '#database';
import { zoneByCountry } from '#kernel';

interface Stated {
  participant: string;
  zone: string;
}

/** By whose midnight a participant's days begin. The register writes it; whatever happens on a day asks here. */
export class ParticipantZones {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** In the transaction that states it; null takes it back. */
  async keep(participant: string, zone: string | null): Promise<void> {
    if (zone === null) {
      await this.database.query(`DELETE FROM access.participant_zone WHERE participant = $1`, [participant]);
      return;
    }
    await this.database.query(
      `INSERT INTO access.participant_zone (participant, zone) VALUES ($1, $2)
       ON CONFLICT (participant) DO UPDATE SET zone = excluded.zone`,
      [participant, zone],
    );
  }

  /** What was stated before there was this table. */
  async keepUnknown(stated: readonly Stated[]): Promise<void> {
    if (stated.length === 0) return;
    await this.database.query(
      `INSERT INTO access.participant_zone (participant, zone)
       SELECT participant, zone FROM jsonb_to_recordset($1::jsonb) AS given (participant text, zone text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(stated)],
    );
  }

  /** Of each of them: the one that it states, else its country's; UTC for bodies and partners. */
  async of(participants: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<Stated>(
      `SELECT participant, zone FROM access.participant_zone WHERE participant = ANY($1)`,
      [participants],
    );
    const stated = new Map(rows.map(({ participant, zone }) => [participant, zone]));
    return new Map(participants.map((one) => [one, stated.get(one) ?? zoneByCountry(one)]));
  }
}
