import { changeTypesInWords } from '../change/change-types.js';

export const previewAndWhySdl = /* GraphQL */ `
  extend type Query {
    """
    What a filter would have sent to your participant, before you keep it: decided by the same rules as what is sent, for what
    you may read now. The newest 20,000 changes are looked at. Of a filter or of a subscription that you have: given both, it is
    refused; an error when the subscription is not there for you.
    """
    previewSubscription(
      filter: ChangeFilter
      "one of your own, in the place of a filter: what its filter as it is kept would have sent"
      subscription: ID
      "1 to 366"
      days: Int = 90
      "how many changes are shown, at most 50"
      first: Int = 20
    ): SubscriptionPreview! @needs(permission: "subscription:manage")
    """
    Why a change came to you by one of your subscriptions, as its filter is now. An error when either is not there for you.
    """
    whyDidIGetThis(position: Int!, subscription: ID!): Why! @needs(permission: "subscription:manage")
    """
    What ChangeFilter.types may ask for:
    ${changeTypesInWords()}
    """
    changeTypes: [ChangeType!]! @open
  }

  type ChangeType {
    "such as publication.published"
    type: String!
    "one sentence in English"
    means: String!
  }

  type SubscriptionPreview {
    "from this moment on everything was looked at"
    since: DateTime!
    until: DateTime!
    "false when there were more changes in those days than are looked at"
    complete: Boolean!
    total: Int!
    "oldest first, counted back from now; a week without any has 0"
    weeks: [PreviewWeek!]!
    "newest first"
    changes: [Change!]!
  }

  type PreviewWeek {
    from: DateTime!
    to: DateTime!
    count: Int!
  }

  extend type Delivery {
    "null when the subscription is gone, or you may no longer read the change"
    why: Why
  }

  "Which parts of a filter fit a change, by which value."
  type Why {
    "of the change"
    position: Int!
    "whether it fits the filter as it is now"
    fits: Boolean!
    "whether the subscription was changed after the change was written: then it may have fitted otherwise"
    changedSince: Boolean!
    "those that ask for something; none when the filter asks for everything"
    parts: [WhyPart!]!
    "all of it in one sentence, in English"
    sentence: String!
  }

  type WhyPart {
    "as ChangeFilter names it, such as countries"
    part: String!
    "what the filter asks for"
    asked: [String!]!
    fits: Boolean!
    reasons: [WhyReason!]!
  }

  type WhyReason {
    "of the filter"
    value: String!
    because: WhyBecause!
    "what of the change it fits: a code below the value, a member of the body, title or text of words; null where that is not said"
    by: String
    "of a member: since when, as the register says it"
    since: String
    "in English"
    sentence: String!
  }

  enum WhyBecause {
    "the change has the very value"
    SAME
    "the change has something below it in the vocabulary"
    BELOW
    "it is a record of the value"
    OWNER
    "the value is a party of the agreement"
    PARTY
    "the country was a member of the body on the day of the change"
    MEMBER
    "the change is about the body itself"
    ITSELF
    "the words stand in it"
    WORDS
    "a withdrawal, told to whoever asks for anything of records"
    WITHDRAWAL
  }
`;
