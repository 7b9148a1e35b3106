import { FRESHNESS, type Freshness } from './freshness.js';
import { EVENT_ENTRY, EVENT_NOUNS, type EventFacts } from './kinds/event.js';
import { nounOfResource, RESOURCE_ENTRY, type ResourceFacts } from './kinds/resource.js';
import type { CountryName, ParticipantName } from './participant.js';
import type { Text } from './text.js';

/** What every page that names a publication asks for: enough for its sentence, its status and its marks. */
export const ENTRY = /* GraphQL */ `
  fragment Entry on Publication {
    __typename
    id
    kind
    state
    revision
    owner {
      ...ParticipantName
      authority {
        demonstration
      }
    }
    country {
      ...CountryName
    }
    title {
      language
      value
    }
    publishedAt
    ${FRESHNESS}
    confidence {
      title
      parties
      date
      status
      url
    }
    revisions {
      number
      change
    }
    ... on Law {
      lawType
      adoptedOn
      publishedOn
      inForceOn
      repealedOn
      legalForce
    }
    ... on Agreement {
      agreementType
      form
      parties {
        country {
          ...CountryName
        }
        body {
          ...ParticipantName
        }
      }
      signedOn
      publishedOn
      inForceOn
      expiresOn
      phase
    }
    ... on Practice {
      startedOn
      endedOn
    }
    ${EVENT_ENTRY}
    ${RESOURCE_ENTRY}
  }
`;

export type ConfidenceLevel = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';
export type Confidence = Partial<Record<'title' | 'parties' | 'date' | 'status' | 'url', ConfidenceLevel | null>>;
export type RevisionChange = 'PUBLISHED' | 'REVISED' | 'CORRECTED';

interface Common {
  id: string;
  state: 'DRAFT' | 'PUBLISHED' | 'REVOKED';
  revision: number;
  owner: ParticipantName & { authority: { demonstration: boolean } | null };
  country: CountryName | null;
  title: Text | null;
  publishedAt: string | null;
  freshness: Freshness | null;
  confidence: Confidence | null;
  revisions: { number: number; change: RevisionChange }[];
}

export interface LawEntry extends Common {
  kind: 'LAW';
  /** like all that a draft may leave out: null only there */
  lawType: string | null;
  adoptedOn: string | null;
  publishedOn: string | null;
  inForceOn: string | null;
  repealedOn: string | null;
  legalForce: 'DRAFT' | 'ADOPTED' | 'IN_FORCE' | 'PARTLY_IN_FORCE' | 'NOT_IN_FORCE' | 'REPEALED' | 'UNKNOWN' | null;
}

export interface PartyName {
  country: CountryName | null;
  body: ParticipantName | null;
}

export interface AgreementEntry extends Common {
  kind: 'AGREEMENT';
  agreementType: 'BILATERAL' | 'MULTILATERAL' | 'REGIONAL' | null;
  form: string | null;
  parties: PartyName[];
  signedOn: string | null;
  publishedOn: string | null;
  inForceOn: string | null;
  expiresOn: string | null;
  phase: 'NEGOTIATION' | 'SIGNED' | 'IN_FORCE' | 'ENDED' | 'UNKNOWN' | null;
}

export interface PracticeEntry extends Common {
  kind: 'PRACTICE';
  startedOn: string | null;
  endedOn: string | null;
}

export type EventEntry = Common & EventFacts;
export type ResourceEntry = Common & ResourceFacts;

export type Entry = LawEntry | AgreementEntry | PracticeEntry | EventEntry | ResourceEntry;

/** With its article: what was published. */
const NOUNS: Record<string, string> = {
  CONSTITUTION: 'a constitution',
  ACT: 'an act',
  REGULATION: 'a regulation',
  DECREE: 'a decree',
  ORDER: 'an order',
  GUIDELINE: 'a guideline',
  POLICY: 'a policy',
  CODE_OF_PRACTICE: 'a code of practice',
  COURT_DECISION: 'a court decision',
  RESOLUTION: 'a resolution',
  TREATY: 'a treaty',
  AGREEMENT: 'an agreement',
  MOU: 'a memorandum of understanding',
  PROTOCOL: 'a protocol',
  MRA: 'a mutual recognition agreement',
  TRADE_AGREEMENT: 'a trade agreement',
  INSTITUTIONAL: 'an agreement between institutions',
};

export function nounOf(entry: Entry): string {
  switch (entry.kind) {
    case 'LAW':
      return NOUNS[entry.lawType ?? ''] ?? 'a law';
    case 'AGREEMENT':
      return NOUNS[entry.form ?? ''] ?? 'an agreement';
    case 'PRACTICE':
      return 'a practice';
    case 'EVENT':
      return entry.eventType === null ? 'an event' : EVENT_NOUNS[entry.eventType];
    case 'RESOURCE':
      return nounOfResource(entry);
  }
}

/** Without the article, as a heading says it. */
export const kindOf = (entry: Entry): string => {
  const noun = nounOf(entry).replace(/^an? /, '');
  return noun.charAt(0).toUpperCase() + noun.slice(1);
};
