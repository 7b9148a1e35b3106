import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';

/** Tokens that are good once, wherever they are shown: every process of the network asks here. */
@Injectable()
export class ShownTokens {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * @param forgetAfterSeconds as long as it could be shown again
   * @returns whether it is shown for the first time; of two at once, one is told so
   */
  async isFirst({ issuer, id }: { issuer: string; id: string }, forgetAfterSeconds: number): Promise<boolean> {
    await this.database.query('DELETE FROM access.shown_token WHERE forget_at < now()');
    const taken = await this.database.query(
      `INSERT INTO access.shown_token (issuer, id, forget_at) VALUES ($1, $2, now() + make_interval(secs => $3))
       ON CONFLICT DO NOTHING RETURNING id`,
      [issuer, id, forgetAfterSeconds],
    );
    return taken.length > 0;
  }
}
