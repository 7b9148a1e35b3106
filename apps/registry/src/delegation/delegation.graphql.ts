export const delegationSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Lends one's own role to somebody of the same participant for a time. It ends with one's own at the latest, and cannot be
    lent on. Writers of drafts, reviewers and publishers may; who says who may grants instead.
    """
    delegate(input: DelegateInput!): RoleGrantResult! @needs(permission: "role:delegate")
    "Takes back what one lent, on a day or at once"
    endDelegation(input: EndRoleInput!): RoleGrantResult! @needs(permission: "role:delegate")
  }

  extend type Me {
    "what one lent to others at the participant that one acts for, now and later"
    lent: [RoleGrant!]!
    "whom one may lend to: those who hold a role there now, by name; empty for those who lend nothing"
    colleagues: [Colleague!]!
  }

  "Somebody of the same participant, as everybody there knows them"
  type Colleague {
    "of the Person"
    id: ID!
    name: String!
  }

  input DelegateInput {
    "id of one's own RoleGrant"
    grant: ID!
    "who stands in: holds some role at the same participant"
    to: ID!
    "the first day, by the clock of the participant; absent: at once"
    from: Date
    "the last day"
    until: Date!
  }
`;
