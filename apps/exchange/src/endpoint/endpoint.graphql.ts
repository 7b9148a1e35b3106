export const endpointSdl = /* GraphQL */ `
  extend type Query {
    "the webhook endpoints of your participant"
    myEndpoints: [Endpoint!]! @needs(permission: "endpoint:manage")
  }

  extend type Mutation {
    """
    Registers an address for signed webhooks. The answer holds the secret that signatures are made with: it is told this
    once and never again.
    """
    createEndpoint(input: CreateEndpointInput!): CreateEndpointResult! @needs(permission: "endpoint:manage")
    "What waits to be pushed to it is skipped, and its subscriptions push nothing any more."
    deleteEndpoint(id: ID!): DeleteEndpointResult! @needs(permission: "endpoint:manage")
  }

  input CreateEndpointInput {
    "https only, on the public internet, without credentials"
    url: String!
    "for yourself, at most 200 characters"
    description: String! = ""
  }

  """
  An address that signed webhooks go to (Standard Webhooks v1).
  """
  type Endpoint {
    id: ID!
    url: String!
    description: String!
    state: EndpointState!
    "why it is disabled; null while it is not"
    disabledReason: String
    createdAt: DateTime!
    """
    Newest first. since: only of changes that came into the log from then on.
    """
    deliveries(first: Int = 20, after: String, state: DeliveryState, since: DateTime): DeliveryConnection!
  }

  enum EndpointState {
    ENABLED
    DISABLED
  }

  type CreatedEndpoint {
    endpoint: Endpoint!
    "whsec_ and the key in base64; keep it, it is not shown again"
    secret: String!
  }

  union CreateEndpointResult = CreatedEndpoint | InvalidInput | NotAuthorised | Conflict

  type DeletedEndpoint {
    id: ID!
  }

  union DeleteEndpointResult = DeletedEndpoint | NotAuthorised | NotFound
`;
