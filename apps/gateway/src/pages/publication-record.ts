import type { AgreementParts } from './agreement-parts.js';
import { EVENT_RECORD, type EventDetails } from './kinds/event.js';
import { LINKS_RECORD, type LinksDetails } from './kinds/links.js';
import type { ReviewDetails } from './kinds/reviews.js';
import { RESOURCE_RECORD, type ResourceDetails } from './kinds/resource.js';
import type { Entry, PartyName, RevisionChange } from './publication.js';
import type { CountryName } from './participant.js';
import type { Text } from './text.js';

/** All that the page of one publication shows. */
export const RECORD = /* GraphQL */ `
  fragment Record on Publication {
    ...Entry
    url
    titles {
      language
      value
    }
    summary {
      language
      value
    }
    languageVersions {
      language
      original
      legalValue
    }
    originalLanguage
    topics {
      code
      label {
        language
        value
      }
    }
    legalBases {
      code
      unconfirmed
      label {
        language
        value
      }
    }
    occupations {
      code
      label {
        language
        value
      }
    }
    officialUrl
    urlIsOfficial
    audience
    note
    provenance
    contentHash
    firstPublishedAt
    revisedAt
    revocation {
      at
      reason
    }
    revisions {
      number
      change
      changeNote
      publishedAt
      differences {
        field
        before
        after
      }
    }
    ... on Law {
      number
      gazette
      jurisdiction {
        ...CountryName
      }
      provisions {
        heading
        summary
      }
      entriesIntoForce {
        on
        provisions
        note
      }
    }
    ... on Agreement {
      binding
      parties {
        role
        ministry
        signedOn
        ratifiedOn
        inForceOn
        withdrawnOn
      }
      ...AgreementParts
    }
    ... on Practice {
      problem {
        language
        value
      }
      action {
        language
        value
      }
      results {
        language
        value
      }
      evidence {
        language
        value
      }
      cost {
        language
        value
      }
      replicability {
        language
        value
      }
      countries {
        ...CountryName
      }
      partners
      reviewed
      reviews {
        revision
        reviewer {
          ...ParticipantName
        }
        verdict
        current
        comment {
          language
          value
        }
      }
    }
    ${LINKS_RECORD}
    ${EVENT_RECORD}
    ${RESOURCE_RECORD}
  }
`;

interface Labelled {
  code: string;
  unconfirmed?: boolean;
  label: Text;
}

export interface RevisionRecord {
  number: number;
  change: RevisionChange;
  changeNote: string | null;
  publishedAt: string;
  differences: { field: string; before: string | null; after: string | null }[];
}

export interface PartyRecord extends PartyName {
  role: 'ORIGIN' | 'DESTINATION' | 'BOTH' | null;
  ministry: string | null;
  signedOn: string | null;
  ratifiedOn: string | null;
  inForceOn: string | null;
  withdrawnOn: string | null;
}

interface CommonRecord extends LinksDetails {
  url: string;
  titles: Text[];
  summary: Text | null;
  languageVersions: { language: string; original: boolean; legalValue: string }[];
  originalLanguage: string;
  topics: Labelled[];
  legalBases: Labelled[];
  occupations: Labelled[];
  officialUrl: string | null;
  urlIsOfficial: boolean | null;
  audience: 'PUBLIC' | 'NETWORK' | 'PARTIES' | 'OWNER';
  note: string | null;
  provenance: string[];
  contentHash: string | null;
  firstPublishedAt: string | null;
  revisedAt: string | null;
  revocation: { at: string; reason: string } | null;
  revisions: RevisionRecord[];
}

interface Kinds {
  LAW: {
    number: string | null;
    gazette: string | null;
    jurisdiction: CountryName | null;
    provisions: { heading: string; summary: string | null }[];
    entriesIntoForce: { on: string; provisions: string[]; note: string | null }[];
  };
  AGREEMENT: { binding: boolean | null; parties: PartyRecord[] } & AgreementParts;
  PRACTICE: Record<PracticeText, Text | null> & { countries: CountryName[]; partners: string[] } & ReviewDetails;
  EVENT: EventDetails;
  RESOURCE: ResourceDetails;
}

export type PracticeText = 'problem' | 'action' | 'results' | 'evidence' | 'cost' | 'replicability';

type RecordOf<K extends Entry['kind']> = Omit<Extract<Entry, { kind: K }>, 'parties' | 'revisions'> &
  CommonRecord &
  Kinds[K];
export type LawRecord = RecordOf<'LAW'>;
export type AgreementRecord = RecordOf<'AGREEMENT'>;
export type PracticeRecord = RecordOf<'PRACTICE'>;
export type PublicationRecord = LawRecord | AgreementRecord | PracticeRecord | RecordOf<'EVENT'> | RecordOf<'RESOURCE'>;
