import { Inject, Injectable } from '@nestjs/common';
import { Audit, Grants, inForce, roleGrants } from '#access';
import { Database } from '#database';
import { Notices } from '#messaging';
import { log } from '#platform';
import { stop } from '../endpoint/hold-back.js';
import { DISABLED_AFTER_HOURS, isToBeDisabled, warningDue, type Failing } from './failing.js';
import { forgetHealth } from './forget.js';

interface FailingEndpoint extends Failing {
  id: string;
  owner: string;
  host: string;
  lastError: string | null;
}

/** Enabled ones without a success for an hour and more. */
const FAILING = `
  SELECT e.id, e.owner, e.host, h.failures, h.failing_since AS "failingSince", h.last_failure_at AS "lastFailureAt",
    h.last_error AS "lastError", h.warned_hours AS "warnedHours"
  FROM exchange.health h JOIN exchange.endpoint e ON h.key = 'endpoint ' || e.id
  WHERE e.state = 'ENABLED' AND h.failing_since <= $1::timestamptz - interval '1 hour'`;

/**
 * An endpoint that fails for days is disabled, after its owner's people have been told by letter four times. Each is told
 * once: what was told stands beside what failed, in the transaction that tells it.
 */
@Injectable()
export class FailingEndpoints {
  private readonly grants: Grants;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Notices) private readonly notices: Notices,
  ) {
    this.grants = new Grants(database);
  }

  async look(now: Date): Promise<void> {
    const rows = await this.database.query<{ id: string }>(FAILING, [now]);
    for (const { id } of rows) {
      try {
        await this.database.transaction(() => this.seeTo(id, now));
      } catch (error) {
        log('endpoints').error({ err: error, endpoint: id }, 'the owner of a failing endpoint could not be told');
      }
    }
  }

  /** One that somebody else has in hand, or that has succeeded meanwhile, is left. */
  private async seeTo(id: string, now: Date): Promise<void> {
    const [endpoint] = await this.database.query<FailingEndpoint>(
      `${FAILING} AND e.id = $2 FOR UPDATE OF e, h SKIP LOCKED`,
      [now, id],
    );
    if (!endpoint) return;
    if (isToBeDisabled(endpoint, now)) return this.disable(endpoint, now);
    const hours = warningDue(endpoint, now);
    if (hours === null) return;
    await this.database.query(`UPDATE exchange.health SET warned_hours = $2 WHERE key = 'endpoint ' || $1::text`, [
      id,
      hours,
    ]);
    await this.tell(endpoint, { kind: 'ENDPOINT_FAILING', hours }, now);
  }

  private async disable(endpoint: FailingEndpoint, now: Date): Promise<void> {
    const { id, owner, failures, failingSince, lastError } = endpoint;
    const reason =
      `No webhook has arrived for ${DISABLED_AFTER_HOURS} hours, since ${failingSince.toISOString()}; ` +
      `${failures} attempts failed, the last one so: ${lastError ?? 'without a word'}.`;
    await stop(this.database, [id], reason, now);
    await forgetHealth(this.database, id);
    await Audit.record(this.database, {
      actor: null,
      action: 'endpoint:disable',
      participant: owner,
      thing: id,
      after: { reason },
    });
    await this.tell(endpoint, { kind: 'ENDPOINT_DISABLED', hours: DISABLED_AFTER_HOURS }, now);
    log('endpoints').warn({ endpoint: id, owner, failures }, 'an endpoint that failed for days was disabled');
  }

  private async tell(
    { id, owner, host, lastError }: FailingEndpoint,
    { kind, hours }: { kind: 'ENDPOINT_FAILING' | 'ENDPOINT_DISABLED'; hours: number },
    now: Date,
  ): Promise<void> {
    const held = inForce(await this.grants.at([owner]), now);
    const to = held.filter(({ role }) => roleGrants(role, 'endpoint:manage')).map(({ person }) => person);
    const names = [`${host} (${id})`];
    await this.notices.tell({ kind, to, participant: owner, records: [id], names, hours, reason: lastError });
  }
}
