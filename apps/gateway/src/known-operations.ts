import { existsSync, readFileSync } from 'node:fs';
import type { ApolloServer } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { projectFile } from '#kernel';
import type { RequestContext } from './request-context.js';

/** Written beside the portal when that is built: the text of everything it asks, by id. */
const MANIFEST = projectFile('dist/portal-operations.json');

type Texts = ReadonlyMap<string, string>;

/** Empty where only the server was built, as for a test. */
export function portalOperations(manifest = MANIFEST): Texts {
  if (!existsSync(manifest)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>));
}

interface Asked {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/** Why an operation that was named instead of written cannot be answered. */
export interface UnknownOperation {
  message: string;
  code: 'UNKNOWN_OPERATION' | 'BAD_REQUEST';
}

export const UNKNOWN_OPERATION: UnknownOperation = {
  code: 'UNKNOWN_OPERATION',
  message:
    'No operation has this documentId here. Ids are those of the portal as this node serves it: a page that was loaded before the node was updated has to be loaded again. Everybody else sends the operation itself, as `query`.',
};

/**
 * Puts the text in the place of the name before anything looks at the request, so that what is named costs and may as much as what is
 * written: by the id of the portal's own build, or by the hash under which Apollo Server keeps what a client sent before (automatic
 * persisted queries).
 */
export async function fillIn(
  { method, body, query }: FastifyRequest,
  known: Texts,
  apollo: Pick<ApolloServer<RequestContext>, 'cache'>,
): Promise<UnknownOperation | null> {
  const asked = (method === 'GET' ? query : body) as Asked | null | undefined;
  if (typeof asked !== 'object' || asked === null) return null;
  if (asked.documentId !== undefined && asked.documentId !== null) return byId(asked, known);
  if (asked.query !== undefined) return null;
  const hash = hashIn(asked.extensions);
  const text = hash === null ? undefined : await apollo.cache.get(`apq:${hash}`);
  // Apollo Server looks it up once more where it takes it from the address.
  if (text !== undefined) asked.query = text;
  return null;
}

function byId(asked: Asked, known: Texts): UnknownOperation | null {
  if (asked.query !== undefined && asked.query !== null)
    return { code: 'BAD_REQUEST', message: 'Send either `query` or `documentId`: one operation, named or written.' };
  const text = typeof asked.documentId === 'string' ? known.get(asked.documentId) : undefined;
  if (text === undefined) return UNKNOWN_OPERATION;
  asked.query = text;
  delete asked.documentId;
  return null;
}

function hashIn(extensions: unknown): string | null {
  try {
    const given: unknown = typeof extensions === 'string' ? JSON.parse(extensions) : extensions;
    const hash = (given as { persistedQuery?: { sha256Hash?: unknown } } | null)?.persistedQuery?.sha256Hash;
    return typeof hash === 'string' ? hash : null;
  } catch {
    return null;
  }
}
