import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENVIRONMENT, log, type Environment } from '#platform';
import type { Actor } from '../actor.js';
import { hashOf } from '../secret.js';
import { isProvenFile } from './feed-file.js';
import { feedOfAddress } from './feed-of-link.js';
import { StandingNews } from './news.js';
import { Remembered } from './remembered.js';
import { refused, Standing } from './standing.js';

interface Link {
  id: string;
  person: string;
  participant: string;
  feed: string | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

const USED_EVERY_MS = 60_000;

/**
 * `?key=cf_…` in a feed's address: reads what its owner may read now, and holds no role. It opens feeds, or the one feed that
 * it was made for, and the files that these link to.
 */
@Injectable()
export class FeedLinks {
  private readonly known: Remembered<Link>;
  private readonly secret: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(StandingNews) news: StandingNews,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.secret = environment.CURSOR_SECRET;
    this.known = new Remembered(news, (hash) => this.load(Buffer.from(hash, 'hex')));
  }

  /** @param asked the path and query that the key was shown with */
  async actorOf(key: string, asked: string): Promise<Actor> {
    const link = await this.known.get(hashOf(key).toString('hex'));
    if (!link || link.revokedAt !== null) throw refused('the feed link is not known or was revoked');
    const url = new URL(asked, 'http://localhost');
    const opens = url.pathname.startsWith('/files/')
      ? isProvenFile(this.secret, key, url)
      : link.feed === null || link.feed === feedOfAddress(url);
    if (!opens) throw refused('the feed link does not open this address');
    const holder = await this.standing.ofPerson(link.person);
    if (!holder) throw refused('the owner of the feed link has left');
    const actor = await this.standing.actor(holder, { via: 'feed-link', participant: link.participant });
    this.used(link, new Date());
    return { ...actor, roles: [], grants: [] };
  }

  private async load(hash: Buffer): Promise<Link | null> {
    const [row] = await this.database.query<Link>(
      `SELECT id, person, participant, feed, revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
       FROM access.feed_link WHERE token_hash = $1`,
      [hash],
    );
    return row ?? null;
  }

  /** Written once a minute, and never waited for. */
  private used(link: Link, now: Date): void {
    if (link.lastUsedAt !== null && now.getTime() - link.lastUsedAt.getTime() < USED_EVERY_MS) return;
    link.lastUsedAt = now;
    this.database
      .query(`UPDATE access.feed_link SET last_used_at = $2 WHERE id = $1`, [link.id, now])
      .catch((error: unknown) => log('access').warn({ err: error }, 'the use of a feed link was not noted'));
  }
}
