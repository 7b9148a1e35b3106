/** Comparing two revisions, or a draft with what is published. */
export const comparisonSdl = /* GraphQL */ `
  extend type Query {
    """
    What differs between two revisions of a record, field by field and text by word; from may be the later one. Null when
    the record does not exist, or the reader may not read it and both revisions.
    """
    compareRevisions(
      id: ID!
      from: Int!
      to: Int!
      "only the texts in this language of the record, and labels, dates and names in it; default: all its texts"
      language: LanguageTag
    ): RevisionComparison @open

    """
    What was published at a moment, each record as the revision that stood then says it, in the order of first publication:
    what was revoked by then is left out, what was revoked since is marked (revocation). Seen by those who may read the record
    today and could read that revision.
    """
    publicationsAsOf(asOf: DateTime!, filter: AsOfFilter, first: Int, after: String): PublicationConnection! @open
  }

  "Of the revision that stood. Every condition given must hold; within one list any value may."
  input AsOfFilter {
    kinds: [PublicationKind!]
    "the owner's country, a party's, or where a practice took place"
    countries: [CountryCode!]
    "participants' ids"
    owners: [ID!]
    "a topic includes those below it, as an article and an occupation do"
    topics: [String!]
    legalBases: [String!]
    occupations: [String!]
  }

  type RevisionComparison {
    id: ID!
    "cites the revisions: VN-LAW-2026-000123@1"
    from: ID!
    to: ID!
    "the address of this comparison, for people and, as JSON and plain text, for machines"
    url: String!
    differences: [ContentDifference!]!
    "what changed in law, in the order of the content"
    legalChanges: [LegalChange!]!
    """
    The differences as plain text, a line each, with [-what is gone-] and {+what has come+} in texts. Texts that run from
    right to left are isolated by U+2067 and U+2069.
    """
    text: String!
  }

  extend type PublicationDraft {
    "what the draft would change against the newest revision; empty for what was never published"
    differences("as in compareRevisions" language: LanguageTag): [ContentDifference!]!
  }

  "One difference. Nothing in it is HTML: whoever shows it in a page escapes it."
  type ContentDifference {
    """
    Dotted path in the content, e.g. inForceOn, title.vi or provisions.2.summary. Places count in the later content; for what
    was removed in the earlier one.
    """
    field: String!
    "for people, in English with names in the reader's language: Entry into force"
    label: String!
    "of a list: what tells the item from the others, whatever its place: a heading, a country's code, a topic's code"
    item: String
    kind: DifferenceKind!
    "null for what was added; the place, from 1, of what was moved"
    before: ComparedValue
    after: ComparedValue
    "in the order of reading; a text before is EQUAL and DELETE joined, the one after EQUAL and INSERT; empty for MOVED"
    segments: [TextSegment!]!
    "of the text, where the record says it"
    language: LanguageTag
    direction: TextDirection!
    "whether the field says what holds in law: dates, status, parties, provisions, what a text is worth"
    legal: Boolean!
  }

  enum DifferenceKind {
    ADDED
    REMOVED
    CHANGED
    "an item of a list that now stands elsewhere in it"
    MOVED
  }

  type ComparedValue {
    type: ComparedValueType!
    "as stored: a date as YYYY-MM-DD or less, a code; an ITEM as JSON"
    value: String!
    "for people"
    text: String!
  }

  enum ComparedValueType {
    TEXT
    DATE
    "of a vocabulary or a list of the schema"
    CODE
    COUNTRY
    BOOLEAN
    NUMBER
    "a whole item of a list, such as a provision"
    ITEM
  }

  type TextSegment {
    op: SegmentOperation!
    "words and what stands between them, unaltered"
    text: String!
  }

  enum SegmentOperation {
    EQUAL
    INSERT
    DELETE
  }

  "A code and values to make a sentence of in any language, and the English one."
  type LegalChange {
    code: LegalChangeCode!
    "dotted path, as in ContentDifference"
    field: String!
    item: String
    "as stored; null for long texts"
    before: String
    after: String
    "e.g. Entry into force moved from 1 July to 1 September 2026."
    sentence: String!
  }

  enum LegalChangeCode {
    DATE_SET
    DATE_MOVED
    DATE_REMOVED
    STATUS_CHANGED
    ITEM_ADDED
    ITEM_REMOVED
    ITEM_MOVED
    FIELD_SET
    FIELD_CHANGED
    FIELD_REMOVED
  }
`;
