import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { after, healthy, isWell, PROBE_MS } from './breaker.js';
import type { HealthEntity } from './health.entity.js';
import { hold, lockWaiting, release } from './hold.js';
import { endpointKey, hostKey } from './keys.js';

/** Where a delivery goes. */
export interface Way {
  endpointId: string;
  host: string;
}

/** What became of an attempt that the receiver, or its host, has to answer for. */
export interface Attempted extends Way {
  at: Date;
  /** null: it succeeded */
  error: string | null;
  /** whether a connection stood: then the host is well, whatever the endpoint says */
  reached: boolean;
}

const SELECT = `
  SELECT key, state, since, failures, failing_since AS "failingSince", last_failure_at AS "lastFailureAt",
    last_error AS "lastError", recent, opened, next_probe_at AS "nextProbeAt", hold_until AS "holdUntil",
    warned_hours AS "warnedHours"
  FROM exchange.health WHERE key = ANY($1::text[])`;

/**
 * A breaker for each endpoint, and one for each host that counts only what no single endpoint is to blame for: no connection.
 * So one subscriber's endpoint cannot stop another's at a host that many share. The counts are in PostgreSQL, for all workers
 * count together and a restart forgets nothing; only endpoints that failed lately have a row, so one that is well costs a
 * look at an empty index per batch.
 */
@Injectable()
export class Breakers {
  private readonly troubled = new Set<string>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Which of these must wait, and until when. Of what is due for a probe, one goes. */
  async held<T extends Way>(ways: readonly T[], now: Date): Promise<Map<T, Date>> {
    const found = await this.look(ways.flatMap(keysOf));
    const held = new Map<T, Date>();
    for (const way of ways) {
      const open = keysOf(way).flatMap((key) => found.get(key) ?? []);
      for (const health of open) {
        if (held.has(way)) continue;
        if (await this.takeProbe(health, now)) continue;
        held.set(way, health.holdUntil && health.holdUntil > now ? health.holdUntil : later(now, PROBE_MS));
      }
    }
    return held;
  }

  /** @returns whether something was released */
  async record(attempts: readonly Attempted[], now: Date): Promise<boolean> {
    const byKey = new Map<string, { ok: boolean; at: Date; error: string | null }[]>();
    const note = (key: string | null, ok: boolean, { at, error }: Attempted): void => {
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), { ok, at, error }]);
    };
    for (const attempt of attempts) {
      note(endpointKey(attempt.endpointId), attempt.error === null, attempt);
      note(hostKey(attempt.host), attempt.reached, attempt);
    }
    const keys = [...byKey].filter(([key, all]) => this.troubled.has(key) || all.some(({ ok }) => !ok));
    if (keys.length === 0) return false;
    return this.database.transaction(async () => {
      let released = false;
      const before = await this.lock(
        keys.map(([key]) => key),
        now,
      );
      const turned: { was: HealthEntity; is: HealthEntity; endpoints: string[] }[] = [];
      for (const was of before) {
        const is = (byKey.get(was.key) ?? []).reduce((state, attempt) => after(state, attempt, now), was);
        await this.write(is, now);
        if (is.state !== was.state || is.opened !== was.opened)
          turned.push({ was, is, endpoints: await this.endpointsOf(was.key) });
      }
      if (turned.length > 1)
        await lockWaiting(
          this.database,
          turned.flatMap(({ endpoints }) => endpoints),
        );
      for (const { was, is, endpoints } of turned) {
        await this.turn(was, is, endpoints, now);
        released ||= is.state === 'CLOSED';
      }
      return released;
    });
  }

  /** Begins the only probe, unless somebody else has: it is that one's for as long as an attempt takes. */
  private async takeProbe(health: HealthEntity, now: Date): Promise<boolean> {
    if (health.nextProbeAt === null || health.nextProbeAt > now) return false;
    const until = later(now, PROBE_MS);
    const [rows] = await this.database.query<unknown[]>(
      `UPDATE exchange.health SET state = 'HALF_OPEN', since = CASE state WHEN 'OPEN' THEN $2 ELSE since END,
         next_probe_at = $3, hold_until = $3
       WHERE key = $1 AND state <> 'CLOSED' AND next_probe_at <= $2 RETURNING key`,
      [health.key, now, until],
    );
    Object.assign(health, { state: 'HALF_OPEN', nextProbeAt: until, holdUntil: until });
    return (rows ?? []).length > 0;
  }

  /** Those that are not closed. */
  private async look(asked: readonly string[]): Promise<Map<string, HealthEntity>> {
    const keys = [...new Set(asked)];
    const rows = await this.database.query<HealthEntity>(SELECT, [keys]);
    for (const key of keys) this.troubled.delete(key);
    for (const { key } of rows) this.troubled.add(key);
    return new Map(rows.filter(({ state }) => state !== 'CLOSED').map((row) => [row.key, row]));
  }

  /** In the order of their keys, so that no two workers wait for each other. */
  private async lock(keys: readonly string[], now: Date): Promise<HealthEntity[]> {
    const rows = keys.toSorted().map((key) => healthy(key, now));
    await this.database.query(
      `INSERT INTO exchange.health (key, state, since, failures, recent, opened, warned_hours)
       SELECT key, 'CLOSED', $2, 0, '[]', 0, 0 FROM unnest($1::text[]) WITH ORDINALITY AS k(key, n) ORDER BY n
       ON CONFLICT DO NOTHING`,
      [rows.map(({ key }) => key), now],
    );
    return this.database.query<HealthEntity>(`${SELECT} ORDER BY key FOR UPDATE`, [rows.map(({ key }) => key)]);
  }

  private async write(health: HealthEntity, now: Date): Promise<void> {
    if (isWell(health, now)) {
      await this.database.query('DELETE FROM exchange.health WHERE key = $1', [health.key]);
      return;
    }
    await this.database.query(
      `UPDATE exchange.health SET state = $2, since = $3, failures = $4, failing_since = $5, last_failure_at = $6,
         last_error = $7, recent = $8, opened = $9, next_probe_at = $10, hold_until = $11, warned_hours = $12 WHERE key = $1`,
      [
        health.key,
        health.state,
        health.since,
        health.failures,
        health.failingSince,
        health.lastFailureAt,
        health.lastError,
        JSON.stringify(health.recent),
        health.opened,
        health.nextProbeAt,
        health.holdUntil,
        health.warnedHours,
      ],
    );
  }

  private async turn(before: HealthEntity, next: HealthEntity, ids: readonly string[], now: Date): Promise<void> {
    const { key, state, failures, holdUntil, nextProbeAt } = next;
    log('deliveries').info({ breaker: key, state, failures, nextProbeAt }, 'a breaker turned');
    if (state === 'OPEN' && holdUntil && nextProbeAt) await hold(this.database, ids, holdUntil, nextProbeAt);
    else if (state === 'CLOSED' && before.holdUntil) await release(this.database, ids, before.holdUntil, now);
  }

  private async endpointsOf(key: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM exchange.endpoint WHERE 'endpoint ' || id = $1 OR 'host ' || host = $1`,
      [key],
    );
    return rows.map(({ id }) => id);
  }
}

const keysOf = ({ endpointId, host }: Way): string[] =>
  [hostKey(host), endpointKey(endpointId)].filter((key) => key !== null);

const later = (date: Date, ms: number): Date => new Date(date.getTime() + ms);
