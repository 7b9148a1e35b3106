import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { actorFor } from '#access';
import { Database } from '#database';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { grouped } from '../grouped.js';
import { ImportService } from '../import/import.service.js';
import { DemonstrationAssertions } from './demonstration-assertions.js';
import { demonstrationRecords } from './demonstration-record.js';

const SEED_LOCK = 0x00c0_115e;

/** Publishes the demonstration set, each record by its owner; what is there already stays as it is. */
@Injectable()
export class LibrarySeed implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ImportService) private readonly importer: ImportService,
    @Inject(DemonstrationAssertions) private readonly assertions: DemonstrationAssertions,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.SEED === 'demonstration') await this.load();
  }

  /** One transaction: processes that start together take turns, and the later ones find it done. */
  async load(): Promise<{ published: number }> {
    let published = 0;
    await this.db.transaction(async () => {
      await this.db.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
      for (const [owner, items] of grouped(demonstrationRecords(), (record) => record.owner)) {
        const actor = actorFor(owner, ['publisher'], 'comity:demonstration', 'Demonstration set');
        const report = await this.importer.publishAll(actor, each(items), { existing: 'keep' });
        published += report.published;
        if (report.bad.length > 0)
          log('library').error({ owner, bad: report.bad }, 'the demonstration set has records that do not fit');
      }
      await this.assertions.write();
    });
    if (published > 0) log('library').info({ published }, 'published the demonstration set');
    return { published };
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
