/** Looking over many countries at once: what there is on a topic, where nothing is, who agreed with whom, and when. */
export const surveySdl = /* GraphQL */ `
  extend type Query {
    "What countries have on the same topics, side by side: up to 20 countries and 10 topics, each with what is below it."
    comparePolicies(
      countries: [CountryCode!]!
      topics: [String!]!
      "records of one country on one topic: 1 to 20"
      first: Int = 5
    ): [PoliciesOnTopic!]! @open

    "Which countries have published on what, and where nothing is published. A record of several countries counts in each."
    coverage(
      countries: [CountryCode!]!
      by: CoverageBy! = LEGAL_BASIS
      "the columns, each with what is below it; default: the articles of the Code, or the topics beneath the two roots"
      codes: [String!]
      kinds: [PublicationKind!]
      "as it stood at a moment, by the revisions of then"
      asOf: DateTime
    ): Coverage! @open

    "Who has agreed with whom: nodes and lines for maps and charts, without coordinates."
    agreementNetwork(filter: NetworkFilter): AgreementNetwork! @open

    "What happened in law and what is set to happen, the earliest first. Name countries or topics."
    timeline(
      countries: [CountryCode!]
      "a topic includes those below it"
      topics: [String!]
      kinds: [PublicationKind!]
      "the first date; a partial date stands before the days in it"
      from: Date
      "the last date, with all days in it"
      to: Date
      first: Int
      after: String
    ): LegalEventConnection! @open
  }

  enum CoverageBy {
    LEGAL_BASIS
    TOPIC
  }

  type PoliciesOnTopic {
    topic: Topic!
    countries: [PoliciesOfCountry!]!
  }

  type PoliciesOfCountry {
    country: Country!
    "true when nothing that the reader may see is published on the topic"
    missing: Boolean!
    total: Int!
    "laws in force first, then other laws, agreements, practices and what else there is; within each the latest legal date first"
    records: [PolicyRecord!]!
  }

  type PolicyRecord {
    "its freshness says whether the owner has confirmed it lately"
    publication: Publication!
    legalDate: Date
    "where it stands in law, in English; empty when nothing is known"
    status: String!
    "of a law, those on the topic"
    provisions: [Provision!]!
  }

  type Coverage {
    "null: as it stands now"
    asOf: DateTime
    by: CoverageBy!
    columns: [CoverageColumn!]!
    "in the order in which the countries were asked for"
    rows: [CoverageRow!]!
  }

  type CoverageColumn {
    "of the topic or the legal basis"
    code: String!
    label(language: LanguageTag): Text!
    "records, counted in each country"
    total: Int!
    "countries with nothing"
    gaps: [Country!]!
  }

  type CoverageRow {
    country: Country!
    "records under any of the columns, each once"
    total: Int!
    "codes with nothing"
    gaps: [String!]!
    cells: [CoverageCell!]!
  }

  type CoverageCell {
    code: String!
    count: Int!
    "the last published three; with @revision where a moment was asked for"
    refs: [ID!]!
    "what to give publications(filter:), or publicationsAsOf, for all of them"
    filter: CoverageFilter!
  }

  type CoverageFilter {
    kinds: [PublicationKind!]
    countries: [CountryCode!]!
    topics: [String!]
    legalBases: [String!]
  }

  input NetworkFilter {
    "agreements with any of these as a party"
    countries: [CountryCode!]
    topics: [String!]
    occupations: [String!]
    phases: [AgreementPhase!]
    "the first date of signature"
    signedFrom: Date
    "the last date of signature, with all days in it"
    signedTo: Date
  }

  type AgreementNetwork {
    "how many agreements it is made of"
    agreements: Int!
    nodes: [NetworkNode!]!
    "the busiest first"
    edges: [NetworkEdge!]!
    "agreements of more than 15 parties, between whom no lines are drawn; their parties are among the nodes"
    withoutEdges: [ID!]!
    "true when there are more than 5,000 agreements and the rest is left out"
    truncated: Boolean!
  }

  type NetworkNode {
    "country's code or body's id, as edges name it"
    id: ID!
    country: Country
    body: Participant
    agreements: Int!
    asOrigin: Int!
    asDestination: Int!
  }

  type NetworkEdge {
    from: ID!
    to: ID!
    "from where health workers come to where they go; false where agreements do not say it"
    directed: Boolean!
    count: Int!
    agreements: [NetworkAgreement!]!
    occupations: [String!]!
    phases: [PhaseCount!]!
  }

  type NetworkAgreement {
    id: ID!
    phase: AgreementPhase!
    signedOn: Date
    inForceOn: Date
    expiresOn: Date
  }

  type PhaseCount {
    phase: AgreementPhase!
    count: Int!
  }

  type LegalEventConnection {
    nodes: [LegalEvent!]!
    edges: [LegalEventEdge!]!
    pageInfo: PageInfo!
  }

  type LegalEventEdge {
    node: LegalEvent!
    cursor: String!
  }

  type LegalEvent {
    date: Date!
    type: LegalEventType!
    "true when the date has not come yet"
    scheduled: Boolean!
    publication: Publication!
  }

  enum LegalEventType {
    ADOPTED
    "published in the gazette, or by a government"
    GAZETTED
    SIGNED
    IN_FORCE
    REPEALED
    ENDED
    "of a practice"
    STARTED
  }

  type RegionalBody @key(fields: "id") {
    id: ID!
    memberships(kind: MembershipKind): [Membership!]! @external
    "as the query coverage, of those who were members on the day, by country"
    coverage(by: CoverageBy! = LEGAL_BASIS, codes: [String!], kinds: [PublicationKind!], asOf: DateTime): Coverage!
      @requires(fields: "memberships(kind: MEMBER) { from to country { code } }")
  }

  type Membership {
    from: Date @external
    to: Date @external
    country: Country! @external
  }

  enum MembershipKind {
    MEMBER
    OBSERVER
    ASSOCIATE
  }
`;
