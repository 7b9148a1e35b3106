export const practiceReviewSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Says, for your participant, what you think of a published practice as it stands: once for each revision that says something
    anew, and not of what you published yourself. Reviews are read by all who may read the practice.
    """
    reviewPractice(id: ID!, input: PracticeReviewInput!): PracticeReviewResult! @needs(permission: "practice:review")
  }

  extend type Practice {
    """
    One reviewer of the owner and two of other participants accept it as it stands. It is false again when the owner revises it; a
    correction changes nothing.
    """
    reviewed: Boolean!
    "schema.org review, the newest first; also those of earlier revisions, which count no longer"
    reviews: [PracticeReview!]!
  }

  "What a peer said of one revision of a practice."
  type PracticeReview {
    "the revision that was looked at"
    revision: Int!
    "schema.org author: for whom the reviewer spoke"
    reviewer: Participant!
    "by the owner itself"
    internal: Boolean!
    verdict: ReviewVerdict!
    "schema.org reviewBody"
    comment(language: LanguageTag): Text
    comments: [Text!]!
    "schema.org datePublished"
    reviewedAt: DateTime!
    "false: the owner has said something anew since, and this review is of what was said before"
    current: Boolean!
  }

  enum ReviewVerdict {
    "told so that others can rely on it"
    ACCEPTED
    "something is missing or wrong; the comment says what"
    CHANGES_ASKED
  }

  input PracticeReviewInput {
    "the revision that was looked at: it must be the newest"
    revision: Int!
    verdict: ReviewVerdict!
    "why, in one language at least"
    comment: [TranslatedInput!]!
  }

  union PracticeReviewResult = Practice | InvalidInput | NotAuthorised | NotFound | Conflict
`;
