import { Inject, Injectable } from '@nestjs/common';
import { actorFor } from '#access';
import { Database } from '#database';
import { Assertions } from '../assertion/assertions.service.js';

const DEMONSTRATION = 'Made up for the demonstration: no authority has said this.';

/** Who says what of which agreement of the set. All others are silent, as they would be. */
const SAID = [
  { owner: 'KE-MOH', sourceId: 'AGR-007', by: 'GB-DHSC', reason: null },
  { owner: 'PH-DMW', sourceId: 'AGR-001', by: 'DE-BMG', reason: DEMONSTRATION },
] as const;

/** One agreement confirmed and one disputed, so that whoever tries it out sees both. */
@Injectable()
export class DemonstrationAssertions {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Assertions) private readonly assertions: Assertions,
  ) {}

  /** In the transaction that publishes the set. */
  async write(): Promise<void> {
    for (const { owner, sourceId, by, reason } of SAID) {
      const [agreement] = await this.db.query<{ id: string; revision: number }>(
        `SELECT id, revision FROM library.publication p WHERE owner = $1 AND source_id = $2 AND state = 'PUBLISHED'
           AND NOT EXISTS (SELECT FROM library.assertion a WHERE a.publication_id = p.id)`,
        [owner, sourceId],
      );
      if (!agreement) continue;
      const { id, revision } = agreement;
      const actor = actorFor(by, ['publisher'], 'comity:demonstration', 'Demonstration set');
      await (reason === null
        ? this.assertions.confirm(actor, id, revision, {})
        : this.assertions.dispute(actor, id, revision, reason, {}));
    }
  }
}
