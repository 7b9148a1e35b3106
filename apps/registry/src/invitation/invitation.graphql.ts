export const invitationSdl = /* GraphQL */ `
  extend type Query {
    "Of a participant (absent: the own), the newest first. For its coordinators; the secretariat sees those of any."
    invitations(participant: ID): [Invitation!]! @needs(permission: "person:manage")
  }

  extend type Mutation {
    """
    Sends a letter with a link by which somebody signs in and takes up roles. It is good once and for 14 days. For
    coordinators of the participant and the secretariat.
    """
    invite(input: InviteInput!): InvitationResult! @needs(permission: "person:manage")
    "Sends the letter again with a new link, good for 14 days; the old one no longer is"
    resendInvitation(id: ID!): InvitationResult! @needs(permission: "person:manage")
    withdrawInvitation(id: ID!): InvitationResult! @needs(permission: "person:manage")
  }

  input InviteInput {
    participant: ID!
    email: String!
    "as the letter addresses the person"
    name: String!
    "of the letter: English, French, Spanish and Vietnamese are written; others in English"
    language: LanguageTag
    roles: [Role!]!
    "absent: all kinds of record"
    kinds: [PublicationKind!]
    "the first day of the roles, by the clock of the participant; absent: when it is accepted"
    from: Date
    "the last day; absent: without an end"
    until: Date
  }

  union InvitationResult = Invitation | InvalidInput | NotAuthorised | NotFound | Conflict

  type Invitation {
    id: ID!
    participant: Participant!
    email: String!
    name: String!
    language: LanguageTag
    roles: [Role!]!
    "null: all kinds of record"
    kinds: [PublicationKind!]
    from: Date!
    "the last day; null: they last"
    until: Date
    state: InvitationState!
    "id of the person who invited, or sent it again, or what did: the link opens nothing once they may invite nobody here"
    invitedBy: String!
    invitedAt: DateTime!
    expiresAt: DateTime!
    "who accepted, which need not be whom the letter was for"
    acceptedBy: Person
    letter: Letter
  }

  enum InvitationState {
    PENDING
    ACCEPTED
    EXPIRED
    WITHDRAWN
  }

  "An e-mail that this node writes"
  type Letter {
    state: LetterState!
    attempts: Int!
    writtenAt: DateTime!
    "when it was sent or given up"
    doneAt: DateTime
    "what the mail server said to the last attempt that failed"
    lastFault: String
  }

  enum LetterState {
    WAITING
    "the mail server has taken it"
    SENT
    "refused by the mail server, or too late"
    FAILED
    "no longer true before it was sent"
    DROPPED
  }
`;
