export const participantSdl = /* GraphQL */ `
  extend type Query {
    "Null when no authority, regional body or partner on the register has this id"
    participant(id: ID!): Participant @open
    "Everybody on the register, by id; with kinds, only those of these kinds. Not in pages: made to choose from."
    participants(kinds: [ParticipantKind!]): [Participant!]! @open
  }

  """
  Whoever owns records in the network: an authority, a regional body or a partner. An id that is not on the register
  (any more) still resolves, with its id as its name, so that what it published stays readable.
  """
  type Participant @key(fields: "id") {
    id: ID!
    "by the register; for an id that is not on it, by the id's form (PARTNER where it is not an authority's)"
    kind: ParticipantKind!
    "in the language asked for, or the reader's, where there is one; else English"
    name(language: LanguageTag): String!
    "empty for an id that is not on the register"
    names: [Text!]!
    website: String
    "the day that it is there now, by its clock: days of roles and designations are counted by it"
    today: Date!
    "the country that an authority speaks for; null for bodies and partners"
    country: Country
    authority: Authority
    body: RegionalBody
    partner: Partner
  }

  enum ParticipantKind {
    AUTHORITY
    REGIONAL_BODY
    PARTNER
  }

  "By the reader's roles and whose entry it is"
  type ParticipantActions {
    "the whole entry, and what follows from it: designations, members"
    edit: Boolean!
    "how it is reached: contact points, working hours and languages"
    editContact: Boolean!
    "its people, their roles, its service accounts"
    managePeople: Boolean!
  }
`;
