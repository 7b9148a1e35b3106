import { randomBytes } from 'node:crypto';
import type { Database } from '#database';
import { claimed, type Claimed, type ClaimedRow } from '../delivery/claim.js';
import type { FirstHand } from '../delivery/first-hand.js';
import { deliveriesMatched } from '../delivery/metrics.js';
import { waiting } from '../delivery/pending.js';
import { INBOX } from '../inbox/inbox-fan-out.js';
import { OWED } from '../inbox/mandatory.js';
import { MAILS } from '../mail/mail-fan-out.js';
import { FITTING, FITTING_ONE } from './fitting.js';

/** Of a large fan-out so many are taken by who matches, and beyond that its part. */
const FEW = 500;

/**
 * Whether row `f` at endpoint `e` is born in the hands of who matches it: it is due, the only one of its subject here, and
 * none of its subject waits at its endpoint. As a subquery of its own for each row, since as a join the planner may read
 * all that is pending.
 */
const TAKEN = `
  $5::text IS NOT NULL AND e.state = 'ENABLED' AND f.subject IN (SELECT subject FROM opened GROUP BY subject HAVING count(*) = 1)
  AND (SELECT min(w.position) FROM exchange.delivery w
       WHERE w.endpoint_id = e.id AND w.subject = f.subject AND ${waiting('w')}) IS NULL`;

/**
 * One row per change, subscription and endpoint. What a disabled endpoint misses is kept as skipped, so that it can be told
 * from what position it must catch up.
 * The webhook ids come from 256 fresh random bits and what makes each row one of its kind, so nobody can guess one; asking
 * for random bits row by row took a third of the time. Neighbours in the largest index are written one after the other.
 */
const WEBHOOKS = `
  INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
    webhook_id, state, attempt, next_at, created_at, lease_owner, lease_until)
  SELECT r.position, r.id, r.endpoint_id, r.owner, r.host, r.subject, r.name,
    left(encode(sha256($4::bytea || uuid_send(r.id) || uuid_send(r.endpoint_id) || int8send(r.position)), 'hex'), 32),
    r.state, 0, $3, $3, CASE WHEN r.taken THEN $5 END, CASE WHEN r.taken THEN $6::timestamptz END
  FROM (
    SELECT f.position, f.id, f.owner, f.subject, f.name, e.id AS endpoint_id, e.host,
      CASE e.state WHEN 'ENABLED' THEN 'PENDING' ELSE 'SKIPPED' END AS state,
      CASE WHEN row_number() OVER by_endpoint <= least($7::int, ${FEW})
          OR (row_number() OVER by_endpoint <= $7::int * $8::int AND row_number() OVER by_endpoint % $8::int = 0)
        THEN ${TAKEN} ELSE false END AS taken
    FROM fitting f
    JOIN exchange.channel h ON h.subscription_id = f.id
    JOIN exchange.endpoint e ON e.id = h.endpoint_id
    WINDOW by_endpoint AS (ORDER BY e.id)
  ) r
  RETURNING id, position, subscription_id, subscription_name, endpoint_id, subscriber, host, webhook_id, attempt, state, lease_owner`;

/** Who fits is decided once, and then each way of telling them writes its rows: a table expression of its own, here. */
const matching = (fitting: string): string => `
  WITH ${fitting}, ${OWED}, webhooks AS (${WEBHOOKS}), mails AS (${MAILS}), inbox AS (${INBOX})
  SELECT (SELECT count(*)::int FROM webhooks WHERE state = 'PENDING' AND lease_owner IS NULL) AS left, t.*, true AS allowed
  FROM (SELECT) AS always
  LEFT JOIN webhooks t ON t.lease_owner IS NOT NULL`;
const MATCH = matching(FITTING);
const MATCH_ONE = matching(FITTING_ONE);

type MatchedRow = ClaimedRow & { left: number };

export interface Matched {
  /** in the hands of who asked for them */
  taken: Claimed[];
  /** how many are there for anybody to claim */
  left: number;
}

/** @param firstHand what of it may be in the asker's hands at once */
export async function matchChanges(
  database: Database,
  first: number,
  last: number,
  now: Date,
  firstHand?: FirstHand,
): Promise<Matched> {
  const { leaseOwner = null, leaseUntil = now, limit = 0, processes = 1 } = firstHand ?? {};
  const parameters = [first, last, now, randomBytes(32), leaseOwner, leaseUntil, limit, processes];
  const rows = await (first === last
    ? database.planned<MatchedRow>(MATCH_ONE, parameters)
    : database.query<MatchedRow>(MATCH, parameters));
  const taken = rows.filter((row) => row.id !== null).map((row) => claimed(row, leaseUntil));
  const left = rows[0]?.left ?? 0;
  database.afterCommit(() => deliveriesMatched.inc(taken.length + left));
  return { taken, left };
}
