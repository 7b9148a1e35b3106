export const endpointSdl = /* GraphQL */ `
  extend type Query {
    "the webhook endpoints of your participant"
    myEndpoints: [Endpoint!]! @needs(permission: "endpoint:manage")
    "one of them, for its deliveries; null when your participant has none with this id"
    myEndpoint(id: ID!): Endpoint @needs(permission: "endpoint:manage")
  }

  extend type Mutation {
    """
    Registers an address for signed webhooks, and sends it a challenge that it must echo before it gets anything. The answer
    holds the secret that signatures are made with: it is told this once and never again. A receiver that looks at the
    signature of the challenge cannot know the secret yet: give it the secret, then call verifyEndpoint.
    """
    createEndpoint(input: CreateEndpointInput!): CreateEndpointResult! @needs(permission: "endpoint:manage")
    "What is left out stays. A new address must echo a challenge as a new endpoint does; what waits is held back until then."
    updateEndpoint(id: ID!, input: UpdateEndpointInput!): UpdateEndpointResult! @needs(permission: "endpoint:manage")
    "Sends the challenge again to an endpoint that is not verified. What it missed meanwhile is pushed then, of the last 14 days."
    verifyEndpoint(id: ID!): VerifyEndpointResult! @needs(permission: "endpoint:manage")
    """
    Takes an endpoint that was disabled into use again; it must echo a challenge first. With catchUp, what it missed in the
    last 14 days is pushed; what is older, and all of it without catchUp, is in the change feed.
    """
    enableEndpoint(id: ID!, catchUp: Boolean!): EnableEndpointResult! @needs(permission: "endpoint:manage")
    """
    Makes a new secret, which is told this once. It signs first from the next message on; the old one signs beside it for the
    hours of the overlap, 0 to 168.
    """
    rotateEndpointSecret(id: ID!, overlapHours: Int! = 24): RotateEndpointSecretResult!
      @needs(permission: "endpoint:manage")
    """
    Sends a signed webhook of the type endpoint.test at once, whatever the endpoint's state, and says what came back. It is no
    change and stands in no log of them. At most 5 times a minute.
    """
    testEndpoint(id: ID!): TestEndpointResult! @needs(permission: "endpoint:manage")
    "What waits to be pushed to it is skipped, and its subscriptions push nothing any more."
    deleteEndpoint(id: ID!): DeleteEndpointResult! @needs(permission: "endpoint:manage")
  }

  input CreateEndpointInput {
    "https only, on the public internet, without credentials"
    url: String!
    "for yourself, at most 200 characters"
    description: String! = ""
    "at least one"
    signatures: [WebhookSignature!]! = [V1]
  }

  "How a message is signed; docs/webhooks.md shows how each is checked."
  enum WebhookSignature {
    "HMAC-SHA256 by the endpoint's own secret"
    V1
    "Ed25519 by the network's key, which anybody can check and nobody else can make"
    V1A
  }

  "At least one field; what is left out, or null, stays."
  input UpdateEndpointInput {
    "https only, on the public internet, without credentials"
    url: String
    "for yourself, at most 200 characters"
    description: String
    "at least one"
    signatures: [WebhookSignature!]
  }

  """
  An address that signed webhooks go to (Standard Webhooks).
  """
  type Endpoint {
    id: ID!
    url: String!
    description: String!
    state: EndpointState!
    signatures: [WebhookSignature!]!
    "why it is disabled; null while it is not"
    disabledReason: String
    disabledAt: DateTime
    "when it last echoed a challenge; null for one that has not, and for those that are older than challenges"
    verifiedAt: DateTime
    "until when the secret before the last rotation signs too; null when only one signs"
    oldSecretUntil: DateTime
    "the first position that it did not get because it was not enabled; null when there is none"
    missedFrom: Int
    createdAt: DateTime!
    """
    The attempts of its last 20 deliveries, at most 30 of them, the oldest first: how it does, for all endpoints at once.
    """
    recentAttempts: [DeliveryAttempt!]!
    "the latest time that anything arrived; null: nothing has"
    lastDeliveredAt: DateTime
    """
    Newest first. since: only of changes that came into the log from then on.
    """
    deliveries(first: Int = 20, after: String, state: DeliveryState, since: DateTime): DeliveryConnection!
  }

  enum EndpointState {
    "has not echoed its challenge; what it would have got is kept as skipped"
    UNVERIFIED
    ENABLED
    "gets nothing until enableEndpoint; what it would have got is kept as skipped"
    DISABLED
  }

  "What became of a challenge."
  type EndpointVerification {
    verified: Boolean!
    "what was sent, what was expected and what came; null when it was echoed"
    problem: String
    "HTTP status; null when there was no answer"
    status: Int
    "milliseconds to the whole answer, or to the failure"
    ms: Int!
    "the beginning of the answer, at most 2 KB"
    answer: String
  }

  type CreatedEndpoint {
    endpoint: Endpoint!
    "whsec_ and the key in base64; keep it, it is not shown again"
    secret: String!
    "the endpoint exists, verified or not"
    verification: EndpointVerification!
  }

  union CreateEndpointResult = CreatedEndpoint | InvalidInput | NotAuthorised | Conflict

  type UpdatedEndpoint {
    endpoint: Endpoint!
    "null when the address stays"
    verification: EndpointVerification
  }

  union UpdateEndpointResult = UpdatedEndpoint | InvalidInput | NotAuthorised | NotFound | Conflict

  "What an endpoint did not get while it was not enabled."
  type MissedChanges {
    "the first position"
    from: Int!
    "the change feed from there on: all that you may read, whatever your subscriptions and however old"
    changes: String!
    "what of it is put in line to be pushed; null when that was not asked for"
    caughtUp: Replay
  }

  type VerifiedEndpoint {
    endpoint: Endpoint!
    verification: EndpointVerification!
    "null when it missed nothing"
    missed: MissedChanges
  }

  "The challenge was not echoed; the message says what was sent, what was expected and what came. Nothing was changed."
  type EndpointNotVerified implements Error {
    code: String!
    message: String!
    path: [String!]!
    verification: EndpointVerification!
  }

  union VerifyEndpointResult = VerifiedEndpoint | EndpointNotVerified | NotAuthorised | NotFound | Conflict

  type EnabledEndpoint {
    endpoint: Endpoint!
    verification: EndpointVerification!
    "null when it missed nothing"
    missed: MissedChanges
  }

  union EnableEndpointResult = EnabledEndpoint | EndpointNotVerified | NotAuthorised | NotFound | Conflict

  type RotatedEndpointSecret {
    endpoint: Endpoint!
    "whsec_ and the key in base64; keep it, it is not shown again"
    secret: String!
  }

  union RotateEndpointSecretResult = RotatedEndpointSecret | InvalidInput | NotAuthorised | NotFound | Conflict

  type EndpointTest {
    "whether the answer was 2xx, in time"
    delivered: Boolean!
    "HTTP status; null when there was no answer"
    status: Int
    "milliseconds to the whole answer, or to the failure"
    ms: Int!
    "the beginning of the answer, at most 2 KB"
    answer: String
    "what went wrong; null when nothing did"
    error: String
  }

  union TestEndpointResult = EndpointTest | NotAuthorised | NotFound | Conflict

  type DeletedEndpoint {
    id: ID!
  }

  union DeleteEndpointResult = DeletedEndpoint | NotAuthorised | NotFound
`;
