/** How the secretariat loads an edition of a vocabulary. */
export const vocabularyLoadingSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Adds codes, changes what is said about them, deprecates them. What is not given stays as it is, so translations of labels
    can be loaded alone. A code is never deleted. All of it is done, or nothing and every fault is named.
    """
    loadVocabulary(
      input: VocabularyInput!
      "true: say what would be done, and do nothing"
      dryRun: Boolean = false
    ): LoadVocabularyResult! @needs(permission: "vocabulary:write")
  }

  input VocabularyInput {
    "an existing scheme, or a new one for legal bases"
    scheme: ID!
    "refuses with a conflict when somebody has loaded another one meanwhile"
    expectedEdition: Int
    "a new scheme must have one in English"
    titles: [VocabularyText!]
    descriptions: [VocabularyText!]
    version: String
    issued: Date
    source: String
    "the scheme that this one takes the place of: from its date of issue on, codes of that one are deprecated"
    replaces: ID
    "at most 5000"
    concepts: [ConceptInput!]
  }

  input VocabularyText {
    language: String!
    "empty: take the text in this language away"
    value: String!
  }

  input LabelInput {
    language: String!
    value: String!
    "COURTESY by default"
    standing: LabelStanding
  }

  "What is left out stays as it is; null takes away."
  input ConceptInput {
    code: String!
    broader: String
    "by default the code, for legal bases without the scheme before it"
    notation: String
    labels: [LabelInput!]
    definitions: [VocabularyText!]
    "each language named here is replaced as a whole"
    altLabels: [VocabularyText!]
    "DEPRECATED needs replacedBy; CURRENT takes it back"
    status: ConceptStatus
    "a code that is not deprecated, of this scheme or one for the same use; where nothing replaces it, the one above it"
    replacedBy: String
    validFrom: Date
    validTo: Date
    assignable: Boolean
    unconfirmed: Boolean
    "among those on its level"
    position: Int
  }

  union LoadVocabularyResult = VocabularyLoad | InvalidInput | NotAuthorised | Conflict

  type VocabularyLoad {
    "as it is now; for a dry run, as it was; null for one that would be new"
    vocabulary: Vocabulary
    dryRun: Boolean!
    edition: Int!
    added: [String!]!
    changed: [ConceptChange!]!
    deprecated: [String!]!
    "codes given that say what was known"
    unchanged: Int!
    "of the vocabulary itself, e.g. title"
    changedFields: [String!]!
  }

  type ConceptChange {
    code: String!
    "e.g. labels.vi"
    fields: [String!]!
  }
`;
