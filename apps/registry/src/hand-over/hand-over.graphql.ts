export const handOverSdl = /* GraphQL */ `
  extend type Mutation {
    """
    One person follows another at a participant: every role of the old ends on a day and the new holds the same from then
    on. Sessions, feed links and service accounts of the old end with them. Drafts belong to the participant and stay where
    they are. For coordinators of the participant and the secretariat.
    """
    handOver(input: HandOverInput!): HandOverResult! @needs(permission: "person:manage")
    """
    Somebody is gone: every role, session, feed link and service account at the participant ends at once. What was done
    stays, and so do drafts.
    """
    personLeft(input: PersonLeftInput!): PersonResult! @needs(permission: "person:manage")
  }

  input HandOverInput {
    participant: ID!
    "id of the person who goes"
    from: ID!
    "id of the person who comes; absent: the one in invite"
    to: ID
    invite: SuccessorInput
    "the first day of the new one, by the clock of the participant; today: at once"
    on: Date!
  }

  "Somebody who is not known yet: gets a letter, and holds the roles when the invitation is accepted, not before that day"
  input SuccessorInput {
    email: String!
    name: String!
    language: LanguageTag
  }

  input PersonLeftInput {
    person: ID!
    participant: ID!
  }

  type HandOver {
    "as they are for the one who goes"
    ended: [RoleGrant!]!
    "what the one who comes holds; empty until an invitation is accepted"
    begun: [RoleGrant!]!
    invitation: Invitation
    "that the one who goes had made"
    endedServiceAccounts: [ServiceAccount!]!
  }

  union HandOverResult = HandOver | InvalidInput | NotAuthorised | NotFound | Conflict
  union PersonResult = Person | InvalidInput | NotAuthorised | NotFound | Conflict
`;
