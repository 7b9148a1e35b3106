import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { log, Readiness } from '#platform';

/** Tells operators by what the log is kept append-only here, at start and at /health/ready. */
@Injectable()
export class AuditProtection implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  async onModuleInit(): Promise<void> {
    this.readiness.add('audit', async () => ({ ok: true, detail: wall(await this.byPermission()) }));
    log('audit').info(wall(await this.byPermission()));
  }

  /** Whether the role that this process connects as could neither alter the log nor become the one that can. */
  async byPermission(): Promise<boolean> {
    const [row] = await this.database.query<{ safe: boolean }>(
      `SELECT NOT pg_has_role(c.relowner, 'SET')
          AND NOT has_table_privilege(c.oid, 'UPDATE') AND NOT has_table_privilege(c.oid, 'DELETE')
          AND NOT has_table_privilege(c.oid, 'TRUNCATE') AS safe
       FROM pg_class c WHERE c.oid = 'audit.entry'::regclass`,
    );
    return row?.safe ?? false;
  }
}

const wall = (byPermission: boolean): string =>
  `the audit log is append-only by ${byPermission ? 'permission and triggers' : 'triggers alone: the database role of this process could remove them'}`;
