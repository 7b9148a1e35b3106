import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Environment } from './environment.js';
import { log } from './logging.js';
import { publicUrlOf } from './public-url.js';
import type { RouteDescription, RouteRule } from './route-access.js';

type Operation = Record<string, unknown>;
type Paths = Record<string, Record<string, Operation>>;

const AN_HOUR = 3600;
const ASKED_MS = 3000;

/**
 * `GET /openapi.json`: REST as OpenAPI 3.1, worked out of the routes themselves, so that none is missing and none is made
 * up. Where the apps are processes of their own, the gateway asks each for its part.
 */
export function serveOpenApi(
  fastify: FastifyInstance,
  routes: readonly RouteOptions[],
  environment: Environment,
): void {
  const describes = { summary: 'REST, described in OpenAPI 3.1; the graph: /docs' };
  fastify.get('/openapi.json', { config: { access: 'open', describes } }, async (_request, reply) => {
    const own = pathsOf(routes);
    const others = await Promise.all(Object.values(environment.SUBGRAPHS ?? {}).map(pathsBehind));
    const paths = Object.assign({}, ...others, own) as Paths;
    return reply
      .header('cache-control', `public, max-age=${AN_HOUR}`)
      .send(documentOf(Object.fromEntries(Object.entries(paths).sort()), environment));
  });
}

const documentOf = (paths: Paths, environment: Environment): object => ({
  openapi: '3.1.0',
  info: {
    title: environment.NODE_NAME,
    version: '1.0.0',
    description:
      'Reading, following, exporting and writing without GraphQL. What may not be seen is answered as what does not exist.',
  },
  servers: [{ url: publicUrlOf(environment) }],
  paths,
  components: {
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'an access token of an issuer this node trusts, or of /oauth/token',
      },
      session: { type: 'apiKey', in: 'cookie', name: 'comity', description: 'of whoever signed in on the pages' },
      feedLink: {
        type: 'apiKey',
        in: 'query',
        name: 'key',
        description: 'a personal feed link, for feeds and /changes',
      },
    },
    schemas: {
      Problem: {
        type: 'object',
        description: 'RFC 9457',
        required: ['status', 'title'],
        properties: {
          status: { type: 'integer' },
          title: { type: 'string' },
          code: { type: 'string' },
          problems: {
            type: 'array',
            items: {
              type: 'object',
              properties: { path: { type: 'string' }, message: { type: 'string' } },
            },
          },
          requestId: { type: 'string' },
        },
      },
    },
  },
});

export function pathsOf(routes: readonly RouteOptions[]): Paths {
  const paths: Paths = {};
  for (const { method, url, config } of routes) {
    const { access, describes } = config ?? {};
    if (!access || !describes) continue;
    const path = url.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{rest}');
    for (const name of [method].flat()) {
      // HEAD comes with every GET.
      if (name === 'HEAD' || name === 'OPTIONS') continue;
      (paths[path] ??= {})[name.toLowerCase()] = operationOf(path, access, describes);
    }
  }
  return paths;
}

function operationOf(path: string, access: RouteRule, { query, headers, body, ...told }: RouteDescription): Operation {
  const { summary, answers = ['application/json'], status = 200 } = told;
  const text = { schema: { type: 'string' } };
  const named = (within: string, given: Readonly<Record<string, string>> = {}) =>
    Object.entries(given).map(([name, description]) => ({ name, in: within, description, ...text }));
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, ...text }));
  const content = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));
  return {
    summary,
    'x-access': access,
    ...(access === 'open' || access === 'own-proof'
      ? {}
      : { security: [...(access === 'by-audience' ? [{}] : []), { bearer: [] }, { session: [] }] }),
    parameters: [...places, ...named('query', query), ...named('header', headers)],
    ...(body ? { requestBody: { required: true, description: body.what, content: content(body.types) } } : {}),
    responses: {
      [status]: status === 204 ? { description: 'done' } : { description: 'as asked', content: content(answers) },
      default: {
        description: 'why not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** A process that is away is left out for now. */
async function pathsBehind(address: string): Promise<Paths> {
  try {
    const response = await fetch(new URL('/openapi.json', address), { signal: AbortSignal.timeout(ASKED_MS) });
    const { paths } = (await response.json()) as { paths: Paths };
    return Object.fromEntries(Object.entries(paths).filter(([path]) => !INNER.test(path)));
  } catch (error) {
    log('openapi').warn({ err: error, address }, 'a part of the description is missing');
    return {};
  }
}

/** Of each process; the gateway has its own. */
const INNER = /^\/(?:health\/|metrics$|graphql$|openapi\.json$)/;
