import type { MigrationInterface } from 'typeorm';

/** What an app owns in the database: one schema, its entities, its migrations. No other app touches it. */
export interface AppSchema {
  /** schema name, the app's own name */
  name: string;
  // oxlint-disable-next-line typescript/no-unsafe-function-type -- TypeORM's own type for entity classes
  entities: Function[];
  migrations: (new () => MigrationInterface)[];
}
