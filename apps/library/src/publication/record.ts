import type { Audience } from '#access';
import { typenameOf, type PublicationKind } from '#kernel';
import { freshnessState, type FreshnessState } from '../freshness/freshness.js';
import type { Content } from './content.js';
import type { PublicationState } from './publication.entity.js';
import type { ReadAs } from './read-as.js';

/** A record as readers meet it: the newest revision, an older one, or a draft's content. */
export interface PublicationRecord extends ReadAs {
  /** its type in the graph */
  __typename: string;
  id: string;
  kind: PublicationKind;
  state: PublicationState;
  /** of the content shown; 0 in a draft that was never published */
  revision: number;
  /** the newest there is */
  newestRevision: number;
  ownerId: string;
  countryCode: string | null;
  sourceId: string | null;
  originalLanguage: string;
  title: Record<string, string>;
  languages: readonly string[];
  topics: readonly string[];
  legalBases: readonly string[];
  occupations: readonly string[];
  audience: Audience;
  contentHash: string | null;
  publishedAt: Date | null;
  firstPublishedAt: Date | null;
  revisedAt: Date | null;
  revocation: { at: Date; reason: string } | null;
  /** of the newest revision; null for what is not published, was revoked, or needs no confirmation */
  freshness: Freshness | null;
  draftVersion: number | null;
  /** the whole content; read once for all records of a page */
  read: () => Promise<Content>;
}

export interface Freshness {
  state: FreshnessState;
  confirmedAt: Date;
  confirmedBy: { __typename: 'Participant'; id: string };
  dueOn: string;
  notConfirmedOn: string;
}

/** What RECORD_COLUMNS gives. */
export interface RecordRow {
  id: string;
  kind: PublicationKind;
  state: PublicationState;
  revision: number;
  owner: string;
  country: string | null;
  source_id: string | null;
  original_language: string;
  title: Record<string, string>;
  languages: string[];
  topics: string[];
  legal_bases: string[];
  occupations: string[];
  audience: Audience;
  content_hash: string | null;
  published_at: Date | null;
  first_published_at: Date | null;
  revoked_at: Date | null;
  revoke_reason: string | null;
  confirmed_at: Date | null;
  confirmed_by: string | null;
  due_on: string | null;
  lapses_on: string | null;
}

/** Of `library.publication p`: all that a list shows, without the content. */
export const RECORD_COLUMNS = `p.id, p.kind, p.state, p.revision, p.owner, p.country, p.source_id, p.original_language, p.title, p.languages,
  p.topics, p.legal_bases, p.occupations, p.audience, p.content_hash, p.published_at, p.first_published_at, p.revoked_at, p.revoke_reason,
  p.confirmed_at, p.confirmed_by, p.due_on::text AS due_on, p.lapses_on::text AS lapses_on`;

export const recordOf = (row: RecordRow, read: () => Promise<Content>): PublicationRecord => ({
  __typename: typenameOf(row.kind),
  id: row.id,
  kind: row.kind,
  state: row.state,
  revision: row.revision,
  newestRevision: row.revision,
  ownerId: row.owner,
  countryCode: row.country,
  sourceId: row.source_id,
  originalLanguage: row.original_language,
  title: row.title,
  languages: row.languages,
  topics: row.topics,
  legalBases: row.legal_bases,
  occupations: row.occupations,
  audience: row.audience,
  contentHash: row.content_hash,
  publishedAt: row.published_at,
  firstPublishedAt: row.first_published_at,
  revisedAt: row.revision > 1 ? row.published_at : null,
  revocation: row.revoked_at && { at: row.revoked_at, reason: row.revoke_reason ?? '' },
  freshness: freshnessOf(row),
  draftVersion: null,
  read,
});

function freshnessOf({ state, confirmed_at, confirmed_by, due_on, lapses_on }: RecordRow): Freshness | null {
  if (state !== 'PUBLISHED' || confirmed_at === null || due_on === null || lapses_on === null) return null;
  return {
    state: freshnessState({ dueOn: due_on, lapsesOn: lapses_on }),
    confirmedAt: confirmed_at,
    confirmedBy: { __typename: 'Participant', id: confirmed_by ?? '' },
    dueOn: due_on,
    notConfirmedOn: lapses_on,
  };
}

interface Shown {
  content: Content;
  revision: number;
  contentHash?: string;
  publishedAt?: Date;
  draftVersion?: number;
}

/** The record as another content than its newest revision's has it. */
export function recordWith(
  row: RecordRow,
  { content, revision, contentHash, publishedAt, draftVersion }: Shown,
): PublicationRecord {
  return {
    ...recordOf(row, async () => content),
    state: draftVersion === undefined ? row.state : 'DRAFT',
    revision,
    sourceId: content.sourceId ?? row.source_id,
    originalLanguage: content.originalLanguage,
    title: content.title,
    languages: languagesOf(content),
    topics: content.topics,
    legalBases: content.legalBases,
    occupations: content.occupations,
    audience: content.audience,
    contentHash: contentHash ?? null,
    publishedAt: publishedAt ?? null,
    revisedAt: revision > 1 && publishedAt ? publishedAt : null,
    draftVersion: draftVersion ?? null,
    ...(draftVersion === undefined && revision === row.revision ? {} : { freshness: null }),
  };
}

/** The original first. */
export const languagesOf = ({ originalLanguage, title }: Pick<Content, 'originalLanguage' | 'title'>): string[] => [
  originalLanguage,
  ...Object.keys(title).filter((language) => language !== originalLanguage),
];
