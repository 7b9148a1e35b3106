/**
 * Another record stands in the place of `library.publication p`, for all who may read it: nothing comes of its days. A record
 * for fewer readers does not count, since the others would learn of it.
 */
export const SUPERSEDED = `EXISTS (
  SELECT FROM library.link l JOIN library.publication q ON q.id = l.source_id
  WHERE l.target_id = p.id AND l.relation = 'SUPERSEDES' AND q.state = 'PUBLISHED'
    AND ('public' = ANY(q.readers) OR p.readers <@ q.readers))`;
