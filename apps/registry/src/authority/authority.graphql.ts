export const authoritySdl = /* GraphQL */ `
  extend type Query {
    "e.g. VN-MOH"
    authority(id: ID!): Authority @open
    "By id. The register of Article 7.4 of the WHO Code is function: DESIGNATED_NATIONAL_AUTHORITY."
    authorities(country: CountryCode, function: AuthorityFunction, first: Int, after: String): AuthorityConnection!
      @open
  }

  extend type Mutation {
    """
    Designates an authority in a capacity from a day on. Who held that capacity for the country until then ends on that
    day. Members of the network learn of it as designation.changed. For the secretariat.
    """
    designate(input: DesignateInput!): DesignateResult! @needs(permission: "registry:write")
    """
    Ends a designation that lasts, without another in its place. It stays in the register for the days that it covered.
    Members of the network learn of it as designation.changed. For the secretariat.
    """
    endDesignation(input: EndDesignationInput!): DesignateResult! @needs(permission: "registry:write")
    """
    Enters an authority. One that has a name (in any language) or the website of another one of its country is refused
    as a Conflict that names the first. For the secretariat.
    """
    createAuthority(input: CreateAuthorityInput!): AuthorityResult! @needs(permission: "registry:write")
    """
    What is absent stays, null clears, a list replaces the whole list. The secretariat updates everything; who may edit
    the authority itself updates its contactPoints, workingHours and workingLanguages.
    """
    updateAuthority(input: UpdateAuthorityInput!): AuthorityResult! @needs(permission: "authority:edit")
  }

  input DesignateInput {
    "id of the authority, e.g. VN-MOH"
    authority: ID!
    capacity: DesignationCapacity!
    "for CLUSTER_COORDINATOR: the body whose work it coordinates in its country, e.g. ASEAN-HC3"
    body: ID
    "the first day, a full date; later than the beginning of the designation that it ends"
    from: Date!
    "the first day after it, a full date; absent: it lasts. With it, a designation of the past can be entered."
    to: Date
    "the act by which the state designated it, e.g. a note verbale with its date; up to 500 characters"
    instrument: String
    "where that act can be read"
    instrumentFile: InstrumentFileInput
    deputy: DeputyInput
  }

  input InstrumentFileInput {
    """
    http or https: where the state publishes it, or the address of a file in a published record of this node, where the network
    is to keep it (docs/register.md)
    """
    url: String!
    "SHA-256 of the file's bytes, 64 hexadecimal digits in small letters: whoever fetches it can tell that it is the same"
    sha256: String!
  }

  "Who stands in: an authority, an office of it, or (without authority) an office of the designated one itself"
  input DeputyInput {
    authority: ID
    office: String
  }

  input EndDesignationInput {
    authority: ID!
    capacity: DesignationCapacity!
    "for CLUSTER_COORDINATOR"
    body: ID
    "the first day on which it no longer holds, a full date"
    to: Date!
  }

  input CreateAuthorityInput {
    "the country's code, a hyphen, 2 to 20 capitals or digits, e.g. VN-MOH; it cannot be altered later"
    id: ID!
    "with an English one; a language once"
    names: [NameInput!]!
    functions: [OwnFunction!]!
    ministry: String
    legalBasis: String
    website: String
    zone: String
    workingLanguages: [LanguageTag!]
    workingHours: [WorkingHoursInput!]
    contactPoints: [ContactPointInput!]
  }

  input UpdateAuthorityInput {
    id: ID!
    "the version that was read: when somebody updated it meanwhile, this one is refused as a Conflict"
    expectedVersion: Int!
    names: [NameInput!]
    functions: [OwnFunction!]
    ministry: String
    legalBasis: String
    website: String
    zone: String
    workingLanguages: [LanguageTag!]
    workingHours: [WorkingHoursInput!]
    contactPoints: [ContactPointInput!]
  }

  input NameInput {
    language: LanguageTag!
    "up to 300 characters"
    value: String!
  }

  input WorkingHoursInput {
    days: [Weekday!]!
    "HH:MM, of 24 hours"
    from: String!
    "later on the same day"
    to: String!
    "of the IANA database, e.g. Asia/Ho_Chi_Minh"
    zone: String!
  }

  "At least one of email, telephone and address"
  input ContactPointInput {
    "an office or a role, not a person's name; with an English text"
    office: [NameInput!]!
    email: String
    "E.164: a plus sign and 7 to 15 digits, e.g. +842462732273"
    telephone: String
    "postal, up to 500 characters, with line breaks"
    address: String
    "in which one is answered there"
    languages: [LanguageTag!]!
    audience: ContactAudience! = PUBLIC
  }

  union DesignateResult = Authority | InvalidInput | NotAuthorised | NotFound | Conflict
  union AuthorityResult = Authority | InvalidInput | NotAuthorised | NotFound | Conflict

  "A public authority that speaks for its country in the exchange of information"
  type Authority @key(fields: "id") {
    "the country's code and a short name, e.g. VN-MOH"
    id: ID!
    "what the reader could do with the entry and be let, so that interfaces offer nothing else"
    viewerCan: ParticipantActions!
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
    "of the IANA database, e.g. Asia/Ho_Chi_Minh: its day begins by it; null: not known"
    zone: String
    "in which it works with others"
    workingLanguages: [LanguageTag!]!
    "empty: not known"
    workingHours: [WorkingHours!]!
    "those that the reader may see: some are for the authorities of the network alone"
    contactPoints: [ContactPoint!]!
    "raised by each update of it; see updateAuthority"
    version: Int!
    "Those in force on a day (default today)"
    designations(on: Date): [Designation!]!
    "Every designation there was, is and will be, the newest first"
    allDesignations: [Designation!]!
    "a real authority, whose part in this network is made up: it comes with the demonstration set"
    demonstration: Boolean!
    "false where its name or address was not confirmed: show it marked"
    certain: Boolean!
  }

  type WorkingHours {
    days: [Weekday!]!
    "HH:MM, of 24 hours, by the clock of the zone"
    from: String!
    to: String!
    "of the IANA database"
    zone: String!
  }

  enum Weekday {
    MONDAY
    TUESDAY
    WEDNESDAY
    THURSDAY
    FRIDAY
    SATURDAY
    SUNDAY
  }

  type ContactPoint {
    "the office or role, in the language asked for, or the reader's, where there is one; else English"
    office(language: LanguageTag): String!
    offices: [Text!]!
    email: String
    "E.164"
    telephone: String
    "postal, with line breaks"
    address: String
    "in which one is answered there"
    languages: [LanguageTag!]!
    audience: ContactAudience!
  }

  enum ContactAudience {
    "everybody"
    PUBLIC
    "whoever reads what is for the network, and the secretariat"
    NETWORK
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

  "Functions that an authority has by itself"
  enum OwnFunction {
    MIGRANT_HEALTH
    REGULATOR
    STATISTICS
  }

  "What an authority is designated for; one at a time for each country, regulators aside"
  enum DesignationCapacity {
    "Article 7.3 of the WHO Code"
    DESIGNATED_NATIONAL_AUTHORITY
    "the country's voice on migrants' health in its regional bodies"
    MIGRANT_HEALTH_FOCAL_POINT
    "regulates health professions or recruitment; a country may have several at a time"
    REGULATOR
    "keeps the country's health workforce statistics"
    STATISTICS
    "coordinates, in its country, the work of a body such as ASEAN Health Cluster 3; one at a time for each country and body"
    CLUSTER_COORDINATOR
  }

  type Designation {
    authority: Authority!
    capacity: DesignationCapacity!
    country: Country!
    "for CLUSTER_COORDINATOR alone"
    body: RegionalBody
    from: Date!
    "the first day after it; null: it lasts"
    to: Date
    "the act by which the state designated it; null: not known"
    instrument: String
    "where it can be read; null: not known"
    instrumentFile: InstrumentFile
    "who stands in; null: nobody is named"
    deputy: Deputy
    "made up for the demonstration: the state has designated nobody here"
    demonstration: Boolean!
  }

  type InstrumentFile {
    url: String!
    "of the file's bytes, 64 hexadecimal digits"
    sha256: String!
  }

  type Deputy {
    "null: an office of the designated authority itself"
    authority: Authority
    office: String
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
