import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, parse, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { Authentication, AccessModule } from '#access';
import { createSubgraphExecutor, type SubgraphExecutor, type SubgraphExecutorRequest } from '#federation';
import { acceptedLanguages, Fault } from '#kernel';
import { execution, log } from '#platform';
import { subgraphContext } from './context.js';
import { SubgraphSchemas } from './subgraph-schemas.js';

const NAME = Symbol('SUBGRAPH_NAME');
const PATH = '/graphql';

interface Body {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** graphql-ws reads the document to tell a subscription from a query; the executor goes by the request. */
type StreamArgs = ExecutionArgs & { request: SubgraphExecutorRequest };

/**
 * The door of a subgraph that runs apart: POST and graphql-ws on /graphql, for the gateway only (it must not be reachable
 * from outside: the limits stand at the gateway). The token is verified again here.
 */
@Module({})
export class SubgraphHttpModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private sockets?: { dispose(): Promise<void> | void };

  constructor(
    @Inject(NAME) private readonly name: string,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(SubgraphSchemas) private readonly schemas: SubgraphSchemas,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  static forRoot(name: string): DynamicModule {
    return { module: SubgraphHttpModule, imports: [AccessModule], providers: [{ provide: NAME, useValue: name }] };
  }

  onApplicationBootstrap(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const executor = createSubgraphExecutor(this.schemas.get(this.name));
    fastify.post<{ Body: Body }>(PATH, { config: { access: 'by-audience' } }, async (request) =>
      this.answer(executor, request),
    );
    this.sockets = this.listenForSubscriptions(fastify, executor);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sockets?.dispose();
  }

  private async answer(executor: SubgraphExecutor, request: FastifyRequest<{ Body: Body }>): Promise<ExecutionResult> {
    const { query, variables, operationName } = request.body;
    const languages = acceptedLanguages(request.headers['accept-language']);
    const context = subgraphContext({ actor: request.actor, requestId: request.id, languages });
    return masked(await executor.execute({ query, variables, operationName, context }));
  }

  private listenForSubscriptions(
    fastify: FastifyInstance,
    executor: SubgraphExecutor,
  ): { dispose(): Promise<void> | void } {
    const server = new WebSocketServer({ server: fastify.server, path: PATH, maxPayload: 1024 * 1024 });
    const schema = this.schemas.get(this.name);
    return useServer<{ authorization?: string; 'x-request-id'?: string; 'accept-language'?: string }>(
      {
        onConnect: async ({ connectionParams }) => {
          await this.authentication.actorOf(connectionParams?.authorization);
        },
        onSubscribe: async (connection, _id, payload) => {
          const headers = connection.connectionParams ?? {};
          const context = subgraphContext({
            actor: await this.authentication.actorOf(headers.authorization),
            requestId: headers['x-request-id'] ?? '',
            languages: acceptedLanguages(headers['accept-language']),
          });
          const { query, variables, operationName } = payload as unknown as Body;
          const request = { query, variables, operationName, context };
          return { schema, document: parse(query), operationName, request } satisfies StreamArgs;
        },
        subscribe: (args) => executor.subscribe((args as StreamArgs).request) as never,
        execute: (args) => executor.execute((args as StreamArgs).request),
      },
      server,
    );
  }
}

/** Expected failures carry a code; everything else is logged here and told to the gateway without detail. */
function masked(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map(maskedError) };
}

function maskedError(error: GraphQLError): GraphQLError {
  if (error.originalError === undefined || error.originalError === null) return error;
  if (error.originalError instanceof Fault || typeof error.extensions['code'] === 'string') return error;
  log('subgraph').error({ err: error.originalError, path: error.path }, 'unexpected failure in a resolver');
  return new GraphQLError('Something failed here.', {
    nodes: error.nodes,
    path: error.path,
    extensions: { code: 'INTERNAL', requestId: execution.current().requestId },
  });
}
