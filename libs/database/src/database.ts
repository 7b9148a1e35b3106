import { AsyncLocalStorage } from 'node:async_hooks';
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
}

/** The work is committed: a listener that fails must not make it look as if it were not. */
function runGuarded(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    log('database').error({ err: error }, 'what was to follow a commit failed');
  }
}
