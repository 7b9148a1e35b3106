import { LEGAL_BASES, OCCUPATIONS, TOPICS } from '../vocabulary/vocabulary.js';
import type { Content } from './content.js';
import type { Freshness, PublicationRecord } from './record.js';

/** The whole record as JSON. `content` is exactly what contentHash is the hash of (SHA-256 over RFC 8785 canonical JSON). */
export const representationOf = (record: PublicationRecord, content: Content, url: string) => ({
  id: record.id,
  kind: record.kind,
  state: record.state,
  revision: record.revision,
  newestRevision: record.newestRevision,
  owner: record.ownerId,
  country: record.countryCode,
  url,
  contentHash: record.contentHash,
  publishedAt: record.publishedAt,
  firstPublishedAt: record.firstPublishedAt,
  revocation: record.revocation,
  freshness: record.freshness && freshnessOf(record.freshness),
  content,
  labels: {
    topics: labels(record.topics, TOPICS),
    legalBases: labels(record.legalBases, LEGAL_BASES),
    occupations: labels(record.occupations, OCCUPATIONS),
  },
});

/** Who confirms is the owner, or who published for it. */
const freshnessOf = ({ confirmedBy, ...said }: Freshness) => ({ ...said, confirmedBy: confirmedBy.id });

const labels = (codes: readonly string[], vocabulary: typeof TOPICS) =>
  Object.fromEntries(codes.map((code) => [code, vocabulary.get(code).labels]));
