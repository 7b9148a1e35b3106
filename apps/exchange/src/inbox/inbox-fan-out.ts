/** Who looks at an inbox listens here; the payload is whose it is. */
export const INBOX_CHANNEL = 'comity_inbox';

/**
 * The inbox's part of matching, as a data-modifying table expression over `fitting` and `owed`: each participant finds a change
 * once, however many of its subscriptions it fits.
 */
export const INBOX = `
  INSERT INTO exchange.inbox_item (owner, position, subject, subscriptions, mandatory, created_at)
  SELECT t.owner, t.position, min(t.subject), coalesce(array_agg(t.id ORDER BY t.id) FILTER (WHERE t.id IS NOT NULL), '{}'),
    max(t.reason), $3
  FROM (
    SELECT owner, position, subject, id, NULL AS reason FROM fitting
    UNION ALL SELECT owner, position, subject, NULL, reason FROM owed
  ) t
  GROUP BY t.owner, t.position
  ORDER BY t.position
  ON CONFLICT (owner, position) DO NOTHING
  RETURNING pg_notify('${INBOX_CHANNEL}', owner)`;
