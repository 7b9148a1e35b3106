import { audienceKeys } from '#access';
import { participantCountry, type PublicationKind } from '#kernel';
import { confirmBy, type ConfirmBy } from '../freshness/freshness.js';
import { contentHash } from './content-hash.js';
import { definitionOf, type Content } from './content.js';
import { profileOf } from './profile-of.js';
import { languagesOf } from './record.js';
import type { RevisionChange } from './revision.entity.js';

/** A revision about to be written, with all that is worked out of its content. */
export interface PreparedRevision {
  id: string;
  kind: PublicationKind;
  owner: string;
  country: string | null;
  number: number;
  content: Content;
  hash: string;
  /** by which another of the same thing is known */
  profile: string;
  change: RevisionChange;
  changeNote: string | null;
  publishedAt: Date;
  person: string;
  /** what the record is found again by, where its content does not say it */
  sourceId?: string;
  readers: string[];
  countries: string[];
  languages: string[];
  legalDate: string | null;
  /** null: it needs no confirmation */
  confirmBy: ConfirmBy | null;
  /** a law's legal force, an agreement's phase */
  legalStatus: string | null;
}

export type Intended = Pick<
  PreparedRevision,
  'id' | 'owner' | 'number' | 'content' | 'change' | 'changeNote' | 'publishedAt' | 'person' | 'sourceId'
>;

export function prepareRevision(intended: Intended): PreparedRevision {
  const { content, owner } = intended;
  const definition = definitionOf(content.kind);
  const country = participantCountry(owner);
  return {
    ...intended,
    kind: content.kind,
    country,
    hash: contentHash(content),
    profile: profileOf(content),
    readers: audienceKeys(content.audience, owner, definition.parties(content), content.audienceBodies),
    countries: [...new Set([...(country ? [country] : []), ...definition.countries(content)])],
    languages: languagesOf(content),
    legalDate: definition.legalDate(content),
    confirmBy: confirmBy(content, intended.publishedAt),
    legalStatus: legalStatusOf(content),
  };
}

function legalStatusOf(content: Content): string | null {
  if (content.kind === 'LAW') return content.legalForce;
  return content.kind === 'AGREEMENT' ? content.phase : null;
}
