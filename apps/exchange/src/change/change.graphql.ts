import { publicationKindSdl } from '#graphql';
import { PUBLICATION_KINDS, PUBLICATION_TYPES } from '#kernel';

/** The library knows the rest of them. */
const stubs = PUBLICATION_TYPES.map(
  (typename) => `  type ${typename} implements Publication @key(fields: "id", resolvable: false) {\n    id: ID!\n  }`,
).join('\n\n');

export const changeSdl = /* GraphQL */ `
  extend type Query {
    """
    The change log, oldest first, as far as you may read it. To go on later keep endCursor, which an empty page has too,
    and pass it as after. A cursor of another log is answered with GONE: begin again without after.
    """
    changes(filter: ChangeFilter, first: Int = 20, after: String): ChangeConnection! @open
  }

  type Subscription {
    """
    Each change that fits, once, in the order of the log, from now on. Who reads too slowly is disconnected and goes on
    from the last position with Query.changes or GET /changes.
    """
    changes(filter: ChangeFilter): Change! @open
  }

  """
  Which changes. Each part that has values must fit, by any of its values; an empty or absent part fits all.
  """
  input ChangeFilter {
    "such as publication.published; asking for any of publications brings publication.withdrawn too"
    types: [String!]
    "${PUBLICATION_KINDS.join(', ')}"
    kinds: [String!]
    "ISO 3166-1 alpha-2: the owner's country, or any party's"
    countries: [String!]
    "regional bodies, such as ASEAN-HC3: changes of the body itself, and of those who were members on the day of the change"
    bodies: [String!]
    "topic codes; a topic includes those below it"
    topics: [String!]
    "such as CODE-2010:7.2a"
    legalBases: [String!]
    "ISCO-08 codes; a group includes the occupations in it"
    occupations: [String!]
    "BCP 47 tags of languages that the record has a text in; pt includes pt-BR"
    languages: [String!]
  }

  type ChangeConnection {
    nodes: [Change!]!
    edges: [ChangeEdge!]!
    pageInfo: PageInfo!
  }

  type ChangeEdge {
    node: Change!
    cursor: String!
  }

  """
  Something that others must learn of. Said once, never altered.
  """
  type Change {
    "1, 2, 3 … over all changes; those you may not read leave a gap"
    position: Int!
    "32 hexadecimal digits; the id of the webhook's event too"
    id: ID!
    """
    such as publication.published. publication.withdrawn says to you alone, and to others who could read the record and no
    longer can, that you are to let go of it: it has the subject and the position, and nothing of the record.
    """
    type: String!
    "what changed: the id of a publication, a body, an authority, an edition of a list"
    subject: ID!
    "the revision that this change made or took away; null for what has no revisions"
    revision: Int
    "null when it is not about a publication"
    kind: PublicationKind
    "the participant whose record it is"
    owner: Participant!
    countries: [Country!]!
    title: [Text!]!
    "one sentence in English: what happened and what it means in law"
    meaning: String!
    "the legal date that the change is about, such as the entry into force; null where there is none"
    legalDate: Date
    differences: [Difference!]!
    "the same for all that one act published together; null where it was one"
    batch: ID
    "when it happened"
    occurredAt: DateTime!
    "the publication as it is now; null when the change is not about one"
    publication: Publication
  }

  type Difference {
    "dotted path in the record, such as inForceOn or title.vi"
    field: String!
    "JSON; null where there was nothing"
    before: String
    "JSON; null where there is nothing now"
    after: String
  }

  ${publicationKindSdl}

  type Participant @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type Country @key(fields: "code", resolvable: false) {
    code: CountryCode!
  }

  interface Publication {
    id: ID!
  }

${stubs}
`;
