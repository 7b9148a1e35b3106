import { publicationKindSdl } from '#graphql';
import { PUBLICATION_TYPES } from '#kernel';

/** What records of all kinds have in common, and what can be done with any of them. */
export const publicationSdl = /* GraphQL */ `
  type Query {
    """
    A page of what the reader may see. All words must be there, one OR another, "a phrase" as it stands, -word excludes;
    words of four letters or more, and the last one, also match words that begin with them. Any language of a record finds
    it, in any script, with or without accents, inflected or not; names of health work and migration also find what says
    the same in another language. See docs/search.md.
    """
    publications(
      filter: PublicationFilter
      search: String
      first: Int
      after: String
      "default: RELEVANCE with a search, else RECENT"
      orderBy: PublicationOrder
    ): PublicationConnection! @open

    """
    One record by its citable id, e.g. VN-LAW-2026-000123; VN-LAW-2026-000123@2, or the argument revision, gives that
    revision; asOf gives the one that stood at a moment. Null when it does not exist, did not stand then, or the reader may
    not see it. state and revocation are today's: of what was revoked since, revocation says when.
    """
    publication(id: ID!, revision: Int, asOf: DateTime): Publication @open

    "Your participant's open drafts, the last touched first."
    drafts(first: Int, after: String): PublicationConnection! @needs(permission: "publication:read-drafts")
  }

  type Mutation {
    "Gives a draft its next revision, seen by its audience from now on. Exactly one change is announced."
    publish(
      id: ID!
      "what was changed and why, for readers"
      changeNote: String
      "the draftVersion that was looked at; refused when the draft has changed since"
      expectedVersion: Int
      "a moment to come, at which it is published by itself; until then nobody but the owner can know of it"
      embargoUntil: DateTime
    ): PublishResult! @needs(permission: "publication:publish")

    """
    Publishes the open draft as a correction of the record: a new revision without a change in law. Refused, with the fields, where
    it would change legal dates, force, parties or their dates, or relations between laws; that is for publish.
    """
    correct(id: ID!, changeNote: String!, expectedVersion: Int, embargoUntil: DateTime): PublishResult!
      @needs(permission: "publication:publish")

    "Opens a draft on top of the newest revision; gives the open one where there is one."
    openDraft(id: ID!): DraftResult! @needs(permission: "publication:draft")

    "Throws a draft away. What was never published is gone with it, its id is never used again; what was published stays."
    deleteDraft(id: ID!): DeleteDraftResult! @needs(permission: "publication:draft")

    """
    Withdraws a published record. It stays readable with the reason, and is never deleted. What of it is under embargo is
    never published; where that is all there is, it becomes an open draft again and nobody learns of it.
    """
    revoke(id: ID!, reason: String!): PublishResult! @needs(permission: "publication:revoke")
  }

  """
  What records of all kinds have in common.
  """
  interface Publication @key(fields: "id") {
    "citable, given once, never reused: VN-LAW-2026-000123"
    id: ID!
    kind: PublicationKind!
    state: PublicationState!
    "the number of the revision shown; 0 in a draft that was never published"
    revision: Int!
    "whose record it is"
    owner: Participant!
    "the owner's country; null for bodies and partners"
    country: Country
    "in the language asked for, else in one of the reader's (Accept-Language), else in the original language"
    title(language: LanguageTag): Text
    titles: [Text!]!
    summary(language: LanguageTag): Text
    summaries: [Text!]!
    "the languages that there is a title in, the original one first"
    languages: [LanguageTag!]!
    originalLanguage: LanguageTag!
    "what the text in each language is worth in law"
    languageVersions: [LanguageVersion!]!
    topics: [Topic!]!
    legalBases: [LegalBasis!]!
    occupations: [Occupation!]!
    migrantGroups: [MigrantGroup!]!
    "codes it carries that are not to be used for anything new: a warning to who publishes, no fault; what to use instead"
    deprecatedCodes: [DeprecatedCode!]!
    "where the text itself can be read"
    officialUrl: String
    "true for a public authority, a body that is a party or author, or an official gazette; false for third parties"
    urlIsOfficial: Boolean
    "its text in several languages, annexes, evidence; in the order that the owner gave"
    files: [PublicationFile!]!
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
    "when the revision shown was published; null in a draft"
    publishedAt: DateTime
    firstPublishedAt: DateTime
    "null for what was never revised"
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
  }

  "By the reader's roles, the kinds of record that they are limited to, whose record it is, and the state it is in"
  type PublicationActions {
    "openDraft: begin a revision, or go on with the open one"
    openDraft: Boolean!
    "update or delete the open draft"
    editDraft: Boolean!
    publish: Boolean!
    "publish the draft as a correction, without a change in law"
    correct: Boolean!
    revoke: Boolean!
    "move or cancel the embargo"
    moveEmbargo: Boolean!
    submitForReview: Boolean!
    "not of what one has saved oneself"
    approve: Boolean!
    requestChanges: Boolean!
    rejectDraft: Boolean!
    returnToWork: Boolean!
    commentOnDraft: Boolean!
    lockDraft: Boolean!
    "from who is writing it now"
    takeOverDraft: Boolean!
    "say that it still holds"
    confirm: Boolean!
    "the reader's country or body is a party of this agreement, which is somebody else's"
    confirmAgreement: Boolean!
    disputeAgreement: Boolean!
    "of another participant's practice, or of one's own that somebody else has published; once for what it says"
    reviewPractice: Boolean!
  }

  ${publicationKindSdl}

  enum PublicationState {
    "not published, or not yet; only its owner's people see it, see also embargo"
    DRAFT
    PUBLISHED
    "withdrawn with a reason, still readable"
    REVOKED
  }

  "Who may read. Others get the same answer as for a record that does not exist."
  enum Audience {
    "everybody"
    PUBLIC
    "every national authority, and the owner"
    NETWORK
    """
    the members of the regional bodies in audienceBodies on the day of reading, the bodies' own people and those of their
    parts, and the owner
    """
    BODY
    "the parties of the agreement, and the owner"
    PARTIES
    "the owner's people"
    OWNER
  }

  type LanguageVersion {
    language: LanguageTag!
    original: Boolean!
    legalValue: LegalValue!
    title: Text!
    summary: Text
  }

  "What a text in one language is worth in law."
  enum LegalValue {
    OFFICIAL
    AUTHORITATIVE
    COURTESY
    "translated by a machine, not yet confirmed by a person"
    MACHINE
  }

  enum MigrantGroup {
    HEALTH_PERSONNEL
    MIGRANT_WORKERS
    WOMEN
    CHILDREN
    FAMILIES
    RETURNEES
    REFUGEES
    ASYLUM_SEEKERS
    UNDOCUMENTED
    STUDENTS
  }

  "How sure each fact is. Null where nothing was said."
  type Confidence {
    title: ConfidenceLevel
    parties: ConfidenceLevel
    date: ConfidenceLevel
    status: ConfidenceLevel
    url: ConfidenceLevel
  }

  enum ConfidenceLevel {
    "read in a source"
    HIGH
    "from memory or a partial source: show it marked"
    MEDIUM
    "do not show as established"
    LOW
    "do not show as established"
    NONE
  }

  type Revocation {
    at: DateTime!
    reason: String!
  }

  "An immutable revision: the database refuses to change or delete one."
  type Revision {
    number: Int!
    "cites this revision: VN-LAW-2026-000123@2"
    ref: ID!
    change: RevisionChange!
    changeNote: String
    contentHash: String!
    publishedAt: DateTime!
    "the participant that published it"
    publishedBy: Participant!
    url: String!
    "the record as this revision had it"
    publication: Publication!
    "what this revision changed against the one before; empty for the first, or when the one before had narrower readers"
    differences: [FieldDifference!]!
  }

  enum RevisionChange {
    PUBLISHED
    REVISED
    "no change in law"
    CORRECTED
  }

  type FieldDifference {
    "dotted path in the content, e.g. inForceOn or title.vi"
    field: String!
    "JSON, texts cut to 500 characters; null for what was not there"
    before: String
    after: String
  }

  type PublicationDraft {
    "the content of the draft, shown as the record it would become"
    publication: Publication!
    "counts each saved change; give it back as expectedVersion"
    version: Int!
    "the revision that it was begun from; 0 for none"
    baseRevision: Int!
    updatedAt: DateTime!
    "the person who saved it last"
    updatedBy: String!
  }

  """
  A text for a title or a summary. Texts and codes of inputs are checked together, so that InvalidInput names every field
  at fault at once: language is a BCP 47 tag that exists, dates are YYYY, YYYY-MM or YYYY-MM-DD.
  """
  input TextInput {
    language: String!
    value: String!
    "of this language's text; by default AUTHORITATIVE for the original language and COURTESY for others"
    legalValue: LegalValue
  }

  "A text in one language, where what it is worth in law does not matter."
  input TranslatedInput {
    "BCP 47"
    language: String!
    value: String!
  }

  input ConfidenceInput {
    title: ConfidenceLevel
    parties: ConfidenceLevel
    date: ConfidenceLevel
    status: ConfidenceLevel
    url: ConfidenceLevel
  }

  union PublishResult = ${PUBLICATION_TYPES.join(' | ')} | InvalidInput | NotAuthorised | NotFound | Conflict
  union DraftResult = ${PUBLICATION_TYPES.join(' | ')} | InvalidInput | NotAuthorised | NotFound | Conflict
  union DeleteDraftResult = DraftDeleted | NotAuthorised | NotFound | Conflict

  type DraftDeleted {
    id: ID!
    "null when it was never published"
    publication: Publication
  }

  type Country @key(fields: "code") {
    code: CountryCode!
    "what concerns this country: its own, and agreements that it is a party to"
    publications(
      filter: PublicationFilter
      search: String
      first: Int
      after: String
      orderBy: PublicationOrder
    ): PublicationConnection!
  }

  type Participant @key(fields: "id") {
    id: ID!
    "what this participant owns"
    publications(
      filter: PublicationFilter
      search: String
      first: Int
      after: String
      orderBy: PublicationOrder
    ): PublicationConnection!
  }
`;
