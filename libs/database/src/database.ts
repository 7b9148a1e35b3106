import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { log } from '#platform';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

interface Unit {
  manager: EntityManager;
  afterCommit: (() => void)[];
}

/**
 * An app's door to its schema. A use-case opens one transaction; whatever it calls takes part without knowing
 * (docs/adr/0007-transactions.md says why this is AsyncLocalStorage and not a parameter or a library).
 */
export class Database {
  private readonly unit = new AsyncLocalStorage<Unit>();
  private readonly names = new Map<string, string>();

  constructor(readonly source: DataSource) {}

  /** Inside a transaction its manager, else the pool's. */
  get manager(): EntityManager {
    return this.unit.getStore()?.manager ?? this.source.manager;
  }

  get inTransaction(): boolean {
    return this.unit.getStore() !== undefined;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters);
  }

  /**
   * As `query`, planned once for each connection and not each time: for a statement that takes longer to plan than to carry
   * out, and whose one plan suits all parameters. PostgreSQL plans it anew when its tables were analysed.
   */
  planned<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.transaction(async () => {
      // TypeORM has no word for prepared statements.
      const connection = (await this.manager.queryRunner?.connect()) as PoolClient;
      await connection.query('SET LOCAL plan_cache_mode = force_generic_plan');
      const { rows } = await connection.query<Row>({ name: this.nameOf(sql), text: sql, values: parameters });
      await connection.query('SET LOCAL plan_cache_mode = auto');
      return rows;
    });
  }

  /** Runs the work in a transaction, or in the one that is already open. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction) return work();
    const afterCommit: Unit['afterCommit'] = [];
    const result = await this.source.transaction((manager) => this.unit.run({ manager, afterCommit }, work));
    for (const hook of afterCommit) runGuarded(hook);
    return result;
  }

  /** Runs once the open transaction has committed (never when it rolls back); at once when none is open. */
  afterCommit(hook: () => void): void {
    const unit = this.unit.getStore();
    if (unit) unit.afterCommit.push(hook);
    else hook();
  }

  /** PostgreSQL cuts names at 63 characters. */
  private nameOf(sql: string): string {
    const name = this.names.get(sql) ?? `comity_${hash('sha256', sql).slice(0, 32)}`;
    this.names.set(sql, name);
    return name;
  }
}

/** The work is committed: a listener that fails must not make it look as if it were not. */
function runGuarded(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    log('database').error({ err: error }, 'what was to follow a commit failed');
  }
}
