import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel';
import type { Database } from '#database';
import { hashOf } from '../secret.js';
import { standingChanges } from './standing-changed.js';

export interface FeedLink {
  id: string;
  person: string;
  participant: string;
  name: string;
  /** the one feed that it opens; null: all, and the change feed */
  feed: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const LINK = `
  SELECT id, person, participant, name, feed, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
  FROM access.feed_link`;

/** Feed links as their owner sees them, in the transaction of whoever's database this is. */
export class FeedLinkBook {
  constructor(private readonly database: Pick<Database, 'query' | 'afterCommit'>) {}

  async find(id: string): Promise<FeedLink | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<FeedLink>(`${LINK} WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** Those that work, and those that did. */
  of(person: string, participant: string): Promise<FeedLink[]> {
    if (!isUuid(person)) return Promise.resolve([]);
    return this.database.query(`${LINK} WHERE person = $1 AND participant = $2 ORDER BY created_at, id`, [
      person,
      participant,
    ]);
  }

  at(participant: string): Promise<FeedLink[]> {
    return this.database.query(`${LINK} WHERE participant = $1 ORDER BY created_at, id`, [participant]);
  }

  async add(given: Pick<FeedLink, 'person' | 'participant' | 'name' | 'feed'> & { key: string }): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO access.feed_link (id, token_hash, person, participant, name, feed) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, hashOf(given.key), given.person, given.participant, given.name, given.feed],
    );
    return id;
  }

  async revoke(id: string): Promise<void> {
    standingChanges(this.database);
    await this.database.query(`UPDATE access.feed_link SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL`, [
      id,
    ]);
  }
}
