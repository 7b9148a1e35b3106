/** GraphQL interfaces do not hand their fields down: each kind lists them. */
export const publicationFieldsSdl = /* GraphQL */ `
    id: ID!
    kind: PublicationKind!
    state: PublicationState!
    revision: Int!
    owner: Participant!
    country: Country
    title(language: LanguageTag): Text
    titles: [Text!]!
    summary(language: LanguageTag): Text
    summaries: [Text!]!
    languages: [LanguageTag!]!
    originalLanguage: LanguageTag!
    languageVersions: [LanguageVersion!]!
    topics: [Topic!]!
    legalBases: [LegalBasis!]!
    occupations: [Occupation!]!
    migrantGroups: [MigrantGroup!]!
    deprecatedCodes: [DeprecatedCode!]!
    officialUrl: String
    urlIsOfficial: Boolean
    files: [PublicationFile!]!
    audience: Audience!
    audienceBodies: [ID!]!
    confidence: Confidence
    note: String
    provenance: [String!]!
    sourceId: String
    contentHash: String
    publishedAt: DateTime
    firstPublishedAt: DateTime
    revisedAt: DateTime
    revocation: Revocation
    freshness: Freshness
    upcoming: [UpcomingChange!]!
    revisions: [Revision!]!
    url: String!
    draftVersion: Int
    draft: PublicationDraft
    embargo: PublicationEmbargo
    links(relations: [LinkRelation!]): [Link!]!
    linkedBy(relations: [InverseRelation!], first: Int = 50): [Backlink!]!
    supersededBy: Publication
    viewerCan: PublicationActions!
`;

/** Likewise for inputs: what every kind's input begins with. */
export const publicationInputSdl = /* GraphQL */ `
    "BCP 47; there must be a title in it"
    originalLanguage: String!
    titles: [TextInput!]!
    summaries: [TextInput!]
    "codes of the query topics"
    topics: [String!]
    "codes of the query legalBases, e.g. CODE-2010:5.2"
    legalBases: [String!]
    "ISCO-08 codes of the query occupations"
    occupations: [String!]
    migrantGroups: [MigrantGroup!]
    "http or https"
    officialUrl: String
    urlIsOfficial: Boolean
    "up to 100, in the order in which they are listed"
    files: [PublicationFileInput!]
    "PUBLIC by default"
    audience: Audience
    "ids of regional bodies, for the audience BODY: each must be on the register"
    audienceBodies: [ID!]
    confidence: ConfidenceInput
    note: String
    provenance: [String!]
    "your own reference: one record per owner has it"
    sourceId: String
    "what it has to do with other records; at most 100"
    links: [LinkInput!]
`;
