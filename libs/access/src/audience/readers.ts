import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { participantReaderKeys, type Actor } from '../actor.js';
import { StandingNews } from '../standing/news.js';
import { Remembered } from '../standing/remembered.js';

interface DatedKey {
  key: string;
  /** milliseconds since the epoch, both may be infinite */
  from: number;
  to: number;
}

/** The keys that a participant reads with, at any moment: those it has for good, and the dated ones. */
@Injectable()
export class Readers {
  private readonly dated: Remembered<DatedKey[]>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StandingNews) news: StandingNews,
  ) {
    this.dated = new Remembered(news, (participant) => this.load(participant));
  }

  /** What is remembered is the facts with their dates, so a right that begins or ends at midnight does so for everybody. */
  async keysOf(participant: string, at: Date = new Date()): Promise<string[]> {
    const now = at.getTime();
    const held = ((await this.dated.get(participant)) ?? []).filter(({ from, to }) => from <= now && now < to);
    return [...new Set([...participantReaderKeys(participant), ...held.map(({ key }) => key)])];
  }

  /**
   * What somebody who keeps a connection open may still read: a right that ends meanwhile ends here too. Never more than the
   * actor came with: who gains a right comes again.
   */
  async stillHeldBy({
    participant,
    readerKeys,
  }: Pick<Actor, 'participant' | 'readerKeys'>): Promise<readonly string[]> {
    if (participant === null) return readerKeys;
    const held = new Set(await this.keysOf(participant));
    return readerKeys.filter((key) => held.has(key));
  }

  /** Those among the ids that are bodies on the register. */
  async bodiesAmong(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT id FROM unnest($1::text[]) AS id
       JOIN access.reader_key k ON k.holder = 'participant:' || id AND k.key = 'body:' || id`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async load(participant: string): Promise<DatedKey[]> {
    const rows = await this.database.query<{ key: string; from: string; to: string }>(
      `SELECT key, extract(epoch FROM from_at) * 1000 AS from, extract(epoch FROM to_at) * 1000 AS to
       FROM access.reader_key WHERE holder = ANY($1)`,
      [participantReaderKeys(participant)],
    );
    return rows.map(({ key, from, to }) => ({ key, from: Number(from), to: Number(to) }));
  }
}
