import { publicationKindSdl } from '#graphql';
import { PUBLICATION_TYPES } from '#kernel';
import { publicationFieldsSdl } from './every-kind.graphql.js';

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
    ${publicationFieldsSdl}
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
