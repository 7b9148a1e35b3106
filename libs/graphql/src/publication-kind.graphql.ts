import { PUBLICATION_KINDS } from '#kernel';

/** For each subgraph that names kinds; all say the same. */
export const publicationKindSdl = /* GraphQL */ `
  "What kind of record it is."
  enum PublicationKind {
    ${PUBLICATION_KINDS.join('\n    ')}
  }
`;
