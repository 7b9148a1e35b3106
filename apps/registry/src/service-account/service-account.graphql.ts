export const serviceAccountSdl = /* GraphQL */ `
  extend type Query {
    """
    Machines of a participant (absent: the own). For its coordinators; its publishers see those whose secret is theirs to
    take; the secretariat sees those of any.
    """
    serviceAccounts(participant: ID): [ServiceAccount!]! @needs(permission: "service-account:secret")
  }

  extend type Mutation {
    """
    An account for a machine, which gets tokens for its id and secret (OAuth 2 client credentials). The secret is shown
    here and never again. It writes, publishes or follows; it never says who may. Of one that publishes a coordinator is
    shown no secret, who does not publish: a publisher takes it by rotateServiceAccountSecret.
    """
    createServiceAccount(input: CreateServiceAccountInput!): ServiceAccountResult!
      @needs(permission: "service-account:manage")
    """
    A new secret; the old one, and the tokens that it brought, end at once. Of a machine that publishes, for publishers of
    the same kinds of record; of others, for coordinators. Who takes it answers for the machine from then on.
    """
    rotateServiceAccountSecret(id: ID!): ServiceAccountResult! @needs(permission: "service-account:secret")
    revokeServiceAccount(id: ID!): ServiceAccountResult! @needs(permission: "service-account:manage")
  }

  input CreateServiceAccountInput {
    participant: ID!
    name: String!
    "CONTRIBUTOR, PUBLISHER, REGIONAL_COORDINATOR or PARTNER_AGENT, as the participant may have"
    roles: [Role!]!
    "absent: all kinds of record"
    kinds: [PublicationKind!]
    "the last day, by the clock of the participant; absent: without an end"
    until: Date
  }

  union ServiceAccountResult = ServiceAccountSecret | InvalidInput | NotAuthorised | NotFound | Conflict

  type ServiceAccountSecret {
    serviceAccount: ServiceAccount!
    "ck_…, shown once; null where no new one was made, and where it is a publisher’s to take"
    secret: String
  }

  type ServiceAccount {
    id: ID!
    participant: Participant!
    name: String!
    roles: [Role!]!
    "null: all kinds of record"
    kinds: [PublicationKind!]
    "id of the person who made it, or took its secret last: it ends when that person leaves, hands over or has no role here"
    createdBy: String!
    createdAt: DateTime!
    expiresAt: DateTime
    "when it last got a token; null: never"
    lastUsedAt: DateTime
    revokedAt: DateTime
    "what the reader could do with it and be let, so that interfaces offer nothing else"
    viewerCan: ServiceAccountActions!
  }

  type ServiceAccountActions {
    "rotateServiceAccountSecret"
    takeSecret: Boolean!
    "revokeServiceAccount"
    revoke: Boolean!
  }
`;
