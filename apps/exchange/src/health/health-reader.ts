import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { disabledAt } from './failing.js';
import type { BreakerState, HealthEntity } from './health.entity.js';

export interface BreakerView {
  state: BreakerState;
  ofHost: boolean;
  since: Date | null;
  failures: number;
  nextProbeAt: Date | null;
}

export interface FailingView {
  since: Date;
  attempts: number;
  lastAt: Date | null;
  lastError: string | null;
  warnedHours: number | null;
  disabledAt: Date;
}

interface HealthView {
  breaker: BreakerView;
  failing: FailingView | null;
}

type Row = Pick<
  HealthEntity,
  'state' | 'since' | 'failures' | 'failingSince' | 'lastFailureAt' | 'lastError' | 'nextProbeAt' | 'warnedHours'
> & { id: string; ofHost: boolean };

const OF_ENDPOINTS = `
  SELECT e.id, h.key NOT LIKE 'endpoint %' AS "ofHost", h.state, h.since, h.failures, h.failing_since AS "failingSince",
    h.last_failure_at AS "lastFailureAt", h.last_error AS "lastError", h.next_probe_at AS "nextProbeAt",
    h.warned_hours AS "warnedHours"
  FROM exchange.endpoint e JOIN exchange.health h ON h.key IN ('endpoint ' || e.id, 'host ' || e.host)
  WHERE e.id = ANY($1::uuid[])`;

/** How endpoints do, as their owner sees it. */
@Injectable()
export class HealthReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  load(context: SubgraphContext, id: string): Promise<HealthView> {
    return loader<string, HealthView>(context, HealthReader, async (ids) => {
      const rows = await this.database.query<Row>(OF_ENDPOINTS, [ids]);
      return ids.map((wanted) => view(rows.filter((row) => row.id === wanted)));
    }).load(id);
  }
}

function view(rows: readonly Row[]): HealthView {
  const own = rows.find(({ ofHost }) => !ofHost);
  const open = [own, rows.find(({ ofHost }) => ofHost)].find((row) => row && row.state !== 'CLOSED') ?? own;
  return { breaker: breakerOf(open), failing: own ? failingOf(own) : null };
}

function breakerOf(row: Row | undefined): BreakerView {
  if (!row) return { state: 'CLOSED', ofHost: false, since: null, failures: 0, nextProbeAt: null };
  const { state, ofHost, since, failures, nextProbeAt } = row;
  return { state, ofHost, since, failures, nextProbeAt: state === 'CLOSED' ? null : nextProbeAt };
}

function failingOf({ failures, failingSince, lastFailureAt, lastError, warnedHours }: Row): FailingView | null {
  if (failingSince === null) return null;
  return {
    since: failingSince,
    attempts: failures,
    lastAt: lastFailureAt,
    lastError,
    warnedHours: warnedHours === 0 ? null : warnedHours,
    disabledAt: disabledAt(failingSince),
  };
}
