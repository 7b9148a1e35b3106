/** The way of a draft from who writes it to who publishes it. */
export const reviewSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Hands the open draft in: those who are asked, or all who may review it, are told by letter, and reminded when they do not
    act. Saving it again is possible and keeps it in review.
    """
    submitForReview(
      id: ID!
      "the draft's version that was looked at"
      expectedVersion: Int!
      "ids of persons who may review it now; left out: all of them"
      to: [ID!]
    ): DraftResult! @needs(permission: "publication:draft")

    "Says yes to exactly this version, which somebody else has saved. Saving the draft again takes the approval away."
    approve(id: ID!, expectedVersion: Int!): DraftResult! @needs(permission: "publication:review")

    "Says what is missing. It cannot be published until it is handed in again, or taken back to work."
    requestChanges(id: ID!, reason: String!): DraftResult! @needs(permission: "publication:review")

    "Says, as one who could publish it, that it will not be. It cannot be published until it is handed in again, or taken back to work."
    rejectDraft(id: ID!, reason: String!): DraftResult! @needs(permission: "publication:publish")

    "Takes a draft out of review, whatever was decided."
    returnToWork(id: ID!): DraftResult! @needs(permission: "publication:comment")

    "Says something of the draft, of one of its fields, or in answer to what was said."
    commentOnDraft(
      id: ID!
      text: String!
      "a field of the content, such as title.vi or provisions.2.summary; left out: the whole"
      path: String
      "a comment of this draft"
      answers: ID
    ): DraftResult! @needs(permission: "publication:comment")

    "Settles a thread; or, with resolved false, takes it up again."
    resolveComment(id: ID!, comment: ID!, resolved: Boolean = true): DraftResult!
      @needs(permission: "publication:comment")

    """
    Lets others know that you are writing the draft: for 15 minutes, and 15 more whenever you save it or say so again.
    Others cannot save, delete or publish it meanwhile unless they take it over.
    """
    lockDraft(id: ID!): DraftResult! @needs(permission: "publication:draft")
    "You are no longer writing it."
    unlockDraft(id: ID!): DraftResult! @needs(permission: "publication:draft")
    "Takes the draft over from who is writing it, who is told by letter, with the reason."
    takeOverDraft(id: ID!, reason: String!): DraftResult! @needs(permission: "publication:draft")
  }

  enum DraftStage {
    "not handed in"
    WORKING
    IN_REVIEW
    CHANGES_REQUESTED
    "in exactly the version that is open"
    APPROVED
    "by one who could publish it"
    REJECTED
  }

  extend type PublicationDraft {
    stage: DraftStage!
    "null: it was not handed in"
    review: DraftReview
    "who is writing it now; null: nobody"
    lock: DraftLock
    "the threads, the oldest first"
    comments: [DraftComment!]!
    "the owner asks that somebody approves it, who neither saved it last nor publishes it, before it is published"
    needsApproval: Boolean!
  }

  "Persons are given by their ids."
  type DraftReview {
    "of the draft, that was handed in or decided on"
    version: Int!
    "empty: all who may review it"
    asked: [ID!]!
    submittedBy: ID!
    "since when it waits"
    submittedAt: DateTime!
    "null: nobody has decided"
    decidedBy: ID
    decidedAt: DateTime
    "of changes that were asked for, or of a rejection"
    reason: String
  }

  type DraftLock {
    "id of the person, or of the service account"
    by: ID!
    byName: String
    since: DateTime!
    until: DateTime!
  }

  type DraftComment {
    id: ID!
    "of the draft, when it was said"
    version: Int!
    "null: the whole"
    path: String
    text: String!
    writtenBy: ID!
    writtenByName: String
    writtenAt: DateTime!
    "null: open"
    resolvedBy: ID
    resolvedAt: DateTime
    replies: [DraftComment!]!
  }
`;
