import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, request } from 'undici';
import { Database } from '#database';
import { ENVIRONMENT, log, publicUrlOf, type Environment } from '#platform';
import { guardedConnector } from '../../delivery/connector.js';
import { AddressGuard } from '../../endpoint/address-guard.js';
import { touchedFeeds } from './touched-feeds.js';

const FORMATS = ['atom', 'json'] as const;
const ANSWERS_WITHIN_MS = 10_000;
/** Whoever tells it holds the row for so long; who dies meanwhile leaves it to another. */
const HELD_S = 120;
const FIRST_WAIT_S = 15;
const LONGEST_WAIT_S = 3600;
const AT_ONCE = 4;

/**
 * Tells the WebSub hub which public feeds have something new. How far it was told is a row: what fails is told later, by
 * whichever process, and telling twice does no harm.
 */
@Injectable()
export class HubTeller implements OnModuleDestroy {
  readonly hub: string | null;
  private readonly base: string;
  private readonly agent: Agent;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AddressGuard) private readonly guard: AddressGuard,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.hub = environment.WEBSUB_HUB ?? null;
    this.base = publicUrlOf(environment);
    this.agent = new Agent({ connect: guardedConnector(guard), connections: AT_ONCE, maxHeaderSize: 16 * 1024 });
  }

  async onModuleDestroy(): Promise<void> {
    await this.agent.destroy();
  }

  async tell(): Promise<void> {
    if (this.hub === null) return;
    const held = await this.hold();
    if (!held) return;
    const { after, upTo, failures } = held;
    try {
      const problem = this.guard.problemOf(this.hub);
      if (problem !== null) throw new Error(`WEBSUB_HUB ${problem}`);
      for (const feed of await touchedFeeds(this.database, after, upTo))
        for (const format of FORMATS) await this.post(this.hub, `${this.base}/feeds/${feed}.${format}`);
      await this.letGo(upTo, 0, 0);
    } catch (error) {
      const waitS = Math.min(FIRST_WAIT_S * 2 ** failures, LONGEST_WAIT_S);
      log('feeds').warn({ err: error, waitS }, 'the hub could not be told of what is new');
      await this.letGo(after, failures + 1, waitS);
    }
  }

  /** Null when there is nothing to tell, or somebody is at it, or it is to be waited. */
  private async hold(): Promise<{ after: number; upTo: number; failures: number } | null> {
    const [row] = await this.database.query<{ after: string; upTo: string; failures: number }>(
      `WITH held AS (
         UPDATE exchange.hub_told t SET next_at = now() + $1 * interval '1 second' FROM exchange.log_head h
         WHERE t.next_at <= now() AND h.position > t.position
         RETURNING t.position AS after, h.position AS "upTo", t.failures)
       SELECT * FROM held`,
      [HELD_S],
    );
    return row ? { after: Number(row.after), upTo: Number(row.upTo), failures: row.failures } : null;
  }

  private async letGo(position: number, failures: number, waitS: number): Promise<void> {
    await this.database.query(
      `UPDATE exchange.hub_told SET position = $1, failures = $2, next_at = now() + $3 * interval '1 second'`,
      [position, failures, waitS],
    );
  }

  /** A redirect is a failure: where it leads nobody has judged. */
  private async post(hub: string, topic: string): Promise<void> {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }).toString();
    const answer = await request(hub, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      dispatcher: this.agent,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    await answer.body.dump({ limit: 16 * 1024 });
    if (answer.statusCode < 200 || answer.statusCode > 299)
      throw new Error(`the hub answered ${answer.statusCode} for ${topic}`);
  }
}
