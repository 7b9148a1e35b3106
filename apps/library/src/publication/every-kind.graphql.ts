/** GraphQL interfaces do not hand their fields down, nor what is said of them: the interface and each kind list these. */
export const publicationFieldsSdl = /* GraphQL */ `
    "citable, given once, never reused: VN-LAW-2026-000123"
    id: ID!
    "schema.org additionalType"
    kind: PublicationKind!
    "schema.org creativeWorkStatus"
    state: PublicationState!
    "schema.org version: the number of the revision shown; 0 in a draft that was never published"
    revision: Int!
    "schema.org publisher: whose record it is"
    owner: Participant!
    "schema.org spatialCoverage: the owner's country; null for bodies and partners"
    country: Country
    "schema.org name, eli:title: in the language asked for, else in one of the reader's (Accept-Language), else in the original language"
    title(language: LanguageTag): Text
    "in every language that there is one in, the original first"
    titles: [Text!]!
    "schema.org abstract, eli:description: chosen as the title is; null where there is none"
    summary(language: LanguageTag): Text
    "in every language that there is one in, the original first"
    summaries: [Text!]!
    "schema.org inLanguage, eli:language: those that there is a title in, the original one first"
    languages: [LanguageTag!]!
    "the one that it was written in; other texts are translations of it"
    originalLanguage: LanguageTag!
    "what the text in each language is worth in law (eli:legal_value)"
    languageVersions: [LanguageVersion!]!
    "schema.org about, eli:is_about"
    topics: [Topic!]!
    """
    what it carries out: articles of the WHO Code (CODE-2010:5.2) and of Health of Migrants (WHA61.17:1.5), objectives of the Global
    Compact for Migration (GCM:15, access to basic services), targets of the SDGs (SDG:3.8)
    """
    legalBases: [LegalBasis!]!
    "schema.org occupationalCategory, in ISCO-08"
    occupations: [Occupation!]!
    "schema.org audience of what it provides for: whom it is about"
    migrantGroups: [MigrantGroup!]!
    "codes it carries that are not to be used for anything new: a warning to who publishes, no fault; what to use instead"
    deprecatedCodes: [DeprecatedCode!]!
    "schema.org sameAs: where the text itself can be read"
    officialUrl: String
    "true for a public authority, a body that is a party or author, or an official gazette; false for third parties"
    urlIsOfficial: Boolean
    "schema.org encoding: its text in several languages, annexes, evidence; in the order that the owner gave"
    files: [PublicationFile!]!
    "who may read it here"
    audience: Audience!
    "the regional bodies that audience BODY names, by id; else empty"
    audienceBodies: [ID!]!
    "how sure the facts are, where the owner says so"
    confidence: Confidence
    "what a reader should know about this record, in English"
    note: String
    "where the facts come from"
    provenance: [String!]!
    "the owner's own reference for it"
    sourceId: String
    "sha256: and the hash over the content in canonical JSON (RFC 8785); null in a draft"
    contentHash: String
    "schema.org datePublished: when the revision shown was published here; null in a draft"
    publishedAt: DateTime
    "of its first revision; null for what was never published"
    firstPublishedAt: DateTime
    "schema.org dateModified; null for what was never revised"
    revisedAt: DateTime
    "null unless state is REVOKED"
    revocation: Revocation
    """
    whether the owner has said lately enough that it holds; null for what is not published, was revoked, is not the newest revision,
    or needs no confirmation, as what has happened once
    """
    freshness: Freshness
    "what comes by itself on days that it names, the next first; empty for what is revoked or superseded, a draft or an older revision"
    upcoming: [UpcomingChange!]!
    "the newest first"
    revisions: [Revision!]!
    "the address to cite"
    url: String!
    "set when this is a draft's content: give it back as expectedVersion"
    draftVersion: Int
    "the open draft; null without one, or when the reader is not of the owner's people"
    draft: PublicationDraft
    "what is published of it by itself at a moment to come; null without that, or for those who may not know"
    embargo: PublicationEmbargo
    "what it has to do with other records and texts, as its content says"
    links(relations: [LinkRelation!]): [Link!]!
    """
    The records that link here, the newest first, at most 200: published ones that the reader may see, by their newest revision.
    What he may not see is not counted and not hinted at.
    """
    linkedBy(relations: [InverseRelation!], first: Int = 50): [Backlink!]!
    """
    schema.org supersededBy: the record that stands in the place of this one now, the newest where several say so; null where
    none does that the reader may see. A record that is superseded stays as it is and readable.
    """
    supersededBy: Publication
    "what the reader could do with it now and be let, so that interfaces offer nothing else"
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
