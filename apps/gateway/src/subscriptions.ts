import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type ValidationRule,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { ANONYMOUS, keepAsking, keepAskingFor, tellRefusal, type Actor, type Authentication } from '#access';
import type { Federation } from '#federation';
import { acceptedLanguages, Fault } from '#kernel';
import { execution, log, operationSurcharge, type Quota, type RateLimits } from '#platform';
import { clientError } from './client-error.js';
import { UNKNOWN_OPERATION } from './known-operations.js';
import { shownBy, type RequestContext } from './request-context.js';
import { credentialsOf } from './socket-credentials.js';

export interface SubscriptionOptions {
  fastify: FastifyInstance;
  path: string;
  federation: Federation;
  authentication: Authentication;
  rules: ValidationRule[];
  maxTokens: number;
  introspection: boolean;
  /** texts of operations by id */
  known?: ReadonlyMap<string, string>;
  publicUrl: string;
  limits: RateLimits;
  /** who asks over a socket, which Fastify does not look at */
  addressOf: (request: IncomingMessage) => string;
}

/** What a client says when it connects: JSON of any kind, so types are looked at before they are believed. */
interface ConnectionParams extends Record<string, unknown> {
  authorization?: string;
  'accept-language'?: string;
}

type OperationArgs = ExecutionArgs & { contextValue: RequestContext };

const MAX_MESSAGE = 1024 * 1024;
const UNAUTHORISED = 4401;
/** Not an end but a new beginning, which clients make by themselves: the rights are others than when the socket was opened. */
const RIGHTS_CHANGED = 4205;
const RATE_LIMITED = 4429;
/** Operations that one socket may have open; more sockets cost a client more, and are counted by what stands in front. */
const MOST_OPEN = 100;

/** Live answers over graphql-ws (`ws /graphql`) and SSE (`/graphql/stream`), with the limits that queries have. */
export function streamSubscriptions(options: SubscriptionOptions): { close(): Promise<void> } {
  const sockets = overWebSocket(options);
  overEvents(options);
  return sockets;
}

function overWebSocket(options: SubscriptionOptions): { close(): Promise<void> } {
  const { fastify, path, federation, authentication, limits, addressOf, publicUrl } = options;
  const server = new WebSocketServer({ server: fastify.server, path, maxPayload: MAX_MESSAGE });
  const disposable = useServer<ConnectionParams>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        const address = addressOf(extra.request);
        const isShown = connectionParams?.authorization ?? extra.request.headers.cookie;
        if (isShown !== undefined && limits.blockedSignIn(address)) {
          extra.socket.close(RATE_LIMITED, 'Too much that was shown from this address was refused.');
          return false;
        }
        try {
          const { authorization, participant } = credentialsOf(connectionParams, extra.request, publicUrl);
          const ask = (): Promise<Actor> => authentication.actorOf(authorization, participant);
          const actor = await ask();
          if (actor.person !== null) {
            const ended = (reason: Fault | null): void =>
              extra.socket.close(
                reason ? UNAUTHORISED : RIGHTS_CHANGED,
                (reason?.message ?? 'Connect again.').slice(0, 120),
              );
            extra.socket.once('close', keepAsking(authentication, { actor, ask, ended, authorization }));
          }
          return true;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          tellRefusal({ actor: ANONYMOUS, action: 'credential:show', fault: error });
          await limits.failedSignIn(address);
          extra.socket.close(UNAUTHORISED, error.message.slice(0, 120));
          return false;
        }
      },
      onSubscribe: async ({ connectionParams, extra, subscriptions }, id, payload) => {
        if (Object.keys(subscriptions).length > MOST_OPEN) return [tooManyOpen()];
        const query = writtenOut(payload, options.known);
        if (query === undefined)
          return [new GraphQLError(UNKNOWN_OPERATION.message, { extensions: { code: UNKNOWN_OPERATION.code } })];
        const language = connectionParams?.['accept-language'];
        const credentials = credentialsOf(connectionParams, extra.request, publicUrl);
        const context: RequestContext = {
          actor: await authentication.actorOf(credentials.authorization, credentials.participant),
          requestId: `ws-${String(extra.request.headers['sec-websocket-key'] ?? '').slice(0, 12)}-${id}`.slice(0, 80),
          languages: acceptedLanguages(
            typeof language === 'string' ? language : extra.request.headers['accept-language'],
          ),
          ...credentials,
        };
        const quota = await limits.take(
          { address: addressOf(extra.request), ...context.actor },
          1 + operationSurcharge(query),
        );
        if (quota?.exceeded) return [tooMany(quota)];
        return prepare(options, query, payload.variables, payload.operationName, context);
      },
      execute: (args) => inRequest(args as OperationArgs, (request) => federation.execute(request)),
      subscribe: (args) => inRequest(args as OperationArgs, (request) => federation.subscribe(request)),
      onNext: (_connection, _id, _payload, args, result) =>
        shown(result, (args as OperationArgs).contextValue.requestId),
      onError: (_connection, _id, _payload, errors) =>
        log('subscriptions').debug({ errors: errors.map((e) => e.message) }, 'refused'),
    },
    server,
    15_000,
  );
  return { close: async () => disposable.dispose() };
}

