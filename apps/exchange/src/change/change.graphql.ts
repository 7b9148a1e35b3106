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
    changes(
      filter: ChangeFilter
      first: Int = 20
      after: String
      "what changed since: leaves out what came into the log before"
      arrivedSince: DateTime
    ): ChangeConnection! @open
  }

  type Subscription {
    """
    Each change that fits, once, in the order of the log: from now on, or with since from where a reader stopped, without a
    gap and without a double. Keep Change.cursor of the last one and pass it as since after a disconnection, also of this
    node; a cursor of GET /changes will do too. One of another log is refused with GONE and where to begin again. Who reads
    too slowly is disconnected.
    """
    changes(filter: ChangeFilter, "the cursor of the last change that was read" since: String): Change! @open
  }

  """
  Which changes. Each part that has values must fit, by any of its values; an empty or absent part fits all. Feeds, queries
  and standing subscriptions decide by the same rules, and previewSubscription shows beforehand what they give.
  """
  input ChangeFilter {
    "what happened: see changeTypes; asking for any of publications, laws or agreements brings publication.withdrawn too"
    types: [String!]
    "${PUBLICATION_KINDS.join(', ')}"
    kinds: [String!]
    "participants whose records they are, such as VN-MOH or ASEAN-HC3"
    owners: [String!]
    "ISO 3166-1 alpha-2: countries that the record is of or names: the owner's, and every party of an agreement"
    countries: [String!]
    """
    regional bodies, such as ASEAN-HC3: changes of the body itself, agreements it is a party of, and changes of those who were
    members on the day of the change
    """
    bodies: [String!]
    """
    the other party of an agreement, a country by its code or a body by its id: countries VN with counterparts DE are the
    agreements between Viet Nam and Germany, whoever published them. Without countries or bodies, any party
    """
    counterparts: [String!]
    "topic codes; a topic includes those below it"
    topics: [String!]
    "such as CODE-2010:7.2a; an article includes its paragraphs: CODE-2010:7 brings CODE-2010:7.2a"
    legalBases: [String!]
    "ISCO-08 codes; a group includes the occupations in it"
    occupations: [String!]
    "codes of the vocabulary migrant-groups, such as REFUGEES, and those below them"
    migrantGroups: [String!]
    "BCP 47 tags of languages that the record has a text in; pt includes pt-BR"
    languages: [String!]
    """
    words that must all stand in the title, in what happened or in what else the record says, in any language and script: as in
    Query.publications, "a phrase", one OR another, -excluded, begin*. Words of four letters and more are beginnings, too
    """
    search: String
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
    "where to go on after it: since of the subscription and of GET /changes"
    cursor: String!
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
