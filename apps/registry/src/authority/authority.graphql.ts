export const authoritySdl = /* GraphQL */ `
  extend type Query {
    "e.g. VN-MOH"
    authority(id: ID!): Authority
    "By id. The register of Article 7.4 of the WHO Code is function: DESIGNATED_NATIONAL_AUTHORITY."
    authorities(country: CountryCode, function: AuthorityFunction, first: Int, after: String): AuthorityConnection!
  }

  extend type Mutation {
    """
    Designates an authority in a capacity from a day on. Who held that capacity for the country until then ends on that
    day. Members of the network learn of it as designation.changed. For the secretariat.
    """
    designate(input: DesignateInput!): DesignateResult!
  }

  input DesignateInput {
    "id of the authority, e.g. VN-MOH"
    authority: ID!
    capacity: DesignationCapacity!
    "the first day, a full date; later than the beginning of the designation that it ends"
    from: Date!
    "the act by which the state designated it, e.g. a note verbale with its date; up to 500 characters"
    instrument: String
  }

  union DesignateResult = Authority | InvalidInput | NotAuthorised | NotFound | Conflict

  "A public authority that speaks for its country in the exchange of information"
  type Authority @key(fields: "id") {
    "the country's code and a short name, e.g. VN-MOH"
    id: ID!
    "in the language asked for, or the reader's, where there is one; else English"
    name(language: LanguageTag): String!
    names: [Text!]!
    country: Country!
    "DESIGNATED_NATIONAL_AUTHORITY is here while the designation is in force"
    functions: [AuthorityFunction!]!
    "the ministry that it belongs to, where it is not one itself and we know it"
    ministry: String
    "the act that founds its mandate, where we know it"
    legalBasis: String
    website: String
    "Those in force on a day (default today)"
    designations(on: Date): [Designation!]!
    "Every designation there was, is and will be, the newest first"
    allDesignations: [Designation!]!
    "a real authority, whose part in this network is made up: it comes with the demonstration set"
    demonstration: Boolean!
    "false where its name or address was not confirmed: show it marked"
    certain: Boolean!
  }

  extend type Country {
    "The designated national authority today (WHO Code, Article 7.3)"
    authority: Authority
    "All its authorities that we know, by id"
    authorities: [Authority!]!
  }

  enum AuthorityFunction {
    "exchanges information under Article 7.3 of the WHO Code"
    DESIGNATED_NATIONAL_AUTHORITY
    MIGRANT_HEALTH
    "regulates health professions or recruitment"
    REGULATOR
    "keeps health workforce statistics"
    STATISTICS
  }

  "What an authority is designated for; one at a time for each country"
  enum DesignationCapacity {
    "Article 7.3 of the WHO Code"
    DESIGNATED_NATIONAL_AUTHORITY
    "the country's voice on migrants' health in its regional bodies"
    MIGRANT_HEALTH_FOCAL_POINT
  }

  type Designation {
    authority: Authority!
    capacity: DesignationCapacity!
    from: Date!
    "the first day after it; null: it lasts"
    to: Date
    "the act by which the state designated it; null: not known"
    instrument: String
    "made up for the demonstration: the state has designated nobody here"
    demonstration: Boolean!
  }

  type AuthorityConnection {
    edges: [AuthorityEdge!]!
    nodes: [Authority!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type AuthorityEdge {
    node: Authority!
    cursor: String!
  }
`;
