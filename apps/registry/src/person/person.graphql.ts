import { publicationKindSdl } from '#graphql';
export const personSdl = /* GraphQL */ `
  extend type Query {
    "Who is signed in, and what they may; null for nobody"
    me: Me @open
    """
    Whoever holds, held or will hold a role at a participant, by name. Absent: the own participant. For its publishers and
    coordinators; the secretariat sees those of any.
    """
    people(participant: ID): [Person!]! @needs(permission: "person:read")
    "Null also for people of others"
    person(id: ID!): Person @needs(permission: "person:read")
    """
    What a participant (absent: the own) asks of its own people. For its publishers and coordinators; the secretariat sees
    that of any.
    """
    participantRule(participant: ID): ParticipantRule! @needs(permission: "person:read")
  }

  extend type Mutation {
    """
    Gives a role to somebody who is known at the participant already; others are invited. Refused as a Conflict where the
    same role is held in that time, or one that does not go together with it: a coordinator does not publish.
    For coordinators of the participant and the secretariat.
    """
    grantRole(input: GrantRoleInput!): RoleGrantResult! @needs(permission: "person:manage")
    """
    Ends a role on a day, or at once. What was lent to deputies ends with it. The last coordinator needs a successor first,
    unless the secretariat ends it.
    """
    endRole(input: EndRoleInput!): RoleGrantResult! @needs(permission: "person:manage")
    "What a participant asks of its own people. For its coordinators and the secretariat."
    setParticipantRule(input: SetParticipantRuleInput!): ParticipantRuleResult! @needs(permission: "participant:rule")
  }

  input GrantRoleInput {
    person: ID!
    participant: ID!
    role: Role!
    "absent: all kinds of record"
    kinds: [PublicationKind!]
    "the first day, by the clock of the participant; absent: at once"
    from: Date
    "the last day: it ends with the midnight that follows; absent: without an end"
    until: Date
  }

  input EndRoleInput {
    "id of the RoleGrant"
    grant: ID!
    "the last day, by the clock of the participant; absent: at once"
    until: Date
  }

  input SetParticipantRuleInput {
    participant: ID!
    "the acr of OpenID Connect that a sign-in must have to publish, correct or revoke; null: any"
    publishAcr: String
    """
    true: what is published was approved, exactly as it stands, by another person than who saved it last and than who publishes
    it; a machine approves nothing. Left out: as it was
    """
    secondPair: Boolean
  }

  union RoleGrantResult = RoleGrant | InvalidInput | NotAuthorised | NotFound | Conflict
  union ParticipantRuleResult = ParticipantRule | InvalidInput | NotAuthorised | NotFound | Conflict

  type Me {
    "null for a service account, and for a token that brings its roles along: the register does not know them"
    person: Person
    name: String
    "whom one acts for now"
    participant: Participant!
    "whom one may act for: choose by the header comity-participant, or at sign-in"
    participants: [Participant!]!
    "held now at the participant that one acts for"
    roles: [HeldRole!]!
    "e.g. publication:publish"
    permissions: [String!]!
    "what needs doing at one's own authority"
    warnings: [Warning!]!
  }

  type HeldRole {
    role: Role!
    "null: all kinds of record"
    kinds: [PublicationKind!]
  }

  "Somebody who signs in"
  type Person @key(fields: "id") {
    id: ID!
    name: String!
    email: String
    "what letters are written in; null: not known"
    language: LanguageTag
    "of all times, in the order that they begin; those at other participants are not shown"
    roles: [RoleGrant!]!
    "when every role, session and feed link ended; null: has not left"
    leftAt: DateTime
  }

  type RoleGrant {
    id: ID!
    person: Person!
    participant: Participant!
    role: Role!
    "null: all kinds of record"
    kinds: [PublicationKind!]
    "the first day, by the clock of the participant"
    from: Date!
    "the last day; null: it lasts"
    until: Date
    startsAt: DateTime!
    "the first moment after it; null: it lasts"
    endsAt: DateTime
    inForce: Boolean!
    "id of the grant that was lent to a deputy; null: an own role"
    deputisesFor: ID
    "id of the person who granted it, or what did"
    grantedBy: String!
  }

  ${publicationKindSdl}

  enum Role {
    "writes drafts"
    CONTRIBUTOR
    "reads drafts, comments on them, asks for changes and approves"
    REVIEWER
    "publishes, corrects and revokes"
    PUBLISHER
    "says who may, and does not publish"
    COORDINATOR
    "publishes for a regional body, and says who may there"
    REGIONAL_COORDINATOR
    "follows for a partner organisation"
    PARTNER_AGENT
    "keeps the register"
    SECRETARIAT
    "reads the audit log"
    AUDITOR
    "runs the node"
    OPERATOR
  }

  type Warning {
    code: WarningCode!
    participant: Participant!
    "the first day on which it will be so; null: it is so now"
    from: Date
    publishers: Int!
    "in English"
    message: String!
  }

  enum WarningCode {
    "now, or within 30 days when a role ends"
    FEWER_THAN_TWO_PUBLISHERS
  }

  type ParticipantRule {
    participant: Participant!
    "null: any sign-in"
    publishAcr: String
    "whether a draft must be approved by somebody else before it is published"
    secondPair: Boolean!
  }

  extend type Authority {
    "for its own people and the secretariat; empty for everybody else"
    warnings: [Warning!]!
  }
`;
