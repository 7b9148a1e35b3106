import { ApolloServer } from '@apollo/server';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '#access';
import {
  apolloGateway,
  createFederation,
  FailureCode,
  type Federation,
  type SubgraphErrorInfo,
  type Transport,
} from '#federation';
import { acceptedLanguages } from '#kernel';
import {
  clientAddress,
  ENVIRONMENT,
  log,
  publicUrlOf,
  RateLimits,
  trustedProxies,
  type Environment,
  routesAre,
} from '#platform';
import { clientError, isExpected } from './client-error.js';
import { fillIn, portalOperations } from './known-operations.js';
import { operationLimits } from './limits.js';
import { shownBy, type RequestContext } from './request-context.js';
import { readSchemaFiles } from './schema-files.js';
import { streamSubscriptions } from './subscriptions.js';

export const TRANSPORT = Symbol('TRANSPORT');
const PATH = '/graphql';

/** GraphQL at the public door: Apollo Server in front, the plan executor behind, subscriptions beside. */
@Injectable()
export class GraphqlServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private apollo?: ApolloServer<RequestContext>;
  private streams?: { close(): Promise<void> };
  /** for the gateway's own pages */
  federation!: Federation;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(TRANSPORT) private readonly transport: Transport,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const env = this.environment;
    this.federation = createFederation({
      ...readSchemaFiles(),
      transport: this.transport,
      deadlineMs: env.REQUEST_DEADLINE_MS,
      planning: { atOnce: env.GRAPHQL_PLANS_AT_ONCE, waiting: env.GRAPHQL_PLANS_WAITING },
      onSubgraphError: reportSubgraphError,
    });
    const limits = operationLimits({
      maxDepth: env.GRAPHQL_MAX_DEPTH,
      maxAliases: env.GRAPHQL_MAX_ALIASES,
      maxCost: env.GRAPHQL_MAX_COST,
      maxPage: env.GRAPHQL_MAX_PAGE,
    });
    this.apollo = new ApolloServer<RequestContext>({
      gateway: apolloGateway(this.federation) as never,
      introspection: env.GRAPHQL_INTROSPECTION,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens: env.GRAPHQL_MAX_TOKENS },
      validationRules: [limits],
      formatError: (formatted) => clientError(formatted),
      logger: silentUnlessBroken,
      nodeEnv: 'production',
    });
    await this.apollo.start();
    const trusts = trustedProxies(env.TRUST_PROXY);
    const known = portalOperations();
    this.streams = streamSubscriptions({
      fastify,
      path: PATH,
      federation: this.federation,
      authentication: this.authentication,
      rules: [limits],
      maxTokens: env.GRAPHQL_MAX_TOKENS,
      introspection: env.GRAPHQL_INTROSPECTION,
      known,
      publicUrl: publicUrlOf(env),
      limits: this.limits,
      addressOf: (request) => clientAddress(request, trusts),
    });
    const apollo = this.apollo;
    await fastify.register(async (scope) => {
      routesAre(scope, 'by-audience');
      scope.setErrorHandler(refuseBody);
      scope.addHook('preValidation', async (request, reply) => {
        const unknown = await fillIn(request, known, apollo);
        if (unknown) return reply.status(400).header('cache-control', 'no-store').send(refusal(unknown, request.id));
        return undefined;
      });
      await scope.register(fastifyApollo(apollo), {
        path: PATH,
        method: ['GET', 'POST'],
        context: (request, reply) => contextOf(request, reply, publicUrlOf(env)),
      });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.streams?.close();
    await this.apollo?.stop();
  }
}

async function contextOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Promise<RequestContext> {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return {
    actor: request.actor,
    requestId: request.id,
    languages: acceptedLanguages(request.headers['accept-language']),
    ...shownBy(request, publicUrl),
    signal: gone.signal,
  };
}

/** Bodies that Fastify refuses before GraphQL sees them: too large, not JSON. */
function refuseBody(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) log('graphql').error({ err: error }, 'unexpected failure');
  const message =
    status === 413
      ? 'The request is larger than 1 MiB. Send a smaller query; texts and files go by REST.'
      : status >= 500
        ? 'Something failed here. Quote the request id when you report it.'
        : `The request body could not be read: ${error.message}`;
  const code = status === 413 ? 'LIMIT_EXCEEDED' : status >= 500 ? 'INTERNAL' : 'BAD_REQUEST';
  void reply.status(status).send(refusal({ message, code }, request.id));
}

const refusal = ({ message, code }: { message: string; code: string }, requestId: string): object => ({
  errors: [{ message, extensions: { code, requestId } }],
});

function reportSubgraphError({ subgraph, path, error, requestId }: SubgraphErrorInfo): void {
  if (isExpected(error) || clientHasGone(error)) return;
  log('federation').error({ err: error, subgraph, path, requestId }, 'a subgraph failed');
}

/** A reader who closes the page makes no subgraph fail. */
const clientHasGone = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === FailureCode.aborted;

const silentUnlessBroken = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message?: string) => log('apollo').warn(message),
  error: (message?: string) => log('apollo').error(message),
};
