import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '#database';

/** The stored bytes of changes, and of the exchange's own messages, by position: one change goes to thousands, so it is read once. */
@Injectable()
export class Envelopes {
  private readonly known = new LRUCache<number, Buffer>({ max: 1000 });

  constructor(@Inject(Database) private readonly database: Database) {}

  async of(positions: readonly number[]): Promise<Map<number, Buffer>> {
    const found = new Map<number, Buffer>();
    const missing: number[] = [];
    for (const position of new Set(positions)) {
      const body = this.known.get(position);
      if (body === undefined) missing.push(position);
      else found.set(position, body);
    }
    if (missing.length === 0) return found;
    const rows = await this.database.query<{ position: string; body: string }>(
      `SELECT position, body FROM exchange.change WHERE position = ANY($1::bigint[])
       UNION ALL SELECT position, body FROM exchange.own_message WHERE position = ANY($1::bigint[])`,
      [missing],
    );
    for (const { position, body } of rows) {
      const bytes = Buffer.from(body);
      this.known.set(Number(position), bytes);
      found.set(Number(position), bytes);
    }
    return found;
  }
}
