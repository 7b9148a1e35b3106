export const bodySdl = /* GraphQL */ `
  extend type Query {
    "e.g. ASEAN, ASEAN-HC3, EUROPEAN-UNION"
    body(id: ID!): RegionalBody @open
    bodies: [RegionalBody!]! @open
  }

  extend type Mutation {
    """
    Enters a period of membership; or sets the end of the one that began on the same day; or says when the one began whose
    beginning was not known. The network learns of it as body.membership_changed. For the secretariat.
    """
    setMembership(
      input: SetMembershipInput!
      "true: say what would be told, and do nothing"
      dryRun: Boolean = false
    ): SetMembershipResult! @needs(permission: "registry:write")
  }

  input SetMembershipInput {
    "id of the regional body"
    body: ID!
    country: CountryCode!
    kind: MembershipKind!
    "the first day; absent: not known"
    from: Date
    "the first day after it, later than from; absent: it lasts"
    to: Date
  }

  union SetMembershipResult = RegionalBody | MembershipForetold | InvalidInput | NotAuthorised | NotFound | Conflict

  "What setMembership would do; nothing of it is done"
  type MembershipForetold {
    body: RegionalBody!
    "what the network would be told as body.membership_changed; null: the register says so already, and nothing would be told"
    meaning: String
    "the day on which it takes effect, where one period alone would come, end or be moved"
    legalDate: Date
    "every period of the country, as they would be"
    memberships: [Membership!]!
  }

  "An organisation of states, or a standing part of one such as ASEAN Health Cluster 3"
  type RegionalBody @key(fields: "id") {
    id: ID!
    "what the reader could do with the entry and be let, so that interfaces offer nothing else"
    viewerCan: ParticipantActions!
    "in the language asked for, or the reader's, where there is one; else English"
    name(language: LanguageTag): String!
    names: [Text!]!
    acronym: String
    website: String
    "the body that this one is a part of; it has its own list of members"
    partOf: RegionalBody
    "since when it is a part; null: not known to us, or it is none"
    partFrom: Date
    "the first day on which it no longer is one; null: it lasts"
    partTo: Date
    "its parts on a day (default today), by id"
    parts(on: Date): [RegionalBody!]!
    """
    Members on a day (default today; a partial date stands for its first day), by country; kind: null asks for observers
    and associates too. A membership whose beginning is not known counts from ever; one whose end is not known lasts.
    """
    members(on: Date, kind: MembershipKind = MEMBER): [Membership!]!
    "Observers on a day, as members"
    observers(on: Date): [Membership!]!
    "Associate members on a day, as members"
    associates(on: Date): [Membership!]!
    "Every period of membership there was, is and will be, by country and beginning"
    memberships(kind: MembershipKind): [Membership!]!
  }

  extend type Country {
    "Its memberships on a day (default today), of every kind"
    bodies(on: Date): [Membership!]!
  }

  "One period of a country's membership of a regional body"
  type Membership {
    body: RegionalBody!
    country: Country!
    kind: MembershipKind!
    "the first day; null: not known to us, which does not mean from the beginning"
    from: Date
    "the day on which it stopped being a member: that day is no longer covered; null: it lasts"
    to: Date
    "false where the fact rests on memory or one secondary source: show it marked"
    certain: Boolean!
    "e.g. suspended"
    note: String
  }

  enum MembershipKind {
    MEMBER
    OBSERVER
    ASSOCIATE
  }
`;
