export const deliverySdl = /* GraphQL */ `
  type DeliveryConnection {
    nodes: [Delivery!]!
    edges: [DeliveryEdge!]!
    pageInfo: PageInfo!
  }

  type DeliveryEdge {
    node: Delivery!
    cursor: String!
  }

  """
  One change for one subscription at one endpoint.
  """
  type Delivery {
    "the webhook-id header, the same on every attempt"
    webhookId: ID!
    "position of the change"
    position: Int!
    "what the change is about"
    subject: ID!
    state: DeliveryState!
    "oldest first"
    attempts: [DeliveryAttempt!]!
    "when it is tried (again); null when it is not"
    nextAttemptAt: DateTime
    deliveredAt: DateTime
  }

  enum DeliveryState {
    "waits for its turn, or for its next attempt"
    PENDING
    "is being sent"
    SENDING
    "the receiver answered 2xx"
    DELIVERED
    "the receiver refused for good (410)"
    FAILED
    "ten attempts over three days failed"
    GAVE_UP
    "not sent: the endpoint was disabled or deleted, the subscription was deleted, or it may no longer be read"
    SKIPPED
  }

  type DeliveryAttempt {
    "1 for the first"
    number: Int!
    at: DateTime!
    "HTTP status; null when there was no answer"
    status: Int
    "milliseconds to the whole answer, or to the failure"
    ms: Int!
    "null when it succeeded"
    error: String
    "the beginning of the answer to a failed attempt, at most 2 KB"
    excerpt: String
  }
`;
