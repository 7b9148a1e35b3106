import { INVERSE_RELATIONS } from './relations.js';

const SAID: Record<string, string> = {
  AMENDED_BY: 'eli:amended_by',
  REPEALED_BY: 'eli:repealed_by',
  IMPLEMENTED_BY: 'eli:implemented_by, schema.org legislationTransposes from the other end',
  COMMENCED_BY: 'eli:commenced_by',
  CONSOLIDATED_BY: 'eli:consolidated_by',
  SUPERSEDED_BY: 'dcterms:isReplacedBy, schema.org supersededBy',
  HAS_PART: 'dcterms:hasPart',
  DOCUMENTED_BY: 'schema.org subjectOf',
  BASIS_OF: 'eli:basis_for',
  RELATES_TO: 'dcterms:relation',
  DIFFERENT_FROM: 'owl:differentFrom',
};

export const linkSdl = /* GraphQL */ `
  "How a record bears on another, in the words of ELI for laws, of schema.org and Dublin Core for the rest."
  enum LinkRelation {
    "eli:amends, schema.org legislationChanges: a law, of a law of the same country"
    AMENDS
    "eli:repeals, schema.org legislationRepeals: a law, of a law of the same country"
    REPEALS
    "eli:implements: a law, of a law or an agreement, anybody's"
    IMPLEMENTS
    "eli:commences, schema.org legislationCommences: a law that brings another of the same country into force"
    COMMENCES
    "eli:consolidates, schema.org legislationConsolidates: a text that has another's changes worked in"
    CONSOLIDATES
    "dcterms:replaces: this record stands in the place of another one of the same kind and country"
    SUPERSEDES
    "dcterms:isPartOf: of the same kind, such as a session of a conference"
    PART_OF
    "schema.org about: of an event, what was handed out or came of it"
    DOCUMENTS
    "eli:based_on, schema.org isBasedOn"
    BASED_ON
    "dcterms:relation"
    RELATES_TO
    "owl:differentFrom: another thing of yours, although number and title are the same"
    DIFFERENT_FROM
  }

  "The same from the other end."
  enum InverseRelation {
    ${INVERSE_RELATIONS.map((name) => `"${SAID[name]}"\n    ${name}`).join('\n    ')}
  }

  "What this record has to do with another one, or with a text that is not in the network. Either target or external is set."
  type Link {
    "how, seen from this record"
    relation: LinkRelation!
    "as the content names it: an id, or an id@revision"
    target: ID
    "the record, or the revision that the link is pinned to; null when the reader may not see it"
    publication: Publication
    "the revision that the link is pinned to; null: it follows the newest"
    revision: Int
    "false when a newer revision of the target is out than the one that the link is pinned to; null when the reader may not see the target"
    isLatest: Boolean
    "schema.org citation: a text elsewhere"
    external: ExternalText
    "in the owner's words, e.g. which articles"
    note: String
  }

  type ExternalText {
    title: String!
    "http or https"
    url: String!
  }

  "That another record links to this one."
  type Backlink {
    "how, seen from this record: the inverse of what the other one says"
    relation: InverseRelation!
    "the newest revision of the record that links"
    publication: Publication!
    "the revision of this record that it names; null: it follows the newest"
    revision: Int
    "false when it names a revision of this record that is not the newest"
    isLatest: Boolean!
  }

  "Give target or external."
  input LinkInput {
    relation: LinkRelation!
    "a citable id, which follows the newest revision; with @ and a number it is pinned to that one"
    target: ID
    external: ExternalTextInput
    "up to 2000 characters, e.g. which articles"
    note: String
  }

  input ExternalTextInput {
    title: String!
    url: String!
  }
`;
