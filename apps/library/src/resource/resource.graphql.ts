import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';
import { kindMutationsSdl } from '../publication/kind.graphql.js';

export const resourceSdl = /* GraphQL */ `
  ${kindMutationsSdl('Resource')}

  """
  Something to work with: a guide, a tool, a report, a dataset, a list of contacts (schema.org CreativeWork, Dataset). Where it
  is to be had is its officialUrl.
  """
  type Resource implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    "schema.org learningResourceType, or additionalType; null only in a draft that does not say it yet"
    resourceType: ResourceType
    "schema.org author: people or institutions, by name"
    authors: [String!]!
    "schema.org publisher: who issued it, by name, where that is not the owner of this record"
    publisher: String
    "schema.org datePublished of the thing itself, as precise as it is known"
    issuedOn: Date
    "schema.org bookEdition or version, e.g. 2nd edition"
    edition: String
    "schema.org identifier: DOI, ISBN, ISSN or document symbol"
    identifier: String
    "schema.org license: an SPDX id, an address, or in words; null where nothing is known, which is no permission"
    licence: String
    "schema.org encodingFormat: a media type, e.g. application/pdf"
    format: String
    "schema.org spatialCoverage: countries that it is about; none where it is about no country in particular"
    countries: [Country!]!
  }

  enum ResourceType {
    GUIDE
    "a calculator, form or programme"
    TOOL
    TRAINING_MATERIAL
    REPORT
    "schema.org Dataset"
    DATASET
    STANDARD
    "a text to be filled in, such as a model agreement"
    TEMPLATE
    "schema.org WebSite"
    WEBSITE
    CONTACT_LIST
    OTHER
  }

  input ResourceInput {
    ${publicationInputSdl}
    "publishing asks for it; a draft may leave it out"
    resourceType: ResourceType
    authors: [String!]
    publisher: String
    "YYYY, YYYY-MM or YYYY-MM-DD"
    issuedOn: String
    edition: String
    identifier: String
    licence: String
    "a media type such as application/pdf"
    format: String
    "ISO 3166-1 alpha-2"
    countries: [String!]
  }
`;
