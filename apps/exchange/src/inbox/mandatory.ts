import { mayBeSent, openedReaders } from '../change/fits.js';
import { WITHDRAWN } from '../change/withdrawn.js';

/**
 * What comes to a participant's inbox whatever it follows, pauses or mutes, with the reason for it. A short list on purpose:
 * an inbox full of duties is read by nobody. Domain: what names you, what is owed by you, what decides what you may do.
 */
export const MANDATORY = [
  /** an edition of the safeguards list: from its day on it decides where active recruitment is discouraged, for everybody */
  'SAFEGUARDS',
  /** an agreement of another country's authority names yours as a party: it asks for your confirmation */
  'PARTY',
  /** a party has confirmed or disputed an agreement that you published */
  'ASSERTION',
  /** a record of yours must be confirmed as still correct, or was not in time */
  'CONFIRMATION',
  /** who speaks for your country under Article 7 has changed */
  'DESIGNATION',
  /** your country joined or left a body, or your body's members changed: it changes what you may read */
  'MEMBERSHIP',
  /** you may no longer read a record that is in your inbox */
  'WITHDRAWAL',
] as const;
export type Mandatory = (typeof MANDATORY)[number];

const REASON = `CASE
  WHEN c.type = 'safeguards.edition_published' THEN 'SAFEGUARDS'
  WHEN c.type = 'designation.changed' AND (c.subject = p.owner OR p.country = ANY(c.countries)) THEN 'DESIGNATION'
  WHEN c.type = 'body.membership_changed' AND (c.subject = p.owner OR p.country = ANY(c.countries)) THEN 'MEMBERSHIP'
  WHEN c.type IN ('publication.confirmation_due', 'publication.not_confirmed') AND c.owner = p.owner THEN 'CONFIRMATION'
  WHEN c.type IN ('agreement.party_confirmed', 'agreement.party_disputed') AND c.owner = p.owner THEN 'ASSERTION'
  WHEN c.kind = 'AGREEMENT' AND c.type IN ('publication.published', 'publication.revised', 'publication.corrected', 'publication.revoked')
    AND p.country = ANY(c.countries) AND NOT starts_with(c.owner, p.country || '-') THEN 'PARTY'
  WHEN c.type = '${WITHDRAWN}' AND EXISTS (
    SELECT FROM exchange.inbox_item i WHERE i.owner = p.owner AND i.subject = c.subject) THEN 'WITHDRAWAL'
END`;

/**
 * The pairs of a change (positions $1 to $2) and a participant that must learn of it at the moment $3, as the table expression
 * `owed`. Participants are those who have people here now, or follow something.
 */
export const OWED = `
  weighty AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.kind, c.owner, c.countries, c.hidden_from, ${openedReaders('c', '$3')} AS readers
    FROM exchange.change c
    WHERE c.position BETWEEN $1 AND $2 AND (c.kind = 'AGREEMENT' OR c.type IN ('safeguards.edition_published', 'designation.changed',
      'body.membership_changed', 'publication.confirmation_due', 'publication.not_confirmed', '${WITHDRAWN}'))
  ), participants AS MATERIALIZED (
    SELECT q.owner, q.country, ARRAY['public', 'participant:' || q.owner]
      || CASE WHEN q.country IS NULL THEN '{}' ELSE ARRAY['network', 'country:' || q.country] END AS reader_keys
    FROM (
      SELECT h.owner, substring(h.owner FROM '^([A-Z]{2})-') AS country FROM (
        SELECT g.participant AS owner FROM access.role_grant g
        WHERE g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
        UNION SELECT s.owner FROM exchange.standing_subscription s
      ) h
    ) q WHERE EXISTS (SELECT FROM weighty)
  ), owed AS MATERIALIZED (
    SELECT c.position, c.subject, p.owner, ${REASON} AS reason
    FROM weighty c JOIN participants p ON ${REASON} IS NOT NULL AND ${mayBeSent('c', 'c.readers', 'p', '$3')}
  )`;
