export const publicationFileSdl = /* GraphQL */ `
  "A file that a record carries: its text in a language, a translation, an annex, evidence."
  type PublicationFile {
    "of the file; the same content uploaded twice by one owner is one file"
    id: ID!
    "schema.org name: the name that it is saved under"
    name: String!
    "schema.org encodingFormat: found in the content, not believed"
    mediaType: String!
    "schema.org contentSize: bytes"
    size: Int!
    "schema.org sha256: of the content, 64 hexadecimal digits; part of what the record's contentHash covers"
    sha256: String!
    "schema.org inLanguage, eli:language"
    language: LanguageTag!
    "eli:legal_value: by default AUTHORITATIVE in the original language and COURTESY in others"
    legalValue: LegalValue!
    "what it is to the record"
    role: FileRole!
    "null where none was given: show the name"
    title(language: LanguageTag): Text
    "where it comes from, in the owner's words"
    provenance: String
    "schema.org contentUrl: where it is downloaded; asks again who may read it"
    url: String!
    "false where its content is not kept here"
    downloadable: Boolean!
  }

  enum FileRole {
    "the text of the record itself"
    TEXT
    TRANSLATION
    ANNEX
    "shows that what the record says is so"
    EVIDENCE
  }

  "A file of one's own, uploaded by POST /files or by tus at /files/uploads: see docs/files.md."
  input PublicationFileInput {
    "the id that the upload gave"
    file: ID!
    "BCP 47"
    language: String!
    "TEXT by default"
    role: FileRole
    legalValue: LegalValue
    "up to 300 characters each"
    titles: [TextInput!]
    "where it comes from, up to 1,000 characters"
    provenance: String
  }

  extend type Query {
    "a file that was uploaded for the reader's participant, attached or not; null when there is none"
    uploadedFile(id: ID!): UploadedFile @needs(permission: "publication:read-drafts")
  }

  type UploadedFile {
    id: ID!
    name: String!
    mediaType: String!
    size: Int!
    sha256: String!
    state: FileState!
    "what was found in it; null unless state is REFUSED"
    refusal: String
    uploadedAt: DateTime!
    textState: FileTextState!
    "why its text could not be read; null unless textState is FAILED"
    textReason: String
    url: String!
  }

  enum FileState {
    "not yet looked at for viruses: cannot be attached or downloaded"
    WAITING
    READY
    "a virus was found; its content was removed"
    REFUSED
  }

  enum FileTextState {
    "will be read in a moment"
    PENDING
    "found by search, through the records that carry it"
    READ
    "of a type that text is not read from"
    NONE
    "could not be read, which is not tried again"
    FAILED
  }
`;
