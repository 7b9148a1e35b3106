export const embargoSdl = /* GraphQL */ `
  extend type Query {
    "What is published at a moment to come, the next first: your own, and agreements for their parties that you are one of."
    embargoes(first: Int, after: String): EmbargoConnection! @open
  }

  extend type Mutation {
    "Another moment, later than now. Where the record was never published, nobody has known of the first one."
    moveEmbargo(id: ID!, until: DateTime!): PublishResult! @needs(permission: "publication:publish")
    "It will not be published by itself; its content is an open draft again."
    cancelEmbargo(id: ID!): DraftResult! @needs(permission: "publication:publish")
  }

  """
  What is published by itself at a moment to come. Until then nobody but the owner can know of it, by any way; the parties of
  an agreement can when it is for the parties. Revoking the record before cancels it.
  """
  type PublicationEmbargo {
    "when it is published, within a second or two; then, and once only, the change is announced"
    until: DateTime!
    "the record as it will be"
    publication: Publication!
    changeNote: String
  }

  type EmbargoConnection {
    nodes: [PublicationEmbargo!]!
    edges: [EmbargoEdge!]!
    pageInfo: PageInfo!
  }

  type EmbargoEdge {
    node: PublicationEmbargo!
    cursor: String!
  }
`;
