import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT, Readiness, type Environment } from '#platform';
import type { AppSchema } from './app-schema.js';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { migrate, pendingMigrations } from './migrate.js';

const SCHEMA = Symbol('SCHEMA');

/**
 * `const LibraryDatabase = DatabaseModule.forApp(librarySchema)`: one constant per app, imported by its module, so that
 * apps living in one process each get their own `Database`. Migrates what the app needs before anything else starts.
 */
@Module({})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(SCHEMA) private readonly schema: AppSchema,
  ) {}

  static forApp(schema: AppSchema, alsoMigrates: readonly AppSchema[] = []): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: SCHEMA, useValue: schema },
        {
          provide: Database,
          inject: [ENVIRONMENT],
          useFactory: async (environment: Environment): Promise<Database> => {
            await migrate(environment.DATABASE_URL, [...alsoMigrates, schema]);
            const source = createDataSource(schema, { url: environment.DATABASE_URL, pool: environment.DATABASE_POOL });
            return new Database(await source.initialize());
          },
        },
      ],
      exports: [Database],
    };
  }

  onModuleInit(): void {
    this.readiness.add(`database:${this.schema.name}`, async () => {
      await this.database.source.query('SELECT 1');
      return { ok: true };
    });
    this.readiness.add(`migrations:${this.schema.name}`, async () => {
      const pending = await pendingMigrations(this.database.source);
      return pending ? { ok: false, detail: 'migrations are pending' } : { ok: true };
    });
  }

  /** After every other part has shut down: they still write while they hand back their work. */
  async onApplicationShutdown(): Promise<void> {
    if (this.database.source.isInitialized) await this.database.source.destroy();
  }
}
