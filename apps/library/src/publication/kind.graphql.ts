/** What can be done with a record of every kind; its type and input stand in its own folder. */
export const kindMutationsSdl = (typename: string): string => /* GraphQL */ `
  extend type Query {
    """
    What publish${typename} would say of an input: every problem at once, and warnings. Nothing is saved. Of a record that is
    revised, or of an open draft, give the id: else it would be found to be like itself.
    """
    validate${typename}(input: ${typename}Input!, "of your own record that the input is for; left out: a new one" id: ID): Validation! @needs(permission: "publication:draft")
  }

  extend type Mutation {
    """
    Begins a draft. A machine that got no answer sends the request again under the same idempotencyKey: it is carried out
    once, and a repetition within 7 days gives the record that came of it. Likewise with publish${typename}.
    """
    create${typename}(input: ${typename}Input!, idempotencyKey: String): DraftResult! @needs(permission: "publication:draft")
    "Replaces a draft's content."
    update${typename}(id: ID!, input: ${typename}Input!, expectedVersion: Int!): DraftResult! @needs(permission: "publication:draft")
    "Creates and publishes in one step: both happen or neither."
    publish${typename}(input: ${typename}Input!, changeNote: String, embargoUntil: DateTime, idempotencyKey: String): PublishResult! @needs(permission: "publication:publish")
  }
`;
