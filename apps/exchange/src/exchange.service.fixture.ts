import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessModule, accessSchema, developmentIssuer, type Actor, type Role } from '#access';
import type { Change } from '#contracts';
import type { Database } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule, type SubgraphContext } from '#graphql';
import { messagingSchema, MessagingModule, Outbox } from '#messaging';
import { startService, type Environment, type RunningService } from '#platform';
import { OtherJobsModule, testDatabase, testEnvironment } from '#testing';
import { execute, parse, subscribe, type ExecutionResult } from 'graphql';
import { exchangeSchema, ExchangeJobsModule, ExchangeModule } from './index.js';

/** The exchange as a process: HTTP, graph, jobs. */
export interface ExchangeService {
  url: string;
  database: Database;
  service: RunningService;
  /** commits changes, as an app's use-case does */
  publish(...changes: Change[]): Promise<void>;
  token(participant: string, roles?: readonly Role[]): Promise<string>;
  ask(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult<Record<string, any>>>; // oxlint-disable-line typescript/no-explicit-any -- tests read freely
  subscribe(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<AsyncIterableIterator<ExecutionResult>>;
  close(): Promise<void>;
}

export async function startExchangeService(
  given: Partial<Record<keyof Environment, string>> = {},
  /** as the door of a node, which counts requests */
  isPublic = false,
): Promise<ExchangeService> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  const issuer = await developmentIssuer(folder);
  const place = await testDatabase([messagingSchema, accessSchema, exchangeSchema]);
  const database = await place.of(exchangeSchema);
  const environment = testEnvironment({
    DATABASE_URL: place.url,
    PUBLIC_URL: 'https://comity.example.org',
    ACCESS_ISSUERS: JSON.stringify([issuer.options]),
    SHUTDOWN_GRACE_MS: '500',
    ...given,
  });
  const service = await startService({
    name: 'exchange',
    environment,
    isPublic,
    modules: () => [
      AccessModule,
      SubgraphSchemasModule,
      MessagingModule.forRoot({ runsJobs: true }),
      ExchangeModule,
      ExchangeJobsModule,
      OtherJobsModule.besides('deliveries.', 'rights.', 'feeds.', 'mail.'),
    ],
  });
  const schema = service.app.get(SubgraphSchemas, { strict: false }).get('exchange');
  const outbox = new Outbox(database);
  const contextOf = (actor: Actor): SubgraphContext => subgraphContext({ actor, requestId: 'test', languages: [] });
  return {
    url: service.url,
    database,
    service,
    publish: (...changes) => database.transaction(() => outbox.emitAll(changes)),
    token: (participant, roles: readonly Role[] = ['publisher']) => issuer.sign({ participant, roles }),
    ask: async (actor, query, variableValues) =>
      execute({ schema, document: parse(query), contextValue: contextOf(actor), variableValues }),
    subscribe: async (actor, query, variableValues) =>
      (await subscribe({
        schema,
        document: parse(query),
        contextValue: contextOf(actor),
        variableValues,
      })) as AsyncIterableIterator<ExecutionResult>,
    close: async () => {
      // fetch keeps a connection in reserve that it never used, and a server takes such a one for busy.
      const closed = service.close();
      service.app.getHttpServer().closeAllConnections();
      await closed;
      await place.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
