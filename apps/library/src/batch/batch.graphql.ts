export const batchSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Publishes open drafts together, up to 500: all of them or none. One change is announced for each, with the batch's id on it.
    """
    publishBatch(
      records: [BatchRecordInput!]!
      "of all of them, for readers"
      changeNote: String
      "a moment to come, at which all are published by themselves"
      embargoUntil: DateTime
    ): PublishBatchResult! @needs(permission: "publication:publish")
  }

  input BatchRecordInput {
    id: ID!
    "the draft's version that was looked at"
    expectedVersion: Int!
  }

  union PublishBatchResult = PublishedBatch | BatchRefused | InvalidInput | NotAuthorised | NotFound | Conflict

  type PublishedBatch {
    "stands on each of the changes"
    batch: ID!
    "in the order given"
    publications: [Publication!]!
  }

  "Nothing was published; each record that stood in the way, and why."
  type BatchRefused implements Error {
    code: String!
    message: String!
    path: [String!]!
    records: [BatchRefusal!]!
  }

  type BatchRefusal {
    id: ID!
    "as if it had been published alone"
    code: String!
    message: String!
    "the fields at fault, where it was the content"
    problems: [FieldProblem!]!
  }
`;
