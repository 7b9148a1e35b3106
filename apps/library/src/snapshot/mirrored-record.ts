import type { Content } from '../publication/content.js';
import type { PublicationRecord } from '../publication/record.js';
import { representationOf } from '../publication/representation.js';

/**
 * A record as a mirror keeps it: as GET /publications/{id} gives it, without what changes while the record does not and
 * nobody is told of it: labels, which are the vocabularies'. So two mirrors that have read the same log hold the same bytes.
 */
export function mirroredRecord(record: PublicationRecord, content: Content, url: string): string {
  const { labels: _labels, ...kept } = representationOf(record, content, url);
  return JSON.stringify(kept);
}
