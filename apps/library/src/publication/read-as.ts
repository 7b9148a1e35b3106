import type { SubgraphContext } from '#graphql';

/** In a preview a record is read as by somebody else than who asks, and carries that reader's context along. */
export interface ReadAs {
  readAs?: SubgraphContext;
}

/** Whose reading an answer is for. */
export const contextOf = ({ readAs }: ReadAs, asked: SubgraphContext): SubgraphContext => readAs ?? asked;

/** What comes of it is read as it is itself. */
export const readLike = <T extends object>({ readAs }: ReadAs, found: T): T & ReadAs =>
  readAs ? { ...found, readAs } : found;
