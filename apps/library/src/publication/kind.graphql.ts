/** What can be done with a record of every kind; its type and input stand in its own folder. */
export const kindMutationsSdl = (typename: string): string => /* GraphQL */ `
  extend type Mutation {
    "Begins a draft; checked as it will be when it is published."
    create${typename}(input: ${typename}Input!): DraftResult! @needs(permission: "publication:draft")
    "Replaces a draft's content."
    update${typename}(id: ID!, input: ${typename}Input!, expectedVersion: Int!): DraftResult! @needs(permission: "publication:draft")
    "Creates and publishes in one step: both happen or neither."
    publish${typename}(input: ${typename}Input!, changeNote: String, embargoUntil: DateTime): PublishResult! @needs(permission: "publication:publish")
  }
`;
