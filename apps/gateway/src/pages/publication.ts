import type { Key } from '#wording';
import { FRESHNESS, type Freshness } from './freshness.js';
import { EVENT_ENTRY, type EventFacts } from './kinds/event.js';
import { RESOURCE_ENTRY, type ResourceFacts } from './kinds/resource.js';
import type { CountryName, ParticipantName } from './participant.js';
import { say } from './say.js';
import type { Html } from './html.js';
import type { Text } from './text.js';
import type { View } from './view.js';

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

/** What was published, as it stands in a sentence (with its article, where the language has one). */
export const thingOf = (view: View, entry: Entry): Html => say(view, `a.${nounOf(entry)}`);

/** The same, as a heading says it. */
export const kindOf = (view: View, entry: Entry): Html => say(view, `noun.${nounOf(entry)}`);

type Noun = Extract<Key, `noun.${string}`> extends `noun.${infer N}` ? N : never;

/** A kind that the catalogue does not know yet is called by what it is a kind of. */
const known = (name: string | null, otherwise: Noun): Noun => (NOUNS.has(name) ? (name as Noun) : otherwise);

function nounOf(entry: Entry): Noun {
  switch (entry.kind) {
    case 'LAW':
      return known(entry.lawType, 'LAW');
    case 'AGREEMENT':
      return known(entry.form, 'AGREEMENT');
    case 'PRACTICE':
      return 'PRACTICE';
    case 'EVENT':
      return known(entry.eventType, 'EVENT');
    case 'RESOURCE':
      return known(entry.resourceType, 'RESOURCE');
  }
}

const NOUNS: ReadonlySet<unknown> = new Set<Noun>([
  'CONSTITUTION',
  'ACT',
  'REGULATION',
  'DECREE',
  'ORDER',
  'GUIDELINE',
  'POLICY',
  'CODE_OF_PRACTICE',
  'COURT_DECISION',
  'RESOLUTION',
  'TREATY',
  'AGREEMENT',
  'MOU',
  'PROTOCOL',
  'MRA',
  'TRADE_AGREEMENT',
  'INSTITUTIONAL',
  'SEMINAR',
  'WORKSHOP',
  'CONFERENCE',
  'TRAINING',
  'CONSULTATION',
  'MEETING',
  'GUIDE',
  'TOOL',
  'TRAINING_MATERIAL',
  'REPORT',
  'DATASET',
  'STANDARD',
  'TEMPLATE',
  'WEBSITE',
  'CONTACT_LIST',
]);
