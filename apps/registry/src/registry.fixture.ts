import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { graphql, type ExecutionResult } from 'graphql';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import type { Change } from '#contracts';
import { Database } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { messagingSchema } from '#messaging';
import { PlatformModule } from '#platform';
import { testDatabase, testEnvironment, type TestDatabase } from '#testing';
import { AuthorityEntity } from './authority/authority.entity.js';
import { RegistryModule } from './registry.module.js';
import { registrySchema } from './registry.schema.js';
import { RegistrySeed } from './seed/registry-seed.js';

export const SECRETARIAT = actorFor('WHO', ['secretariat'], 'test:secretariat');

/** The registry as Nest builds it, on a database of its own, asked without HTTP. */
export interface RegistryUnderTest {
  app: NestFastifyApplication;
  database: TestDatabase;
  db: Database;
  seed: RegistrySeed;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    who?: { actor?: Actor; languages?: string[] },
  ): Promise<ExecutionResult>;
  /** its data; a failed query fails the test with the query */
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is what the query asks for
  data<T = any>(
    query: string,
    variables?: Record<string, unknown>,
    who?: { actor?: Actor; languages?: string[] },
  ): Promise<T>;
  /** the changes told since the last time it was asked */
  changes(): Promise<Change[]>;
  /** how many statements the work sent to the database */
  queries(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

export async function startRegistry(
  given: { SEED?: string; database?: TestDatabase } = {},
): Promise<RegistryUnderTest> {
  const database = given.database ?? (await testDatabase([messagingSchema, registrySchema]));
  const environment = testEnvironment({ DATABASE_URL: database.url, SEED: given.SEED ?? 'none' });
  @Module({ imports: [PlatformModule.forRoot(environment), SubgraphSchemasModule, RegistryModule] })
  class Root {}
  const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await app.init();
  // Access brings a database of its own; the one meant here knows the registry's tables.
  const db = app.get(Database, { strict: false, each: true }).find(({ source }) => source.hasMetadata(AuthorityEntity));
  if (!db) throw new Error('no module brings the registry’s database');
  const schema = app.get(SubgraphSchemas).get('registry');
  const ask: RegistryUnderTest['ask'] = (source, variableValues, { actor = ANONYMOUS, languages = [] } = {}) =>
    graphql({ schema, source, variableValues, contextValue: subgraphContext({ actor, requestId: 'test', languages }) });
  let told = 0;
  return {
    app,
    database,
    db,
    seed: app.get(RegistrySeed),
    ask,
    data: async (query, variables, who) => {
      const result = await ask(query, variables, who);
      if (result.errors) throw new Error(`${result.errors.map(String).join('\n')}\nin ${query}`);
      return JSON.parse(JSON.stringify(result.data));
    },
    changes: async () => {
      const rows = await db.query<{ id: string; payload: Change }>(
        'SELECT id, payload FROM messaging.outbox WHERE id > $1 ORDER BY id',
        [told],
      );
      told = Number(rows.at(-1)?.id ?? told);
      return rows.map(({ payload }) => payload);
    },
    queries: async (work) => {
      let count = 0;
      const counter = { beforeQuery: () => void count++ };
      db.source.subscribers.push(counter);
      await work();
      db.source.subscribers.splice(db.source.subscribers.indexOf(counter), 1);
      return count;
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
