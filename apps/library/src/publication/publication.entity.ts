import type { PublicationKind } from '#kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Audience } from '#access';

export type PublicationState = 'DRAFT' | 'PUBLISHED' | 'REVOKED';

/**
 * One record, as lists and searches need it: a copy of what its newest revision says. The whole content is in its
 * revisions. Everything in the lower half is empty until the first revision.
 */
@Entity({ name: 'publication' })
@Index('publication_source', ['owner', 'sourceId'], { unique: true })
@Index('publication_profile', ['owner', 'profile'])
@Index('publication_recent', { synchronize: false })
@Index('publication_first', { synchronize: false })
@Index('publication_legal_date', { synchronize: false })
@Index('publication_owner', { synchronize: false })
@Index('publication_countries', { synchronize: false })
@Index('publication_topics', { synchronize: false })
@Index('publication_search', { synchronize: false })
@Index('publication_due', { synchronize: false })
@Index('publication_search_title', { synchronize: false })
@Index('publication_surveyed', { synchronize: false })
@Check('publication_kind', `kind IN ('LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE')`)
@Check('publication_state', `state IN ('DRAFT', 'PUBLISHED', 'REVOKED')`)
@Check('publication_has_revision', `(state = 'DRAFT') = (revision = 0)`)
@Check('publication_has_reason', `(state = 'REVOKED') = (revoke_reason IS NOT NULL)`)
export class PublicationEntity {
  /** citable, e.g. VN-LAW-2026-000123 */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_publication' })
  id: string;

  @Column({ type: 'text' })
  kind: PublicationKind;

  @Column({ type: 'text' })
  owner: string;

  /** the owner's; null for bodies and partners */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  @Column({ type: 'text' })
  state: PublicationState;

  /** number of the newest revision; 0 for none */
  @Column({ type: 'integer', default: 0 })
  revision: number;

  /** counts each change of this row */
  @Column({ type: 'integer', default: 1 })
  version: number;

  /** the owner's own reference; an import finds the record again by it */
  @Column({ type: 'text', nullable: true })
  sourceId: string | null;

  /** of its newest revision, or of what is under embargo: see profile-of.ts; null for what was published before there was one */
  @Column({ type: 'text', nullable: true })
  profile: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'text', default: '' })
  originalLanguage: string;

  @Column({ type: 'jsonb', default: {} })
  title: Record<string, string>;

  @Column({ type: 'text', array: true, default: [] })
  languages: string[];

  /** the owner's, and those the content names */
  @Column({ type: 'text', array: true, default: [] })
  countries: string[];

  @Column({ type: 'text', array: true, default: [] })
  topics: string[];

  @Column({ type: 'text', array: true, default: [] })
  legalBases: string[];

  @Column({ type: 'text', array: true, default: [] })
  occupations: string[];

  @Column({ type: 'text', default: 'OWNER' })
  audience: Audience;

  /** audience keys; nobody's before the first revision */
  @Column({ type: 'text', array: true, default: [] })
  readers: string[];

  @Column({ type: 'text', nullable: true })
  contentHash: string | null;

  /** partial date; sorts as text */
  @Column({ type: 'text', nullable: true })
  legalDate: string | null;

  /** a law's legal force, an agreement's phase */
  @Column({ type: 'text', nullable: true })
  legalStatus: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  firstPublishedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  revokeReason: string | null;

  /** when the owner last said that it holds: by publishing, or by confirming */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  confirmedBy: string | null;

  /** from that day on it should be confirmed; null: it need not be */
  @Column({ type: 'date', nullable: true })
  dueOn: string | null;

  /** from that day on it counts as not confirmed */
  @Column({ type: 'date', nullable: true })
  lapsesOn: string | null;

  /** how much of that was told: 0 nothing, 1 its publishers before, 2 that it is due, 3 that it was not confirmed */
  @Column({ type: 'smallint', default: 0 })
  freshnessTold: number;

  @Column({ type: 'tsvector', nullable: true, select: false, insert: false, update: false })
  search: string | null;

  /** of titles, number and id alone */
  @Column({ type: 'tsvector', nullable: true, select: false, insert: false, update: false })
  searchTitle: string | null;
}
