/**
 * The letters' part of matching, as a data-modifying table expression over `fitting` (subscription/fitting.ts): a change comes
 * to a reader once, however many of the reader's subscriptions it fits, as soon as the most urgent of them asks for.
 */
export const MAILS = `
  INSERT INTO exchange.mail_item (reader_id, position, subject, subscriptions, frequency, mandatory, state, created_at)
  SELECT h.reader_id, f.position, min(f.subject), array_agg(f.id ORDER BY f.id),
    CASE WHEN bool_or(h.frequency = 'IMMEDIATE') THEN 'IMMEDIATE' WHEN bool_or(h.frequency = 'DAILY') THEN 'DAILY' ELSE 'WEEKLY' END,
    bool_or(o.position IS NOT NULL), 'WAITING', $3
  FROM fitting f
  JOIN exchange.channel h ON h.subscription_id = f.id AND h.reader_id IS NOT NULL AND h.frequency <> 'NEVER'
  JOIN exchange.mail_reader r ON r.id = h.reader_id AND r.state = 'ACTIVE'
  LEFT JOIN owed o ON o.position = f.position AND o.owner = f.owner
  GROUP BY h.reader_id, f.position
  ON CONFLICT (reader_id, position) DO NOTHING`;
