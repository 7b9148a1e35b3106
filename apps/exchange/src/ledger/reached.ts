/**
 * Whom a change reached, as its publisher may know it: the participant, the way, the state and the times. Several endpoints
 * and readers of one participant are one line, for how somebody has arranged their receiving is nobody else's business; so are addresses,
 * answers and people. Why it failed is a word of this list, never what the receiver said.
 */
export const REACH_CHANNELS = ['WEBHOOK', 'EMAIL', 'INBOX'] as const;
export const REACH_STATES = ['QUEUED', 'DELIVERED', 'READ', 'ACKNOWLEDGED', 'FAILED', 'SKIPPED'] as const;
export type ReachState = (typeof REACH_STATES)[number];

export interface Reached {
  position: string;
  participant: string;
  channel: (typeof REACH_CHANNELS)[number];
  state: ReachState;
  reason: string | null;
  queued_at: Date;
  delivered_at: Date | null;
  read_at: Date | null;
  acknowledged_at: Date | null;
}

/** Of the delivery that got furthest; a reason too while it is tried again. */
const WHY = `CASE
  WHEN d.state = 'SKIPPED' THEN 'NOT_SENT'
  WHEN d.state = 'FAILED' THEN 'GONE'
  WHEN d.state = 'DELIVERED' OR d.attempt = 0 THEN NULL
  WHEN d.last_status IS NULL THEN 'NO_ANSWER'
  WHEN d.last_status >= 500 THEN 'RECEIVER_FAILS'
  WHEN d.last_status >= 400 THEN 'REFUSED'
  ELSE 'NO_SUCCESS' END`;

/** Webhooks. The condition on 0 lets the index be used that leaves out what the exchange sends of its own. */
const BY_WEBHOOK = (which: string): string => `
  SELECT d.position, d.subscriber AS participant, 'WEBHOOK' AS channel,
    CASE WHEN bool_or(coalesce(d.first_delivered_at, d.delivered_at) IS NOT NULL) THEN 'DELIVERED'
      WHEN bool_or(d.state = 'PENDING') THEN 'QUEUED'
      WHEN bool_or(d.state <> 'SKIPPED') THEN 'FAILED' ELSE 'SKIPPED' END AS state,
    CASE WHEN bool_or(coalesce(d.first_delivered_at, d.delivered_at) IS NOT NULL) THEN NULL
      ELSE (array_agg(${WHY} ORDER BY d.state = 'PENDING' DESC, d.state <> 'SKIPPED' DESC, d.id))[1] END AS reason,
    min(d.created_at) AS queued_at, min(coalesce(d.first_delivered_at, d.delivered_at)) AS delivered_at,
    NULL::timestamptz AS read_at, NULL::timestamptz AS acknowledged_at
  FROM exchange.delivery d
  WHERE d.position > 0 AND d.position ${which}
  GROUP BY d.position, d.subscriber`;

/** Letters: one line for all who get them for a participant. */
const BY_EMAIL = (which: string): string => `
  SELECT m.position, r.owner AS participant, 'EMAIL' AS channel,
    CASE WHEN bool_or(m.state = 'SENT') THEN 'DELIVERED' WHEN bool_or(m.state = 'WAITING') THEN 'QUEUED'
      WHEN bool_or(m.state = 'FAILED') THEN 'FAILED' ELSE 'SKIPPED' END AS state,
    CASE WHEN bool_or(m.state IN ('SENT', 'WAITING')) THEN NULL WHEN bool_or(m.state = 'FAILED') THEN 'NO_SUCCESS'
      ELSE 'NOT_SENT' END AS reason,
    min(m.created_at) AS queued_at, min(m.done_at) FILTER (WHERE m.state = 'SENT') AS delivered_at,
    NULL::timestamptz AS read_at, NULL::timestamptz AS acknowledged_at
  FROM exchange.mail_item m JOIN exchange.mail_reader r ON r.id = m.reader_id
  WHERE m.position ${which}
  GROUP BY m.position, r.owner`;

/** What lies in an inbox has arrived; read by whoever was the first. */
const BY_INBOX = (which: string): string => `
  SELECT i.position, i.owner AS participant, 'INBOX' AS channel,
    CASE WHEN i.acknowledged_at IS NOT NULL THEN 'ACKNOWLEDGED' WHEN reading.at IS NOT NULL THEN 'READ' ELSE 'DELIVERED' END AS state,
    NULL AS reason, i.created_at AS queued_at, i.created_at AS delivered_at, reading.at AS read_at, i.acknowledged_at
  FROM exchange.inbox_item i
  CROSS JOIN LATERAL (SELECT min(read_at) AS at FROM exchange.inbox_reading r WHERE r.item_id = i.id) AS reading
  WHERE ${which}`;

/** One row for each participant and way. @param which of the positions: `= $1`, `BETWEEN $1 AND $2` */
export const reached = (which: string): string =>
  [BY_WEBHOOK(which), BY_EMAIL(which), BY_INBOX(`i.position ${which}`)].join(' UNION ALL ');

/** What stays of webhooks when they go: what still waits after so long has come to nothing. */
export const summed = (which: string): string => `
  SELECT position, channel, count(*)::int AS due, (count(*) FILTER (WHERE state = 'DELIVERED'))::int AS delivered,
    (count(*) FILTER (WHERE state IN ('FAILED', 'QUEUED')))::int AS failed, (count(*) FILTER (WHERE state = 'SKIPPED'))::int AS skipped
  FROM (${BY_WEBHOOK(which)}) AS r GROUP BY position, channel`;

const summedOf = (lines: string): string => `
  SELECT position, channel, count(*)::int, (count(*) FILTER (WHERE state IN ('DELIVERED', 'READ', 'ACKNOWLEDGED')))::int,
    (count(*) FILTER (WHERE state = 'FAILED'))::int, (count(*) FILTER (WHERE state = 'SKIPPED'))::int,
    count(read_at)::int, count(acknowledged_at)::int
  FROM (${lines}) AS r GROUP BY position, channel`;

/** What stays of letters, of whole changes. */
export const summedLetters = (which: string): string => summedOf(BY_EMAIL(which));

/** What stays of inboxes: each item is a line of its own. @param ids a query that gives them */
export const summedInbox = (ids: string): string => summedOf(BY_INBOX(`i.id IN (${ids})`));
