/** A change as `GET /changes` shows it. Of `publication.withdrawn` only the first six fields are there. */
export interface Change {
  /** such as publication.published; publication.withdrawn says that you are to let go of the record */
  type: string;
  /** what changed: the id of a record, a body, an authority, an edition of a list */
  subject: string;
  /** 1, 2, 3 … over all changes; those you may not read leave a gap */
  position: number;
  /** 32 hexadecimal digits, the id of the webhook's event too */
  id: string;
  occurredAt: string;
  sequencedAt: string;
  revision?: number | null;
  /** LAW, AGREEMENT, …; null when it is not about a record */
  kind?: string | null;
  owner?: string;
  countries?: string[];
  topics?: string[];
  legalBases?: string[];
  occupations?: string[];
  languages?: string[];
  /** by language */
  title?: Record<string, string>;
  /** one sentence in English */
  meaning?: string;
  legalDate?: string | null;
  differences?: { field: string; before: unknown; after: unknown }[];
  batch?: string;
  files?: { id: string; name: string; mediaType: string; size: number; language: string }[];
  link?: string;
}

export interface ChangesPage {
  changes: Change[];
  /** where to go on: keep it once you are done with the page */
  cursor: string;
  /** true when there is more now */
  more: boolean;
  /** stands for what you may read: when it is another than before, take a snapshot again */
  rights: string;
}

/** A record as mirrors keep it. */
export interface MirroredRecord {
  id: string;
  kind: string;
  state: 'PUBLISHED' | 'REVOKED';
  revision: number;
  owner: string;
  country: string | null;
  url: string;
  /** SHA-256 over the canonical JSON (RFC 8785) of `content` */
  contentHash: string;
  publishedAt: string;
  firstPublishedAt: string;
  revocation: { at: string; reason: string } | null;
  content: Record<string, unknown>;
}

/** The body of a webhook: CloudEvents 1.0 and Standard Webhooks at once. */
export interface WebhookEvent {
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  data: {
    position: number;
    subject: string;
    revision: number | null;
    kind: string | null;
    owner: string;
    title: Record<string, string>;
    meaning: string;
    legalDate: string | null;
    differences: { field: string; before: unknown; after: unknown }[];
    truncated: boolean;
    links: { self: string; changes: string };
    [more: string]: unknown;
  };
  subscription: { id: string; name: string };
  [more: string]: unknown;
}