/** graphql-ws knows no ids: ours comes as an extension, beside an empty text. */
function writtenOut(
  { query, extensions }: Pick<SubscribePayload, 'query' | 'extensions'>,
  known?: ReadonlyMap<string, string>,
): string | undefined {
  const id = query === '' ? extensions?.['documentId'] : undefined;
  return id === undefined ? query : known?.get(String(id));
}

function overEvents(options: SubscriptionOptions): void {
  const { fastify, path, federation, authentication } = options;
  const handler = createHandler({
    onSubscribe: async (request, params) => {
      const raw: FastifyRequest = request.raw;
      const context: RequestContext = {
        actor: raw.actor,
        requestId: raw.id,
        languages: acceptedLanguages(raw.headers['accept-language']),
        ...shownBy(raw, options.publicUrl),
      };
      const prepared = prepare(options, String(params.query), params.variables, params.operationName, context);
      return prepared as never;
    },
    execute: (args) => federation.execute(requestOf(args as unknown as OperationArgs)) as never,
    subscribe: (args) => federation.subscribe(requestOf(args as unknown as OperationArgs)) as never,
    onNext: (_context, request, result) =>
      shown(result as ExecutionResult, (request.raw as FastifyRequest).id) as never,
  });
  void fastify.route({
    method: ['GET', 'POST'],
    url: `${path}/stream`,
    config: { access: 'by-audience' },
    handler: async (request, reply) => {
      // The handler lets go of the operation when the answer is closed.
      const stopAsking = keepAskingFor(authentication, request, () => reply.raw.end());
      try {
        await handler(request, reply);
      } catch (error) {
        log('subscriptions').error({ err: error }, 'the event stream failed');
        if (!reply.sent)
          await reply
            .status(500)
            .send({ errors: [{ message: 'Something failed here.', extensions: { requestId: request.id } }] });
      } finally {
        stopAsking();
      }
    },
  });
}

/** Surprises keep their detail here too: what a database said is for the log. */
const shown = (result: ExecutionResult, requestId: string): FormattedExecutionResult => ({
  ...result,
  errors: result.errors?.map((error) => clientError(error.toJSON(), requestId)),
});

const tooMany = ({ policy, resetSeconds }: Quota): GraphQLError =>
  new GraphQLError(`Too many operations. Try again in ${resetSeconds} s.`, {
    extensions: { code: 'RATE_LIMITED', policy, retryAfter: resetSeconds },
  });

const tooManyOpen = (): GraphQLError =>
  new GraphQLError(`At most ${MOST_OPEN} operations may be open on one socket. Complete some, or open another.`, {
    extensions: { code: 'LIMIT_EXCEEDED' },
  });

const requestOf = (args: OperationArgs): Parameters<Federation['execute']>[0] => ({
  document: args.document,
  operationName: args.operationName ?? undefined,
  variables: args.variableValues as Record<string, unknown> | undefined,
  context: args.contextValue,
});

/** What an operation over a socket does, the log tells as of its request. */
const inRequest = <T>(args: OperationArgs, run: (request: Parameters<Federation['execute']>[0]) => T): T =>
  execution.run({ requestId: args.contextValue.requestId }, () => run(requestOf(args)));

/** Parses within the token limit and validates with the operation limits, as Apollo Server does for queries. */
function prepare(
  { federation, rules, maxTokens, introspection }: SubscriptionOptions,
  query: string,
  variables: Record<string, unknown> | null | undefined,
  operationName: string | null | undefined,
  context: RequestContext,
): OperationArgs | readonly GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens });
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('The operation could not be read.')];
  }
  const standing = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const errors = validate(federation.apiSchema, document, [...standing, ...rules]);
  if (errors.length > 0) return errors;
  if (!getOperationAST(document, operationName))
    return [new GraphQLError('No operation of that name is in the document.')];
  return {
    schema: federation.apiSchema,
    document,
    operationName: operationName ?? undefined,
    variableValues: variables ?? undefined,
    contextValue: context,
  };
}
