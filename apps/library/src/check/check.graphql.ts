export const checkSdl = /* GraphQL */ `
  extend type PublicationDraft {
    "what must be mended before it can be published; by the path in the content, such as title.vi"
    problems: [FieldProblem!]!
  }

  "What publishing an input would say of it. Nothing is saved."
  type Validation {
    "each would be refused; by the path in the input"
    problems: [FieldProblem!]!
    "each would be let pass, and is worth another look"
    warnings: [FieldProblem!]!
  }
`;
