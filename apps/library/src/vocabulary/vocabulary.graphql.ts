export const vocabularySdl = /* GraphQL */ `
  extend type Query {
    "What publications are about: two trees, health personnel and migrants' health. In tree order."
    topics: [Topic!]! @open
    "Articles, paragraphs, objectives and targets that a publication answers to."
    legalBases("one scheme only, e.g. CODE-2010" scheme: String): [LegalBasis!]! @open
    "The health-related unit groups of ISCO-08. The groups above them: vocabulary(scheme: \\"ISCO-08\\")."
    occupations: [Occupation!]! @open
    "Every controlled vocabulary, or those asked for; one that there is not is left out."
    vocabularies("by their ids, e.g. law-types" schemes: [ID!]): [Vocabulary!]! @open
    "By its id, e.g. topics, CODE-2010 or ISCO-08; null when there is none"
    vocabulary(scheme: ID!): Vocabulary @open
    "By its code, e.g. CODE-2010:7.2a; null when there is none"
    concept(scheme: ID!, code: String!): Concept @open
    "For pickers: codes by the beginning of a word of a label, of another word for it, or of the code. Deprecated ones come last."
    concepts(
      "of one scheme; left out: of all"
      scheme: ID
      "up to 100 characters; without accents and capitals, as in the search for publications. Every word must be found."
      search: String
      "looked for in this language only; left out: in any"
      language: LanguageTag
      "at most 100"
      first: Int = 50
    ): [Concept!]! @open
  }

  type Topic {
    "path in the tree, e.g. health-personnel/recruitment"
    code: String!
    parent: String
    "in the language asked for, else in one of the reader's, else in English"
    label(language: LanguageTag): Text!
    labels: [Text!]!
    "all that is known of it; null for a code that no vocabulary has (any more)"
    concept: Concept
  }

  type LegalBasis {
    "scheme and place, e.g. CODE-2010:7.2a"
    code: String!
    "CODE-2010, WHA61.17, GCM or SDG"
    scheme: String!
    "a short description, not the text itself"
    label(language: LanguageTag): Text!
    labels: [Text!]!
    "true when its numbering was not confirmed by a second source"
    unconfirmed: Boolean!
    concept: Concept
  }

  type Occupation {
    "ISCO-08 unit group, or a group of the health occupations above it"
    code: String!
    label(language: LanguageTag): Text!
    labels: [Text!]!
    "true when code or name was not compared with the ILO's own file"
    unconfirmed: Boolean!
    concept: Concept
  }

  enum VocabularyUse {
    TOPIC
    LEGAL_BASIS
    OCCUPATION
    MIGRANT_GROUP
    COUNTRY_ROLE
    AGREEMENT_CONTENT
    LAW_TYPE
  }

  "A controlled vocabulary, as a SKOS concept scheme. A new version of one whose codes change is a scheme of its own."
  type Vocabulary {
    "e.g. CODE-2010"
    scheme: ID!
    "resolves to SKOS in JSON-LD or Turtle, to CSV and to JSON"
    uri: String!
    serves: VocabularyUse!
    "dcterms:title, chosen as a concept's label is"
    title(language: LanguageTag): Text!
    titles: [Text!]!
    "dcterms:description"
    description(language: LanguageTag): Text
    "owl:versionInfo, as its maker calls it"
    version: String
    "dcterms:issued, as precise as it is known"
    issued: Date
    "who made it"
    source: String
    "counts what was loaded: give it back as expectedEdition"
    edition: Int!
    "false where the codes are the program's own and only words can be loaded"
    extensible: Boolean!
    "dcterms:replaces: the one before, whose codes are not used for anything new"
    replaces: Vocabulary
    "dcterms:isReplacedBy"
    isReplacedBy: Vocabulary
    "that there is a label in"
    languages: [LanguageTag!]!
    "how far the labels have come, in the order of languages"
    labelCounts: [LabelCount!]!
    "codes that were not compared with the source"
    unconfirmedCount: Int!
    "deprecated ones included"
    conceptCount: Int!
    "in tree order"
    concepts: [Concept!]!
    "skos:hasTopConcept"
    topConcepts: [Concept!]!
  }

  "How many codes of a vocabulary have a label in a language"
  type LabelCount {
    language: LanguageTag!
    direction: TextDirection!
    labels: Int!
    "of them, those that nobody has confirmed: COURTESY and MACHINE"
    unconfirmed: Int!
  }

  """
  One code of a vocabulary. Where other parts of the graph name a code that no vocabulary has (any more), it resolves with the
  code itself as its label, unconfirmed, deprecated and not assignable, so that what carries it stays readable.
  """
  type Concept @key(fields: "scheme code") {
    "as publications carry it"
    code: String!
    "the vocabulary that it is of"
    scheme: ID!
    "resolves, unless no vocabulary has the code"
    uri: String!
    "skos:notation: the code within its scheme, e.g. 7.2a"
    notation: String!
    "in the language asked for, else in one of the reader's, else in English"
    label(language: LanguageTag): ConceptLabel!
    "skos:prefLabel: one in each language"
    labels: [ConceptLabel!]!
    "skos:definition, chosen as the label is; null where there is none"
    definition(language: LanguageTag): Text
    "skos:altLabel: other words that people look for it by"
    altLabels(language: LanguageTag): [Text!]!
    "skos:broader: one level up; null at the top"
    broader: Concept
    "skos:narrower: one level down"
    narrower: [Concept!]!
    "from the top of the tree down to the one above it"
    ancestors: [Concept!]!
    status: ConceptStatus!
    "null for one that may be used"
    deprecation: Deprecation
    "the first day on which it may be used; null: since its vocabulary began"
    validFrom: Date
    "the last; null: without an end"
    validTo: Date
    "false for what only holds others together and stands in no publication"
    assignable: Boolean!
    "true when it was not compared with the source"
    unconfirmed: Boolean!
    "how many published records that you may read carry it or one below it; null where records of this vocabulary are not counted"
    publicationCount: Int
  }

  enum ConceptStatus {
    CURRENT
    DEPRECATED
  }

  type ConceptLabel {
    language: LanguageTag!
    value: String!
    direction: TextDirection!
    standing: LabelStanding!
  }

  "Who stands behind the words in one language."
  enum LabelStanding {
    "the body that made the vocabulary"
    OFFICIAL
    "a native reader of the field has confirmed them"
    CONFIRMED
    "a translation that nobody has confirmed yet"
    COURTESY
    "a translation by machine that nobody has confirmed yet"
    MACHINE
  }

  "A code that is not to be used for anything new. Where it was used it stays valid."
  type Deprecation {
    code: String!
    "the code to use instead; null where none is named"
    replacedBy: String
    "e.g. CODE-2010 was replaced by CODE-2026; look there for what answers to it"
    message: String!
  }

  "A code of a publication that is not to be used for anything new."
  type DeprecatedCode {
    "of the publication: topics, legalBases or occupations"
    field: String!
    code: String!
    "the code to use instead; null where none is named"
    replacedBy: String
    message: String!
  }
`;
