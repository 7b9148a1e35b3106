import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Change } from '#contracts';
import { Database } from '#database';
import { log } from '#platform';
import { wordsOf } from './change-words.js';
import { WITHDRAWN } from './withdrawn.js';

const AT_ONCE = 500;
const END = Number.MAX_SAFE_INTEGER;

/** Changes that were told before words were kept get theirs, the last ones first, in the background of a process that runs jobs. */
@Injectable()
export class OlderWords implements OnApplicationBootstrap, OnModuleDestroy {
  private filling: Promise<void> | undefined;
  private stopping = false;

  constructor(@Inject(Database) private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.filling = this.fill().catch((error: unknown) =>
      log('changes').warn({ err: error }, 'older changes did not get their words; the next start goes on'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.filling;
  }

  async fill(): Promise<void> {
    for (let before = END; before > 0 && !this.stopping;) before = await this.some(before);
  }

  /** @returns where to go on; 0 when that was all */
  private async some(before: number): Promise<number> {
    const rows = await this.database.query<{ position: string; payload: Change }>(
      `SELECT position, payload FROM exchange.change
       WHERE words IS NULL AND type <> $3 AND position < $1 ORDER BY position DESC LIMIT $2`,
      [before, AT_ONCE, WITHDRAWN],
    );
    await this.database.query(
      `UPDATE exchange.change c SET words = given.words
       FROM unnest($1::bigint[], $2::text[]::tsvector[]) AS given (position, words) WHERE c.position = given.position`,
      [rows.map(({ position }) => position), rows.map(({ payload }) => wordsOf(payload))],
    );
    return rows.length < AT_ONCE ? 0 : Number(rows.at(-1)?.position ?? 0);
  }
}
